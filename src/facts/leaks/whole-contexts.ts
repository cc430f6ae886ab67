import { posix } from 'node:path';
import { LINKS_FILES } from '../../knowledge/shell/commands.ts';
import { outputOf } from '../../knowledge/tools/index.ts';
import type { Copy, Dockerfile, Instruction, Run, Script, ShellCommand, Stage, Word } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import type { Range } from '../../text/range.ts';
import { credentialFileVariable } from '../commands/credential-files.ts';
import { fileEffects } from '../commands/file-effects.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { findWriter } from '../commands/layer-writes.ts';
import { takesPublic } from '../flows/public-use.ts';
import { judgeFile, judgeName, NO_SETTINGS } from '../sensitivity/index.ts';
import type { DetectionSettings } from '../sensitivity/judgement.ts';
import { expand, resolveIn, type StageState } from '../stages/stage-state.ts';

/**
 * A COPY of the whole build context, or of a folder of it, that contains a credential file, because another instruction names the file: a variable that
 * tells a tool where its credential is, or a later command.
 */
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
  /** Where a command puts it, if that shows what it is. */
  readonly to?: string;
}

function isWholeContext(source: Word): boolean {
  return /^\.?\/?$/.test(source.value);
}

/** Returns the credential file that a COPY of a folder must include, because another instruction uses it. */
export function contextFileSeen(
  dockerfile: Dockerfile,
  copy: Copy,
  source: Word,
  settings: DetectionSettings,
  states: ReadonlyMap<Instruction, StageState>,
): ContextFileSeen[] {
  const stage = copy.stage === undefined ? undefined : dockerfile.stages[copy.stage];
  if (!stage) return [];
  const seen = isWholeContext(source) ? inWholeContext(dockerfile, stage, copy, settings, states) : inFolder(stage, copy, source, states, settings);
  return seen ? [{ kind: 'context-file-seen', instruction: copy, range: source.range, source: source.value, ...seen }] : [];
}

type SeenFile = Pick<ContextFileSeen, 'file' | 'path' | 'to'>;

function inWholeContext(
  dockerfile: Dockerfile,
  stage: Stage,
  copy: Copy,
  settings: DetectionSettings,
  states: ReadonlyMap<Instruction, StageState>,
): SeenFile | undefined {
  const folder = folderOf(stage, copy);
  const isHere = (one: string): boolean => one.startsWith(`${folder}/`) || /^[^/~$-]/.test(one);
  const path =
    pathsTold(stage, states).find((one) => one.startsWith(`${folder}/`) && folder !== '') ??
    pathsNamedLater(dockerfile, stage, copy).find((one) => isHere(one) && isCredentialFile(one, one, settings) && !isMade(stage, one));
  const seen = path === undefined ? placedCredential(stage, copy, settings, isHere) : { path };
  return seen && { file: seen.path.replace(`${folder}/`, ''), ...seen };
}

/**
 * The file in a copied folder that a variable tells a tool to read: `ADD gcloud /opt/gcloud/` with GOOGLE_APPLICATION_CREDENTIALS=/opt/gcloud/sa/key.json.
 * Not counted is a path directly in the destination if the source may be a file that is put beside it: `COPY server /app/`.
 */
function inFolder(stage: Stage, copy: Copy, source: Word, states: ReadonlyMap<Instruction, StageState>, settings: DetectionSettings): SeenFile | undefined {
  const told = pathsTold(stage, states);
  const name = posix.basename(source.value);
  const isFolder = source.value.endsWith('/');
  if ((/\.\w+$/.test(name) && !isFolder) || /^[a-z]+:\/\/|[*?[\]$]/i.test(source.value) || copiesWholeContext(stage)) return undefined;
  const state = states.get(copy);
  const folder = state && copy.destination && resolveIn(state, copy.destination)?.replace(/(?<=.)\/$/, '');
  if (folder === undefined || folder === '/') return undefined;
  const isBeside = (path: string): boolean =>
    posix.dirname(path) === folder && !SECRET_FOLDER.test(name) && (bringsSecretFolder(stage, copy) || (!isFolder && name !== posix.basename(folder)));
  const isIn = (one: string): boolean => one.startsWith(`${folder}/`) && !isBeside(one);
  const path = told.find(isIn);
  const seen = path === undefined ? placedCredential(stage, copy, settings, isIn) : { path };
  return seen && { file: seen.path.slice(folder.length + 1), ...seen };
}

function placedCredential(stage: Stage, copy: Copy, settings: DetectionSettings, isHere: (path: string) => boolean): PlacedFile | undefined {
  const isLater = ({ run }: { readonly run: Run }): boolean => run.range.start > copy.range.start;
  const found = placedIn(stage).find((one) => isLater(one) && isHere(one.path) && isCredentialFile(one.path, one.to, settings) && !isCopied(stage, one.path));
  return found && { path: found.path, to: found.to };
}

