import { posix } from 'node:path';
import type { Copy, Dockerfile, Instruction, Run, Word } from '../../syntax/types.ts';
import { credentialFileVariable, type FileAsCredential, fileAsCredential } from '../commands/credential-files.ts';
import { type BuildContext, keptOutOfGit } from '../project/build-context.ts';
import {
  credentialIn,
  type FileSurroundings,
  findTokens,
  judgeFile,
  judgeFileContent,
  judgeHolder,
  judgeUsedFile,
  strengthOfText,
  textKindOf,
} from '../sensitivity/index.ts';
import type { DetectionSettings, FileJudgement } from '../sensitivity/judgement.ts';
import { targetOf } from '../stages/copy-target.ts';
import { fillText, knownScript } from '../stages/known-variables.ts';
import { filesMatching, filesNamed, plainSource, variablesAsPattern } from '../stages/pattern-source.ts';
import { homeOf } from '../stages/stage-state.ts';
import { isBuiltOn } from '../stages/stage-tree.ts';
import { contextPath, type JudgeCopy } from './file-flows.ts';
import type { Stages } from './file-track.ts';

/** The inputs for judging sources of COPY and ADD. */
export interface CopySurroundings extends Stages {
  readonly context: BuildContext | undefined;
  readonly settings: DetectionSettings;
  readonly surroundings: FileSurroundings;
}

interface CopyEvidence extends CopySurroundings {
  /** Computed when the first file with a meaningless name is judged. */
  readonly mentions: () => Mentions;
}

/**
 * Returns a function that judges the sources of COPY and ADD by their names, by the commands that read them, and by their content if the build context can be
 * read. A file used by `ssh-add` or
 * `docker login` is a credential whatever its name is.
 */
export function copyJudge(around: CopySurroundings): JudgeCopy {
  let known: Mentions | undefined;
  const mentions = (): Mentions => {
    known ??= mentionsIn(around.dockerfile);
    return known;
  };
  const evidence = { ...around, mentions };
  return (copy, source) => judgeCopy(evidence, copy, copy.sources[source]);
}

