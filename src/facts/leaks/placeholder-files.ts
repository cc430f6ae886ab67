import type { Copy, Word } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { contextPath, type FileFlow } from '../flows/file-flows.ts';
import type { BuildContext } from '../project/build-context.ts';
import { likelyFilesIn } from '../project/carried-files.ts';
import { holdsPlaceholder, judgeFile } from '../sensitivity/index.ts';
import type { DetectionSettings } from '../sensitivity/judgement.ts';
import { filesMatching, variablesAsPattern } from '../stages/pattern-source.ts';

/** Files of the build context that are copied and hold what looks like a placeholder where a credential stands: only their owner knows. */
export interface PlaceholderFiles {
  readonly kind: 'placeholder-files';
  readonly instruction: Copy;
  readonly range: Range;
  /** The source as written. */
  readonly source: string;
  /** Relative to the context, in order. */
  readonly paths: readonly string[];
}

/** What a source of a COPY or ADD brings of them; of what is told as a flow of its own nothing. */
export function placeholderFiles(
  copy: Copy,
  source: Word,
  context: BuildContext,
  settings: DetectionSettings,
  flows: readonly FileFlow[],
): readonly PlaceholderFiles[] {
  if (/^[a-z]+:\/\//i.test(source.value)) return [];
  const path = contextPath(source.value);
  const own = judgeFile(source.value, copy.destination?.value ?? '', settings);
  const files = path.includes('$') ? filesMatching(variablesAsPattern(path), context.files()) : [path];
  const named = own.kind !== '' && !own.innocent && !context.isFolder(path) ? files.map((file) => ({ path: file, judgement: own })) : [];
  const told = new Set(flows.filter((flow) => flow.copy === copy).map(({ name }) => contextPath(name)));
  const paths = [...named, ...likelyFilesIn(source.value, context, settings)].flatMap(({ path: file, judgement }) => {
    const text = told.has(file) ? undefined : context.read(file);
    return text !== undefined && holdsPlaceholder(judgement.kind, text) ? [file] : [];
  });
  return paths.length > 0 ? [{ kind: 'placeholder-files', instruction: copy, range: source.range, source: source.value, paths }] : [];
}