/** Whether another COPY brings a folder of credentials to the same place: `COPY keys/ ./` beside `COPY src/ ./`. */
function bringsSecretFolder({ instructions }: Stage, copy: Copy): boolean {
  return instructions.some(
    (one) =>
      (one.keyword === 'COPY' || one.keyword === 'ADD') &&
      one.destination?.value === copy.destination?.value &&
      one.sources.some(({ value }) => SECRET_FOLDER.test(posix.basename(value))),
  );
}

/** Usual names of folders of credentials. Our own list, from public repositories. */
const SECRET_FOLDER = /^\.?(?:secrets?|keys?|credentials?|creds|certs?|auth|service[-_]?accounts?)$/i;

/** The absolute paths at which variables of the stage tell a tool that its credential is: GOOGLE_APPLICATION_CREDENTIALS, KUBECONFIG, PGPASSFILE. */
const pathsTold = keptWith((stage: Stage, states: ReadonlyMap<Instruction, StageState>): readonly string[] =>
  stage.instructions.flatMap((one) => {
    if (one.keyword !== 'ENV') return [];
    return one.entries.flatMap(({ name, value }) => {
      const text = value && (expand(value, states.get(one)?.env ?? new Map()) ?? value.value);
      const told = text === undefined ? undefined : credentialFileVariable(name, text);
      const path = told && !told.use.mostly && told.path.startsWith('/') && !told.path.includes('$') ? posix.normalize(told.path) : undefined;
      return path === undefined || isWritten(stage, path) || judgeFile(path, path, NO_SETTINGS).innocent ? [] : [path];
    });
  }),
);

const copiesWholeContext = keptWith((stage: Stage): boolean =>
  stage.instructions.some((one) => one.keyword === 'COPY' && one.from === undefined && one.sources.some(isWholeContext)),
);

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

/** A file that a command puts elsewhere; `to` is its own path for a keeper of keys. */
interface PlacedFile {
  readonly path: string;
  readonly to: string;
}

/** The files that RUNs put elsewhere or give to a keeper of keys, and that no command before them makes: `cp docker/id_rsa ~/.ssh/`, `gpg --import ci/sign.key`. */
const placedIn = keptWith((stage: Stage): readonly (PlacedFile & { readonly run: Run })[] => {
  const known = new Set<string>();
  return stage.instructions.flatMap((run) => {
    if (run.keyword !== 'RUN' || !run.script) return [];
    const { script } = run;
    return script.commands.flatMap((command) => {
      const placed = sourcesOf(command, script).filter(({ path }) => !path.includes('*') && !known.has(posix.basename(path)));
      for (const word of [...command.words, ...command.redirects.flatMap(({ target }) => target ?? [])]) known.add(posix.basename(word.value));
      return placed.map((file) => ({ ...file, run }));
    });
  });
});

function sourcesOf(command: ShellCommand, script: Script): readonly PlacedFile[] {
  const { program, args } = commandInvocation(command);
  const operands = args.filter((word) => !word.startsWith('-'));
  const text = args.join(' ');
  const placed = fileEffects(command).flatMap(({ effect, path: to, sources }) => {
    // what prints its files puts them where its output goes: `cat FILE > ~/.aws/credentials`
    const printed = (effect === 'write' || effect === 'append') && outputOf(program, text) === 'input' ? operands.filter((word) => word !== to) : [];
    return [...(effect === 'copy' || effect === 'move' ? sources : []), ...printed].map((path) => ({ path, to }));
  });
  if (program === LINKS_FILES) return operands.slice(0, -1).map((path) => ({ path, to: operands.at(-1) ?? path }));
  if (findWriter(program, text)?.kind !== 'key-file' || takesPublic(command, script)) return placed;
  return [...placed, ...operands.map((path) => ({ path, to: path }))];
}

function isCredentialFile(path: string, to: string, settings: DetectionSettings): boolean {
  const judgement = judgeFile(path, to, settings);
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

/** Whether a command writes the file, or another COPY brings it. A command that reads it does neither. */
function isWritten(stage: Stage, path: string): boolean {
  const name = posix.basename(path);
  return (
    isCopied(stage, path) ||
    stage.instructions.some(
      (one) =>
        one.keyword === 'RUN' &&
        one.args.text.includes(name) &&
        (one.script?.commands ?? []).some((command) => fileEffects(command).some(({ effect, path: to }) => effect !== 'permissions' && to.includes(name))),
    )
  );
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
