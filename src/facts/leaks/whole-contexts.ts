import type { Copy, Dockerfile, Stage, Word } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { judgeFile, judgeName } from '../sensitivity/index.ts';
import type { DetectionSettings } from '../sensitivity/judgement.ts';

/** A `COPY . .` of an unreadable build context that contains a credential file, because a later instruction names the file. */
export interface ContextFileSeen {
  readonly kind: 'context-file-seen';
  readonly instruction: Copy;
  readonly range: Range;
  /** The source, as written. */
  readonly source: string;
  /** Relative to the destination folder of the COPY. */
  readonly file: string;
  /** The path, as written in the later instruction. */
  readonly path: string;
}

function isWholeContext(source: Word): boolean {
  return /^\.?\/?$/.test(source.value);
}

/** Returns the credential file that `COPY . .` must include, because a later instruction uses it. */
export function contextFileSeen(dockerfile: Dockerfile, copy: Copy, source: Word, settings: DetectionSettings): ContextFileSeen[] {
  const stage = copy.stage === undefined ? undefined : dockerfile.stages[copy.stage];
  if (!isWholeContext(source) || !stage) return [];
  const folder = folderOf(stage, copy);
  const path = pathsNamedLater(dockerfile, stage, copy).find(
    (one) => (one.startsWith(`${folder}/`) || /^(?!\/)/.test(one)) && isCredentialFile(one, settings) && !isMade(stage, one),
  );
  if (path === undefined) return [];
  return [{ kind: 'context-file-seen', instruction: copy, range: source.range, source: source.value, file: path.replace(`${folder}/`, ''), path }];
}

/** Paths in the stage that later instructions name: as the value of a variable for a credential file, or as the source of a COPY from the stage. */
function pathsNamedLater(dockerfile: Dockerfile, stage: Stage, copy: Copy): readonly string[] {
  const later = dockerfile.instructions.filter((one) => one.range.start > copy.range.start);
  return later.flatMap((one) => {
    if (one.keyword === 'ENV' && one.stage === copy.stage)
      return one.entries.flatMap((entry) => (judgeName(entry.name).kind === 'pointer' && entry.value ? [entry.value.value] : []));
    const isFromHere =
      one.keyword === 'COPY' && one.from !== undefined && (one.from.toLowerCase() === stage.name?.toLowerCase() || one.from === String(stage.index));
    return isFromHere ? one.sources.map((word) => word.value) : [];
  });
}

function isCredentialFile(path: string, settings: DetectionSettings): boolean {
  const judgement = judgeFile(path, path, settings);
  return judgement.secret && judgement.strength === 'strong';
}

/** The destination folder of a COPY, considering the last WORKDIR before it. */
function folderOf(stage: Stage, copy: Copy): string {
  const destination = copy.destination?.value ?? '.';
  if (destination.startsWith('/')) return destination.replace(/\/$/, '');
  const workdirs = stage.instructions.filter((one) => one.keyword === 'WORKDIR' && one.range.start < copy.range.start);
  const last = workdirs.at(-1);
  return (last?.keyword === 'WORKDIR' ? (last.words[0]?.value ?? '') : '').replace(/\/$/, '');
}

/** Whether a command or another COPY of the stage creates the file. */
function isMade(stage: Stage, path: string): boolean {
  const name = path.replace(/^.*\//, '');
  return stage.instructions.some(
    (one) =>
      (one.keyword === 'RUN' && one.args.text.includes(name)) ||
      ((one.keyword === 'COPY' || one.keyword === 'ADD') && one.sources.some((word) => word.value.endsWith(name))),
  );
}
