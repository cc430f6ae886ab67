import type { Copy } from '../../syntax/types.ts';
import type { BuildContext } from '../project/build-context.ts';
import { type FileSurroundings, findTokens, judgeFile, judgeFileContent } from '../sensitivity/index.ts';
import type { DetectionSettings, FileJudgement } from '../sensitivity/judgement.ts';
import type { JudgeCopy } from './file-flows.ts';

/** Judges the sources of COPY and ADD by their names, and by their content where the build context can be read. */
export function copyJudge(context: BuildContext | undefined, settings: DetectionSettings, files: FileSurroundings): JudgeCopy {
  return (copy, source) => judgeCopy(copy, source, (path, target) => judgeFile(path, target, settings, files), context);
}

function judgeCopy(
  copy: Copy,
  source: number,
  judgeNames: (path: string, target: string) => FileJudgement,
  context: BuildContext | undefined,
): FileJudgement | undefined {
  const word = copy.sources[source];
  if (!word || /^[a-z]+:\/\//i.test(word.value)) return undefined;
  const judgement = judgeNames(word.value, copy.destination?.value ?? '');
  if (judgement.kind === '') return undefined;
  // the content decides where it can be read, and has to where the name alone says nothing
  const text = context?.read(word.value.replace(/^\.?\//, ''));
  const content = text === undefined ? 'unknown' : findTokens(text).some((hit) => hit.checksum !== 'wrong') ? 'secret' : judgeFileContent(judgement.kind, text);
  if (content === 'secret')
    return {
      ...judgement,
      secret: true,
      strength: 'strong',
      evidence: [...judgement.evidence.filter((one) => judgement.secret || !one.startsWith('only ')), 'it holds a credential'],
    };
  if (!judgement.secret) return undefined;
  return judgement.cleanWhen !== undefined && (content === 'references-only' || content === 'no-credentials') ? undefined : judgement;
}
