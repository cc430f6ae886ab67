import { posix } from 'node:path';
import type { Copy, Dockerfile, Run, ShellCommand, Stage, Word } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { fileEffects } from '../commands/file-effects.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { findWriter } from '../commands/layer-writes.ts';
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
  const isHere = (one: string): boolean => one.startsWith(`${folder}/`) || /^[^/~$-]/.test(one);
  const path =
    pathsNamedLater(dockerfile, stage, copy).find((one) => isHere(one) && isCredentialFile(one, settings) && !isMade(stage, one)) ??
    pathsPlacedLater(stage, copy).find((one) => isHere(one) && isCredentialFile(one, settings) && !isCopied(stage, one));
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

/** The files that later RUNs put elsewhere or give to a keeper of keys, and that no command before them makes: `cp docker/id_rsa ~/.ssh/`, `gpg --import ci/sign.key`. */
function pathsPlacedLater(stage: Stage, copy: Copy): readonly string[] {
  const known = new Set<string>();
  return stage.instructions.flatMap((one) => (one.keyword === 'RUN' ? placedBy(one, one.range.start > copy.range.start, known) : []));
}

function placedBy({ script }: Run, isLater: boolean, known: Set<string>): readonly string[] {
  return (script?.commands ?? []).flatMap((command) => {
    const placed = isLater ? sourcesOf(command).filter((path) => !path.includes('*') && !known.has(posix.basename(path))) : [];
    for (const word of [...command.words, ...command.redirects.flatMap(({ target }) => target ?? [])]) known.add(posix.basename(word.value));
    return placed;
  });
}

function sourcesOf(command: ShellCommand): readonly string[] {
  const { program, args } = commandInvocation(command);
  const copied = fileEffects(command).flatMap(({ effect, sources }) => (effect === 'copy' || effect === 'move' ? sources : []));
  return findWriter(program, args.join(' '))?.kind === 'key-file' ? [...copied, ...args.filter((word) => !word.startsWith('-'))] : copied;
}

function isCredentialFile(path: string, settings: DetectionSettings): boolean {
  const judgement = judgeFile(path, path, settings);
  return judgement.secret && judgement.strength === 'strong';
}

/** Whether an instruction of its own brings the file: it then has a finding of its own. */
function isCopied(stage: Stage, path: string): boolean {
  const name = posix.basename(path);
  return stage.instructions.some((one) => (one.keyword === 'COPY' || one.keyword === 'ADD') && one.sources.some((word) => word.value.endsWith(name)));
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
