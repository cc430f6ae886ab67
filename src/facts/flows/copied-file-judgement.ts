import { posix } from 'node:path';
import type { Copy, Instruction, Word } from '../../syntax/types.ts';
import { credentialFileVariable, type FileAsCredential, fileAsCredential } from '../commands/credential-files.ts';
import type { BuildContext } from '../project/build-context.ts';
import { type FileSurroundings, findTokens, judgeFile, judgeFileContent, judgeUsedFile } from '../sensitivity/index.ts';
import type { DetectionSettings, FileJudgement } from '../sensitivity/judgement.ts';
import { isBuiltOn } from '../stages/container.ts';
import { targetOf } from '../stages/copy-target.ts';
import { homeOf } from '../stages/stage-state.ts';
import type { JudgeCopy } from './file-flows.ts';
import { knownScript, type Stages } from './file-track.ts';

/** What the sources of COPY and ADD are judged by. */
export interface CopyEvidence extends Stages {
  readonly context: BuildContext | undefined;
  readonly settings: DetectionSettings;
  readonly surroundings: FileSurroundings;
}

/**
 * Judges the sources of COPY and ADD by their names, by who reads them, and by their content where the build context can be read: a file that `ssh-add` or
 * `docker login` gets is a credential whatever it is called.
 */
export function copyJudge(evidence: CopyEvidence): JudgeCopy {
  return (copy, source) => judgeCopy(evidence, copy, copy.sources[source]);
}

function judgeCopy(evidence: CopyEvidence, copy: Copy, word: Word | undefined): FileJudgement | undefined {
  const { context, settings, surroundings } = evidence;
  if (!word || /^[a-z]+:\/\//i.test(word.value)) return undefined;
  const byName = judgeFile(word.value, copy.destination?.value ?? '', settings, surroundings);
  const use = byName.secret || byName.innocent ? undefined : useOf(evidence, copy, word);
  const judgement = use ? judgeUsedFile(use.kind, use.mostly, use.by) : byName;
  if (judgement.kind === '') return undefined;
  // what is in it can be looked at: see carriedFiles
  if (judgement.kind === KEY_FOLDER && context?.isFolder(contextName(word.value))) return undefined;
  // the content decides where it can be read, and has to where the name alone says nothing
  const text = context?.read(contextName(word.value));
  const content = text === undefined ? 'unknown' : findTokens(text).some((hit) => hit.checksum !== 'wrong') ? 'secret' : judgeFileContent(judgement.kind, text);
  if (content === 'secret')
    return {
      ...judgement,
      secret: true,
      strength: 'strong',
      evidence: [...judgement.evidence.filter((one) => judgement.secret || one.kind !== 'content-decides'), { kind: 'holds-credential', name: undefined }],
    };
  if (!judgement.secret) return undefined;
  return judgement.cleanWhen !== undefined && (content === 'references-only' || content === 'no-credentials') ? undefined : judgement;
}

/** A folder that is named as if private keys were in it, whatever there is. */
const KEY_FOLDER = 'key-folder';

function contextName(source: string): string {
  return source.replace(/^\.?\//, '').replace(/\/$/, '');
}

/** How the instructions after it use the file that a COPY makes. */
function useOf({ dockerfile, states }: Stages, copy: Copy, word: Word): FileAsCredential | undefined {
  const target = targetOf(dockerfile, copy, word, states);
  if (target === undefined) return undefined;
  const name = posix.basename(target);
  const inImage = (one: Instruction): boolean => one.stage !== undefined && one.onbuild === copy.onbuild && isBuiltOn(dockerfile.stages[one.stage], copy.stage);
  for (const instruction of dockerfile.instructions) {
    if (instruction.keyword === 'ENV' && inImage(instruction)) {
      const variable = instruction.entries.find(({ value }) => value?.value === target);
      const use = variable && credentialFileVariable(variable.name);
      if (use) return use;
    }
    if (instruction.keyword !== 'RUN' || instruction.range.start < copy.range.start || !instruction.args.text.includes(name) || !inImage(instruction)) continue;
    const state = states.get(instruction);
    const script = knownScript(instruction, state);
    const use = script && fileAsCredential(script, target, { workdir: state?.workdir, home: homeOf(state) });
    if (use) return use;
  }
  return undefined;
}