function judgeCopy(evidence: CopyEvidence, copy: Copy, word: Word | undefined): FileJudgement | undefined {
  const { context, settings, surroundings } = evidence;
  if (!word || /^[a-z]+:\/\//i.test(word.value)) return undefined;
  const file = plainSource(evidence, copy, word, context?.files() ?? [])?.word ?? word;
  // a variable stands for the name of the file: `ARG KEY_FILE=id_rsa`, `ENV RESET_PASSWORD=reset.sh`
  const written = fillText(word.value, (name) => evidence.states.get(copy)?.env.get(name));
  const byName = judgeFile(written, copy.destination?.value ?? '', settings, surroundings);
  const isSettled = byName.secret || byName.innocent || byName.evidence.some(({ kind }) => kind === 'project-settings');
  const use = isSettled ? undefined : firstUse(evidence, copy, file);
  const judgement = use ? judgeUsedFile(file.value, use) : byName;
  if (judgement.kind === '') return judgeText(evidence, copy, file);
  // carriedFiles judges the files inside instead
  if (judgement.kind === KEY_FOLDER && context?.isFolder(contextPath(word.value))) return undefined;
  // if the content can be read, it decides; if the name is meaningless, it must be read
  const texts = textsOf(evidence, contextPath(file.value));
  const contents = texts.map((text) => contentOf(judgement.kind, text));
  const isDoubtful = (one: (typeof contents)[number]): boolean => one !== 'references-only' && one !== 'no-credentials';
  const content = contents.find((one) => one === 'secret') ?? contents.find(isDoubtful) ?? contents[0] ?? 'unknown';
  if (content === 'secret')
    return {
      ...judgement,
      secret: true,
      strength: strengthOfText(file.value, texts.join('\n')),
      evidence: [
        ...judgement.evidence.filter(({ kind }) => kind !== 'project-settings' && (judgement.secret || kind !== 'content-decides')),
        { kind: 'holds-credential', name: undefined },
      ],
    };
  if (!judgement.secret) return judgement.mayHoldLogin && texts.length === 0 ? missingFile(evidence, judgement, word) : undefined;
  return judgement.cleanWhen !== undefined && (content === 'references-only' || content === 'no-credentials') ? undefined : judgement;
}

/**
 * The judgement of settings that a COPY names and the build context at hand lacks, although it has what other COPYs name. Something creates them before the
 * build, or they are left out of the repository, and logins are the usual reason for both.
 */
function missingFile({ dockerfile, context }: CopyEvidence, judgement: FileJudgement, file: Word): FileJudgement | undefined {
  const path = contextPath(file.value);
  if (!context || /[$*?[\]]/.test(path) || context.isLeftOut?.(path) || context.isFolder(path) || context.files().includes(path)) return undefined;
  const isIgnoredByGit = keptOutOfGit(context).some((line) => line === path || line === posix.basename(path));
  if (!isIgnoredByGit && !hasOthers(dockerfile, context)) return undefined;
  const sign = { kind: 'not-in-context', name: posix.basename(path), isIgnoredByGit } as const;
  return { ...judgement, secret: true, strength: isIgnoredByGit ? 'weak' : 'hint', evidence: [sign] };
}

/** Whether the context has a file or folder that a COPY or ADD names: it is the one that the image is built with. */
function hasOthers({ instructions }: Dockerfile, context: BuildContext): boolean {
  const files = new Set(context.files());
  return instructions.some(
    (one) =>
      (one.keyword === 'COPY' || one.keyword === 'ADD') &&
      one.from === undefined &&
      one.sources
        .map(({ value }) => contextPath(value).replace(/\/$/, ''))
        .some((path) => files.has(path) || (path !== '.' && path !== '' && context.isFolder(path))),
  );
}

/** The judgement of a file whose names are no sign, by its text. */
function judgeText({ context, settings }: CopyEvidence, copy: Copy, file: Word): FileJudgement | undefined {
  const kind = context && textKindOf(file.value, copy.destination?.value ?? '', settings);
  const text = kind && context.read(contextPath(file.value));
  const place = kind && text !== undefined ? credentialIn(kind, text) : undefined;
  return place && judgeHolder(undefined, place);
}

/**
 * The text of a file of the context; for a pattern, or a name with a variable in it, of all files that match; for a folder, the texts of those files that some
 * RUN mentions.
 */
function textsOf({ context, mentions }: CopyEvidence, path: string): readonly string[] {
  if (!context) return [];
  const matching = filesMatching(variablesAsPattern(path), context.files());
  const paths = context.isFolder(path)
    ? context.files().filter((file) => file.startsWith(`${path}/`) && mentions().runs.has(posix.basename(file)))
    : matching.length > 0
      ? matching
      : [path];
  return paths.flatMap((file) => context.read(file) ?? []);
}

function contentOf(kind: string, text: string): ReturnType<typeof judgeFileContent> {
  return findTokens(text).some((hit) => hit.checksum !== 'wrong') ? 'secret' : judgeFileContent(kind, text);
}

/** The kind of a folder with the name of a key folder, whatever its content is. */
const KEY_FOLDER = 'key-folder';

/** The use of a copied file by later instructions; for a pattern, the first use of one of its files as a credential. */
function firstUse(evidence: CopyEvidence, copy: Copy, word: Word): FileAsCredential | undefined {
  const use = useOf(evidence, copy, word);
  if (use || !/[*?[\]]/.test(word.value)) return use;
  for (const value of filesNamed(evidence, copy, word)) {
    const ofNamed = useOf(evidence, copy, { ...word, value });
    if (ofNamed) return ofNamed;
  }
  return undefined;
}

/** The use of a copied file by later instructions. */
function useOf({ dockerfile, states, mentions }: CopyEvidence, copy: Copy, word: Word): FileAsCredential | undefined {
  const { runs, variables } = mentions();
  // most files are mentioned nowhere: their target is then irrelevant
  const names = new Set([word.value, copy.destination?.value ?? ''].map((path) => posix.basename(path)));
  if (variables.size === 0 && ![...names].some((name) => runs.has(name))) return undefined;
  const target = targetOf(dockerfile, copy, word, states);
  if (target === undefined) return undefined;
  const inImage = (one: Instruction): boolean => one.stage !== undefined && one.onbuild === copy.onbuild && isBuiltOn(dockerfile.stages[one.stage], copy.stage);
  const variable = (variables.get(target) ?? []).find(({ instruction }) => inImage(instruction));
  if (variable) return variable.use;
  for (const run of runs.get(posix.basename(target)) ?? []) {
    if (run.range.start < copy.range.start || !inImage(run)) continue;
    const state = states.get(run);
    const script = knownScript(run, state);
    const use = script && fileAsCredential(script, target, { workdir: state?.workdir, home: homeOf(state) });
    if (use) return use;
  }
  return undefined;
}

/** An index of the files that a Dockerfile mentions, so that not every COPY must search every RUN. */
interface Mentions {
  /** The RUNs whose text contains the name of a file or folder, by that name. */
  readonly runs: ReadonlyMap<string, readonly Run[]>;
  /** The ENVs that give a tool the path of its credential file, by the path. */
  readonly variables: ReadonlyMap<string, readonly { readonly instruction: Instruction; readonly use: FileAsCredential }[]>;
}

/** Separators around file names in commands. In `-iFILE`, the name starts after the option. */
const AROUND_NAMES = /[\s"'`/=:;&|()<>{}$,@]+/;

function mentionsIn({ instructions }: Dockerfile): Mentions {
  const runs = new Map<string, Run[]>();
  const variables = new Map<string, { instruction: Instruction; use: FileAsCredential }[]>();
  for (const instruction of instructions) {
    if (instruction.keyword === 'RUN')
      for (const part of new Set(instruction.args.text.split(AROUND_NAMES).flatMap((one) => (/^-[A-Za-z]./.test(one) ? [one, one.slice(2)] : [one]))))
        addTo(runs, part, instruction);
    if (instruction.keyword !== 'ENV') continue;
    for (const { name, value } of instruction.entries) {
      const told = value && credentialFileVariable(name, value.value);
      if (told) addTo(variables, told.path, { instruction, use: told.use });
    }
  }
  return { runs, variables };
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
