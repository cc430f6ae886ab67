import { fileEffects } from '../../facts/commands/file-effects.ts';
import type { Persisted } from '../../facts/commands/layer-writes.ts';
import { normalisePath, type Place } from '../../facts/commands/paths.ts';
import { changedUser, losesVariable, placesOf } from '../../facts/commands/places.ts';
import { reversalOf } from '../../facts/commands/reverts.ts';
import { homeOf } from '../../facts/flows/file-flows.ts';
import { RAISES_RIGHTS } from '../../knowledge/shell/commands.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { singleQuoted } from '../edits/shell-text.ts';
import { passingFiles } from './passing-files.ts';
import { mayComeWithImage } from './readers.ts';
import type { WriteContext } from './types.ts';

/** A credential that a RUN stores for tools to log in with, and how to remove it again. */
export interface Credential {
  readonly writes: readonly Persisted[];
  /** The commands that store it, in order: they write the file, feed those commands or set its permissions. */
  readonly commands: readonly ShellCommand[];
  /** Those of `commands` that only make or delete a file for the others. */
  readonly helpers: readonly ShellCommand[];
  /** Whether the commands can run in another RUN: they read no file that is made for others too. */
  readonly isMovable: boolean;
  /** The path at which tools find it: absolute or below `~`; relative if the working directory is unknown. */
  readonly path: string;
  /** Whether the commands that store it or undo that depend on the working directory. */
  readonly local: boolean;
  readonly undo: string;
  /** Whether `undo` fails if the credential was not stored. */
  readonly strict: boolean;
  /** `NAME=value` that the storing command needs. */
  readonly environment: string | undefined;
  /** `file`: a file of its own with no other expected content. */
  readonly kind: 'file' | 'settings';
}

/** Returns the credentials behind some writes of a RUN. Writes that cannot be undone are left out. */
export function credentialsOf(context: WriteContext, writes: readonly Persisted[]): readonly Credential[] {
  const places = placesOf(context.script, placeOf(context));
  const files = new Map<string, Persisted[]>();
  const found: Credential[] = [];
  for (const write of writes) {
    const place = places[context.script.commands.indexOf(write.command)];
    // what is removed at the end of the RUN is removed by its own user
    if (!place || changedUser(context.script, write.command, 'shell') !== undefined) continue;
    if (fileEffects(write.command).some((effect) => effect.path === write.where || effect.path === '' || write.where.startsWith(effect.path))) {
      const path = normalisePath(write.where, place);
      files.set(path, [...(files.get(path) ?? []), write]);
    } else {
      const settings = settingsCredential(context, write, place);
      if (settings) found.push(settings);
    }
  }
  return [...[...files].flatMap(([path, all]) => fileCredential(context, path, all, places) ?? []), ...togetherByPath(found)].map((one) =>
    withPassingFiles(context, one),
  );
}

/** Adds the commands that make and delete files for those that store the credential. */
function withPassingFiles(context: WriteContext, credential: Credential): Credential {
  const { helpers, isShared } = passingFiles(context.script, placeOf(context), credential.commands, credential.path);
  const all = new Set([...credential.commands, ...helpers]);
  return { ...credential, commands: context.script.commands.filter((command) => all.has(command)), helpers, isMovable: !isShared };
}

/** Merges settings of the same path: they are stored and removed together, because undoing one may undo all. */
function togetherByPath(credentials: readonly Credential[]): readonly Credential[] {
  const byPath = new Map<string, Credential>();
  for (const credential of credentials) {
    const known = byPath.get(credential.path);
    const commands = known ? [...new Set([...known.commands, ...credential.commands])] : credential.commands;
    byPath.set(
      credential.path,
      known
        ? {
            ...known,
            writes: [...known.writes, ...credential.writes],
            commands,
            local: known.local || credential.local,
            undo: known.undo.split(' && ').includes(credential.undo) ? known.undo : `${known.undo} && ${credential.undo}`,
            strict: known.strict || credential.strict,
            environment: known.environment ?? credential.environment,
          }
        : credential,
    );
  }
  return [...byPath.values()];
}

