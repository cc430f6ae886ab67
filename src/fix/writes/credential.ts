import { fileEffects } from '../../facts/commands/file-effects.ts';
import type { Persisted } from '../../facts/commands/layer-writes.ts';
import { normalisePath, type Place } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import { reversalOf } from '../../facts/commands/reverts.ts';
import { homeOf } from '../../facts/flows/file-flows.ts';
import { RAISES_RIGHTS } from '../../knowledge/shell/commands.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { singleQuoted } from '../edits/shell-text.ts';
import type { WriteContext } from './types.ts';

/** What a RUN puts in place so that tools can log in, and how it is taken away again. */
export interface Credential {
  readonly writes: readonly Persisted[];
  /** The commands that put it in place, in order: those that write the file, feed them or set its permissions. */
  readonly commands: readonly ShellCommand[];
  /** Where tools find it: absolute or below `~`, relative where the working directory is not known. */
  readonly path: string;
  /** Whether the commands that write or undo it depend on the working directory. */
  readonly local: boolean;
  readonly undo: string;
  /** The undo fails where the credential was not put in place. */
  readonly strict: boolean;
  /** `NAME=value` that the writing command must get. */
  readonly environment: string | undefined;
  /** Whether it is a file of its own, which nothing else is expected to be in. */
  readonly kind: 'file' | 'settings';
}

/** The credentials behind some writes of a RUN; writes that cannot be undone are left out. */
export function credentialsOf(context: WriteContext, writes: readonly Persisted[]): readonly Credential[] {
  const places = placesOf(context.script, placeOf(context));
  const files = new Map<string, Persisted[]>();
  const found: Credential[] = [];
  for (const write of writes) {
    const place = places[context.script.commands.indexOf(write.command)];
    if (!place) continue;
    if (fileEffects(write.command).some((effect) => effect.path === write.where || effect.path === '' || write.where.startsWith(effect.path))) {
      const path = normalisePath(write.where, place);
      files.set(path, [...(files.get(path) ?? []), write]);
    } else {
      const settings = settingsCredential(context, write, place);
      if (settings) found.push(settings);
    }
  }
  return [...[...files].flatMap(([path, all]) => fileCredential(context, path, all, places) ?? []), ...togetherByPath(found)];
}

/** Settings of one place are written together and removed together: what removes one may remove all. */
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

/** The folder and the home in force where the RUN starts. */
export function placeOf(context: WriteContext): Place {
  const state = context.facts.states.get(context.run);
  return { workdir: state?.workdir, home: homeOf(state) };
}

/** A path for the shell: `~` and variables stay, anything unusual is quoted. */
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
    path,
    local,
    undo: `${prefix === undefined ? '' : `${prefix} `}rm -f ${shellPath(local && /^[/~]/.test(path) ? path : first.where)}`,
    strict: false,
    environment: undefined,
    kind: 'file',
  };
}

/** What feeds a command in a pipe belongs to it. */
function withFeeders(script: Script, own: readonly ShellCommand[]): readonly ShellCommand[] {
  return script.commands.filter(
    (command) =>
      own.includes(command) || own.some((one) => one.pipeline.length > 1 && one.item === command.item && command.pipeline.length === one.pipeline.length),
  );
}

function settingsCredential(context: WriteContext, write: Persisted, place: Place): Credential | undefined {
  const { command } = write;
  const reversal = reversalOf(command, write.writer, (row) => !row.others || !isWrittenByOthers(context, write, row.others));
  if (reversal?.text === undefined) return undefined;
  const { row } = reversal;
  const where = row.file ?? write.where;
  return {
    writes: [write],
    commands: withFeeders(context.script, [command]),
    path: normalisePath(where, place),
    local: !/^[~/$]/.test(where),
    undo: reversal.text,
    strict: 'arguments' in row.undo,
    environment: row.environment,
    kind: 'settings',
  };
}

/** Whether another instruction, or another command of the RUN, says what matches. */
function isWrittenByOthers(context: WriteContext, write: Persisted, pattern: RegExp): boolean {
  const others = context.facts.dockerfile.instructions.filter((one) => one !== context.run && pattern.test(one.args.text));
  return (
    others.length > 0 || context.script.commands.some((command) => command !== write.command && pattern.test(command.words.map((word) => word.value).join(' ')))
  );
}
