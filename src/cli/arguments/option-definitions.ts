import { RULES } from '../../../rules/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../knowledge/docker/engines.ts';
import { UNUSED_SUPPRESSION } from '../../linter/unused-suppressions.ts';
import type { Severity } from '../../rule.ts';
import { UserError } from '../io/io.ts';
import { FAIL_ON, FORMATS, LEVELS, type Shard } from './options.ts';
import { closest } from './suggestion.ts';

// The options for yargs: type, help text and validation (`coerce`), which throws a UserError.

const ENGINE_NAMES = Object.values(ENGINES).map((engine) => engine.name);

const listOption = (text: string) => ({ type: 'string', array: true, nargs: 1, describe: text }) as const;
const valueOption = (text: string) => ({ type: 'string', requiresArg: true, coerce: last, describe: text }) as const;
const flagOption = (text: string) => ({ type: 'boolean', default: false, describe: text }) as const;

export const FIXING_OPTIONS = {
  fix: flagOption('apply safe fixes, also to the files that run the build'),
  'unsafe-fixes': flagOption('with --fix or --diff: also fixes with caveats'),
  diff: flagOption('print what --fix would do; exit 1 if anything'),
  'no-companions': flagOption('change only Dockerfiles'),
  'keep-arguments': flagOption('keep the ARG for builds that do not pass the secret'),
  'ssh-agent': flagOption('use your ssh agent instead of private key files'),
  'stdin-filename': valueOption('with -: the path of the text, for reports and settings'),
  engine: { ...valueOption(`the oldest builder in use (${DEFAULT_ENGINE}; or help)`), coerce: oneOf('engine', ENGINE_NAMES) },
  context: valueOption('the build context, the folder that COPY reads'),
  prove: flagOption('with --fix: keep only fixes that real builds prove'),
  // the help shows what most people need; docs/prove.md has the rest
  rewritten: { ...valueOption('with prove: compare with this file instead of the fix'), hidden: true },
  image: { ...valueOption('with prove: search this image for the secrets NAME...'), hidden: true },
  service: { ...valueOption('with prove: this service or target of PATH'), hidden: true },
  real: { ...listOption('with prove: the fixed build gets your own NAME'), hidden: true },
} as const;

export const REPORT_OPTIONS = {
  format: { ...valueOption('text, json, sarif, markdown … (--format help lists them)'), alias: 'f', default: 'text', coerce: oneOf('format', FORMATS) },
  'output-file': { ...valueOption('write the report to this file'), alias: 'o' },
  quiet: { ...flagOption('report errors only'), alias: 'q' },
  'max-warnings': { ...valueOption('exit 1 if there are more warnings than this'), coerce: wholeNumber },
  'fail-on': { ...valueOption(`exit 1 at this level: ${FAIL_ON.join(', ')}`), default: 'error', coerce: oneOf('fail-on', FAIL_ON) },
  color: { type: 'boolean', describe: 'colours' },
  'no-color': { type: 'boolean', describe: 'no colours' },
} as const;

export const CONFIGURATION_OPTIONS = {
  'changed-since': valueOption('lint only what changed since this commit'),
  exclude: listOption('leave out files like this (as in .gitignore)'),
  shard: { ...valueOption('I/N: only part I of N of the files'), coerce: readShard },
  rule: { ...listOption('NAME:LEVEL, level error, warning, info or off'), coerce: readLevels },
  config: { ...valueOption('the configuration file'), alias: 'c' },
  'no-config': flagOption('read no configuration file'),
  'print-config': flagOption('print the settings that apply to PATH'),
  baseline: valueOption('findings listed in this file do not count'),
  'update-baseline': flagOption('write all current findings to the baseline'),
  stdio: { type: 'boolean', default: false, hidden: true },
  // VS Code's client library passes its process id, so that the server can exit with it; vscode-languageserver reads the option itself:
  // https://github.com/microsoft/vscode-languageserver-node/blob/main/client/src/node/main.ts
  clientProcessId: { type: 'string', requiresArg: true, hidden: true },
} as const;

/** The value of an option; if it is repeated, the last one. */
function last(value: string | readonly string[] | undefined): string | undefined {
  const word = typeof value === 'object' ? value.at(-1) : value;
  if (word === '') throw new UserError('an option has an empty value');
  return word;
}

function oneOf<Name extends string>(option: string, names: readonly Name[]) {
  return (value: string | readonly string[] | undefined): Name => {
    const word = last(value) ?? '';
    const found = names.find((name) => name === word);
    if (found !== undefined) return found;
    throw new UserError(`--${option} ${word === 'help' ? 'takes one of' : `${word}: unknown${closest(word, names)}; known are`} ${names.join(', ')}`);
  };
}

function wholeNumber(value: string | readonly string[] | undefined): number | undefined {
  const word = last(value);
  if (word === undefined) return undefined;
  if (!/^\d+$/.test(word)) throw new UserError(`--max-warnings takes a whole number, not ${word}`);
  return Number(word);
}

function readShard(value: string | readonly string[] | undefined): Shard | undefined {
  const word = last(value);
  if (word === undefined) return undefined;
  const [, index = 0, count = 0] = /^(\d{1,6})\/(\d{1,6})$/.exec(word)?.map(Number) ?? [];
  if (index < 1 || index > count) throw new UserError(`--shard takes a part I/N with I from 1 to N, as 3/16, not ${word}`);
  return { index, count };
}

function readLevels(entries: readonly string[] | undefined): ReadonlyMap<string, Severity | 'off'> {
  return new Map(
    (entries ?? []).map((entry) => {
      const [, name = '', word = ''] = /^(.*):(.*)$/s.exec(entry) ?? [undefined, entry, ''];
      const level = LEVELS.find((each) => each === word);
      if (!level) throw new UserError(`--rule ${entry}: write NAME:LEVEL, with a level of ${LEVELS.join(', ')}`);
      if (!ruleNames().includes(name)) throw new UserError(`--rule ${entry}: there is no rule "${name}"${closest(name, ruleNames())}`);
      return [name, level] as const;
    }),
  );
}

/** The names that `--rule` accepts. */
export function ruleNames(): readonly string[] {
  return [...RULES.map((rule) => rule.meta.name), UNUSED_SUPPRESSION];
}
