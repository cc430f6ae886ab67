import { commandInvocation } from '../../facts/commands/invocation.ts';
import type { Persisted } from '../../facts/commands/layer-writes.ts';
import { normalisePath } from '../../facts/commands/paths.ts';
import { losesVariable } from '../../facts/commands/places.ts';
import { isRevertOf } from '../../facts/commands/reverts.ts';
import type { OptionVariable } from '../../knowledge/tool-writes.ts';
import { optionVariablesOf, settingVariableOf } from '../../knowledge/tools/index.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { ShellCommand, ShellWord } from '../../syntax/types.ts';
import { removeCommands } from '../edits/command-edit.ts';
import { runsElsewhere, runsMounting } from './carried.ts';
import { runtimeCaveats } from './container-need.ts';
import { type Credential, placeOf } from './credential.ts';
import { laterNeed, namesIn } from './later-need.ts';
import { passingFiles } from './passing-files.ts';
import { useOf } from './readers.ts';
import type { RemovedCommand, WriteContext, WriteRecipe, WriteRewrite } from './types.ts';

/**
 * Recipe: sets the variable of the tool in the RUNs that need the credential, instead of storing it as a setting.
 *
 *     before  RUN pip config set global.index-url $URL
 *             RUN pip install app
 *     after   RUN export PIP_INDEX_URL=$URL && pip install app
 */
export const keepInEnvironment: WriteRecipe = {
  name: 'environment',
  rewrite(context, writes) {
    for (const write of writes) {
      const setting = settingOf(context, write);
      const rewrite = setting && rewriteSetting(context, write, setting);
      if (rewrite) return rewrite;
    }
    return undefined;
  },
};

interface Setting {
  /** The statement that sets the variable; undefined if the secret already has its name. */
  readonly statement: string | undefined;
  /** The command without its credential; undefined if the command only stores the credential. */
  readonly rest: string | undefined;
  /** The file in which readers look for the setting. */
  readonly path: string;
  /** The name of the setting if the command stores nothing else; undefined if the command stays. */
  readonly key: string | undefined;
}

function rewriteSetting(context: WriteContext, write: Persisted, setting: Setting): WriteRewrite | undefined {
  const { facts, run, script } = context;
  const { command } = write;
  const own: Credential = {
    writes: [write],
    commands: [command],
    helpers: [],
    isMovable: true,
    path: setting.path,
    local: false,
    undo: '',
    strict: false,
    environment: undefined,
    kind: 'settings',
  };
  const here = useOf(facts, run, setting.path, [command]).readers.some((reader) => script.commands.indexOf(reader) > script.commands.indexOf(command));
  const needing = context.later.map((later) => useOf(facts, later, setting.path)).filter((use) => use.reader !== undefined);
  if ((!here && needing.length === 0) || isNeededElsewhere(context, write, setting) || isMadeOfFile(context, write, needing.length > 0)) return undefined;
  const variable = /^export (\w+)=/.exec(setting.statement ?? '')?.[1] ?? write.secret;
  if (
    [run, ...context.later].some((one) => useOf(facts, one, setting.path).readers.some((reader) => one.script && losesVariable(one.script, reader, variable)))
  )
    return undefined;
  const undoing = setting.key === undefined ? [] : undoingOf(context, write);
  if (undoing.some((one) => !one.run.script || removeCommands(one.run.script, [one.command]).kind === 'impossible')) return undefined;
  const names = namesIn(context, own);
  const later = needing.map((use) => laterNeed(context, own, use, { texts: setting.statement === undefined ? [] : [setting.statement], cleanup: [], names }));
  if (!later.every((need) => need !== undefined)) return undefined;
  const kept = here ? [setting.rest, setting.statement].filter((text) => text !== undefined) : [setting.rest].filter((text) => text !== undefined);
  const written = kept.length > 0 ? kept.join(' && ') : undefined;
  if (written === undefined && removeCommands(script, [command]).kind === 'impossible') return undefined;
  return {
    writes: [write],
    edits: written === undefined ? [] : [{ range: command.range, text: encode(script.source, written) }],
    removed: [...(written === undefined ? [{ run, command }] : []), ...undoing],
    prelude: [],
    cleanup: [],
    satisfied: here ? [] : [command],
    later: later.filter((need) => need !== undefined).map((need) => ({ ...need, isSetByName: setting.statement === undefined })),
    caveats: runtimeCaveats(facts, run, setting.path),
    effects: [`the setting is passed as a variable instead of being written to ${write.where}`],
  };
}

/** Whether another stage copies the file with the setting, and logs in with it there. */
function isNeededElsewhere({ facts, run }: WriteContext, { writer }: Persisted, { path }: Setting): boolean {
  return [path, ...(writer?.inImages ?? [])].some(
    (file) => runsMounting(facts, run, file).length > 0 || runsElsewhere(facts, run, file).some((one) => useOf(facts, one, path).reader !== undefined),
  );
}