/** The working directory and the home at the start of the RUN. */
export function placeOf({ facts, run }: Pick<WriteContext, 'facts' | 'run'>): Place {
  const state = facts.states.get(run);
  return { workdir: state?.workdir, home: homeOf(state) };
}

/** A path as a shell word: `~` and variables are kept, unusual characters are quoted. */
export function shellPath(path: string): string {
  if (/^[\w./~+-]+$/.test(path)) return path;
  return /^[\w./~+${}:-]+$/.test(path) ? `"${path.replace(/^~/, '$HOME')}"` : singleQuoted(path);
}

function fileCredential(context: WriteContext, path: string, writes: readonly Persisted[], places: readonly Place[]): Credential | undefined {
  const { script } = context;
  const [first] = writes;
  if (!first || /[*?`]|\$\(/.test(first.where)) return undefined;
  const effectsOn = (command: ShellCommand, index: number): readonly string[] =>
    fileEffects(command)
      .filter((one) =>
        [one.path, `${one.path.replace(/\/?$/, '/')}${(one.sources[0] ?? '').replace(/^.*\//, '')}`].some(
          (name) => normalisePath(name, places[index] ?? { workdir: undefined, home: undefined }) === path,
        ),
      )
      .map((one) => one.effect);
  const own = script.commands.filter((command, index) => effectsOn(command, index).some((effect) => effect !== 'delete'));
  const commands = withFeeders(script, own);
  const local = !/^(?:[/~]|\$\{?HOME)/.test(first.where);
  const prefix = own.map((command) => command.name).find((name) => RAISES_RIGHTS.has(name));
  return {
    writes,
    commands,
    helpers: [],
    isMovable: true,
    path,
    local,
    undo: `${prefix === undefined ? '' : `${prefix} `}rm -f ${shellPath(local && /^[/~]/.test(path) ? path : first.where)}`,
    strict: false,
    environment: undefined,
    kind: 'file',
  };
}

/** Adds commands that feed one of `own` in a pipe. */
function withFeeders(script: Script, own: readonly ShellCommand[]): readonly ShellCommand[] {
  return script.commands.filter(
    (command) =>
      own.includes(command) || own.some((one) => one.pipeline.length > 1 && one.item === command.item && command.pipeline.length === one.pipeline.length),
  );
}

function settingsCredential(context: WriteContext, write: Persisted, place: Place): Credential | undefined {
  const { command } = write;
  const reversal = reversalOf(
    command,
    write.writer,
    (row) => !row.others || !(mayComeWithImage(context.facts, context.run) || isWrittenByOthers(context, write, row.others)),
  );
  const isElsewhere = (variable: string | undefined): boolean => variable !== undefined && losesVariable(context.script, command, variable.replace(/=.*/, ''));
  if (
    reversal?.text === undefined ||
    isElsewhere(reversal.row.environment) ||
    ('statement' in reversal.row.undo && changedUser(context.script, command) !== undefined)
  )
    return undefined;
  const { row } = reversal;
  const where = row.file ?? write.where;
  return {
    writes: [write],
    commands: withFeeders(context.script, [command]),
    helpers: [],
    isMovable: true,
    path: normalisePath(where, place),
    local: !/^[~/$]/.test(where),
    undo: reversal.text,
    strict: 'arguments' in row.undo,
    environment: row.environment,
    kind: 'settings',
  };
}

/** Whether another instruction, or another command of the RUN, matches the pattern. */
function isWrittenByOthers(context: WriteContext, write: Persisted, pattern: RegExp): boolean {
  const others = context.facts.dockerfile.instructions.filter((one) => one !== context.run && pattern.test(one.args.text));
  return (
    others.length > 0 || context.script.commands.some((command) => command !== write.command && pattern.test(command.words.map((word) => word.value).join(' ')))
  );
}