/** Whether the value is made of a file that the RUN deletes again, so that no other RUN can make it. */
function isMadeOfFile(context: WriteContext, write: Persisted, isMoved: boolean): boolean {
  const { helpers, isShared } = passingFiles(context.script, placeOf(context), [write.command], write.where);
  return isMoved && (isShared || helpers.length > 0);
}

/**
 * The commands that remove the setting again. They must be removed too: `pip config unset` fails if the setting does not exist. Source:
 * https://pip.pypa.io/en/stable/cli/pip_config/
 */
function undoingOf(context: WriteContext, { command, writer }: Persisted): readonly RemovedCommand[] {
  if (!writer) return [];
  return [context.run, ...context.later].flatMap((run) =>
    (run.script?.commands ?? []).filter((one) => one !== command && isRevertOf(one, command, writer)).map((one) => ({ run, command: one })),
  );
}

/** Whether the Dockerfile declares the variable with another value or mounts it. The tool prefers that variable to the setting. */
function isDeclared({ facts, names }: WriteContext, variable: string): boolean {
  if (names.has(variable)) return false;
  return facts.dockerfile.instructions.some((one) => {
    if (one.keyword === 'ARG' || one.keyword === 'ENV') return one.entries.some((entry) => entry.name === variable);
    return one.keyword === 'RUN' && one.mounts.some((mount) => mount.values.get('env') === variable);
  });
}

function settingOf(context: WriteContext, write: Persisted): Setting | undefined {
  const { command } = write;
  const { script } = context;
  const item = script.items[command.item];
  const next = script.items[command.item + 1];
  if (
    !script.ok ||
    context.run.interpreter !== 'posix' ||
    item?.command !== command ||
    !item.editable ||
    [item, next].some((one) => one?.operator === '||' || one?.operator === '&')
  )
    return undefined;
  const { program, at } = commandInvocation(command);
  if (at !== 0 || command.assignments.length > 0 || command.redirects.some((one) => one.heredoc)) return undefined;
  const found = optionVariablesOf(program).map((row) => optionSetting(command, row));
  return found.find((setting) => setting !== undefined) ?? variableSetting(context, write, program);
}

function variableSetting(context: WriteContext, write: Persisted, program: string): Setting | undefined {
  const words = write.command.words.slice(1);
  const setting = settingVariableOf(
    program,
    words.map((word) => word.value),
  );
  const value = setting && words[setting.value];
  const text = value && asValue(value);
  if (!setting || text === undefined || isDeclared(context, setting.variable)) return undefined;
  const isItself = context.names.has(setting.variable) && [`"$${setting.variable}"`, `"\${${setting.variable}}"`].includes(text);
  return {
    statement: isItself ? undefined : `export ${setting.variable}=${text}`,
    rest: undefined,
    path: normalisePath(write.where, placeOf(context)),
    key: setting.key,
  };
}

/** The setting for a command that stays without its login, if the tool also reads the login from a variable with the name of the setting. */
function optionSetting({ words }: ShellCommand, row: OptionVariable): Setting | undefined {
  const values = words.map((word) => word.value);
  if (!row.command.every((word, index) => values[index + 1] === word)) return undefined;
  const valueOf = (options: readonly string[]): ShellWord | undefined => {
    const at = values.findIndex((word) => options.includes(word));
    return at < 0 ? undefined : words[at + 1];
  };
  const name = row.name === 'operand' ? values[row.command.length + 1] : valueOf(row.name)?.value;
  // dash drops variables whose names are no identifiers
  if (name === undefined || !/^\w+$/.test(name)) return undefined;
  let text = row.text;
  for (const [key, options] of Object.entries(row.values)) {
    const word = valueOf(options);
    const inner = word && inQuotes(word);
    if (inner === undefined) return undefined;
    text = text.replace(`{${key}}`, () => inner);
  }
  const given = Object.values(row.values).flat();
  const rest = words.filter(({ value }, index) => !given.includes(value) && !row.without.includes(value) && !given.includes(values[index - 1] ?? ''));
  const { idle = [] } = row;
  const told = rest.filter(({ value }, index) => !idle.includes(value) && !idle.includes(rest[index - 1]?.value ?? ''));
  const isIdle = row.idle !== undefined && told.length === row.command.length + 2;
  return {
    statement: `export ${row.variable.replace('{name}', name)}="${text}"`,
    rest: isIdle ? undefined : rest.map((word) => word.text).join(' '),
    path: row.file,
    key: undefined,
  };
}

/** A word as a value after `export NAME=`, where some shells split unquoted text. */
function asValue(word: ShellWord): string | undefined {
  if (word.literal) return word.text;
  const inner = inQuotes(word);
  return inner === undefined ? undefined : `"${inner}"`;
}

/** The content of a word as inside double quotes; undefined if the word is quoted only in part. */
function inQuotes(word: ShellWord): string | undefined {
  const inner = /^"([^"]*)"$/s.exec(word.text)?.[1];
  if (inner !== undefined) return inner;
  return /["'\\`]/.test(word.text) ? undefined : word.text;
}
