import yargs from 'yargs';
import { RULES } from '../../../rules/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../knowledge/docker/engines.ts';
import { UNUSED_SUPPRESSION } from '../../linter/unused-suppressions.ts';
import type { Severity } from '../../rule.ts';
import { isUserError, UserError } from '../io/io.ts';
import { VERSION } from '../io/version.ts';
import { ASKS_FOR_COMPLETIONS, completionsOf } from './completions.ts';
import { COMMANDS, type Command, FAIL_ON, FORMATS, LEVELS, type LintArguments } from './options.ts';
import { closest } from './suggestion.ts';

const ENGINE_NAMES = Object.values(ENGINES).map((engine) => engine.name);

/** The options as the help shows them. */
const GROUPS = {
  fixing: ['fix', 'unsafe-fixes', 'diff', 'no-companions', 'keep-arguments', 'ssh-agent', 'engine', 'context', 'stdin-filename'],
  report: ['format', 'output-file', 'quiet', 'max-warnings', 'fail-on', 'color', 'no-color'],
  configuration: ['rule', 'config', 'no-config', 'print-config', 'baseline', 'update-baseline'],
  other: ['help', 'version'],
};

const USAGE = `Finds the secrets in Dockerfiles and rewrites them into BuildKit secret mounts.

  dockerlint [options] [PATH...]     lint, and with --fix rewrite
  dockerlint build-command [PATH]    print the docker buildx build command
  dockerlint prove [PATH]            build for real and search both images
  dockerlint explain RULE            the page of a rule
  dockerlint rules                   the list of rules
  dockerlint lsp --stdio             the language server
  dockerlint completion              a completion script for bash or zsh

PATH: a file, folder, glob or - for standard input; else every Dockerfile here.`;

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['dockerlint --diff', 'show what --fix would change'],
  ['dockerlint --fix', 'rewrite Dockerfiles and what builds them'],
  ['dockerlint --fix - <Dockerfile', 'format standard input'],
];

const EXIT_STATUS = 'Exit status: 0 nothing left, 1 findings left or --diff has changes, 2 an error';

/** Reads any command line. Throws a UserError for a wrong one. */
export async function parseArguments(argv: readonly string[]): Promise<Command> {
  if (argv[0] === ASKS_FOR_COMPLETIONS)
    return {
      kind: 'print',
      text: completionsOf(argv.slice(1), optionWords())
        .map((word) => `${word}\n`)
        .join(''),
    };
  let printed = '';
  const parser = definition(argv);
  const parsed = await parser.parseAsync([...argv], {}, (_error, _argv, output) => {
    printed += output;
  });
  if (printed !== '') return { kind: 'print', text: `${printedText(printed).trimEnd()}\n` };
  const words = parsed._.map(String);
  const [first] = words;
  // behind -- stand only paths
  const isCommand = COMMANDS.some((command) => command === first) && !argv.slice(0, argv.indexOf(first ?? '')).includes('--');
  if (!isCommand) return { kind: 'lint', options: lintArguments(parsed, words) };
  const rest = words.slice(1);
  switch (first) {
    case 'explain': {
      const [rule] = rest;
      if (rule === undefined || rest.length > 1) throw new UserError(`explain takes the name of one rule: ${ruleNames().join(', ')}`);
      return { kind: 'explain', rule, color: parsed.color };
    }
    case 'rules':
      if (rest.length > 0) throw new UserError(`rules takes no more words; to lint a folder of that name: dockerlint ./rules`);
      return { kind: 'rules', format: parsed.format, color: parsed.color };
    case 'build-command':
      return { kind: 'build-command', options: lintArguments(parsed, rest) };
    case 'prove': {
      const dashes = argv.indexOf('--');
      const more = dashes < 0 ? [] : argv.slice(dashes + 1);
      return { kind: 'prove', options: lintArguments(parsed, rest.slice(0, rest.length - more.length)), words: more };
    }
    case 'lsp':
      return { kind: 'lsp' };
    default:
      throw new UserError(`there is no command "${first}" yet`);
  }
}

/** The one definition of options, help and completion. */
function definition(argv: readonly string[]) {
  const list = (text: string) => ({ type: 'string', array: true, nargs: 1, describe: text }) as const;
  const word = (text: string) => ({ type: 'string', requiresArg: true, coerce: last, describe: text }) as const;
  return (
    yargs([...argv])
      .scriptName('dockerlint')
      .locale('en')
      .usage(USAGE)
      .parserConfiguration({ 'parse-positional-numbers': false, 'dot-notation': false, 'camel-case-expansion': false, 'boolean-negation': false })
      .options({
        fix: { type: 'boolean', default: false, describe: 'rewrite the files: safe fixes, and what builds them' },
        'unsafe-fixes': { type: 'boolean', default: false, describe: 'with --fix or --diff: also fixes with caveats' },
        diff: { type: 'boolean', default: false, describe: 'print what --fix would do; exit 1 if anything' },
        'no-companions': { type: 'boolean', default: false, describe: 'touch nothing but Dockerfiles' },
        'keep-arguments': { type: 'boolean', default: false, describe: 'leave the ARG for builds without the secret' },
        'ssh-agent': { type: 'boolean', default: false, describe: 'take private keys from your ssh agent' },
        'stdin-filename': word('with -: the name to report and to configure by'),
        engine: { ...word(`the oldest builder (${DEFAULT_ENGINE}; --engine help lists them)`), coerce: oneOf('engine', ENGINE_NAMES) },
        context: word("the build context (the Dockerfile's folder)"),
      })
      .options({
        format: { ...word(FORMATS.join(', ')), alias: 'f', default: 'text', coerce: oneOf('format', FORMATS) },
        'output-file': { ...word('write the report to this file'), alias: 'o' },
        quiet: { type: 'boolean', alias: 'q', default: false, describe: 'report errors only' },
        'max-warnings': { ...word('exit 1 beyond this many warnings'), coerce: wholeNumber },
        'fail-on': { ...word(`exit 1 from this level on: ${FAIL_ON.join(', ')}`), default: 'error', coerce: oneOf('fail-on', FAIL_ON) },
        color: { type: 'boolean', describe: 'colours' },
        'no-color': { type: 'boolean', describe: 'no colours' },
      })
      .options({
        rule: { ...list('NAME:LEVEL, level error, warning, info or off'), coerce: readLevels },
        config: { ...word('the configuration file'), alias: 'c' },
        'no-config': { type: 'boolean', default: false, describe: 'read no configuration file' },
        'print-config': { type: 'boolean', default: false, describe: 'print what is configured for PATH' },
        baseline: word('findings listed in this file do not count'),
        'update-baseline': { type: 'boolean', default: false, describe: 'list the findings in the baseline' },
        stdio: { type: 'boolean', default: false, hidden: true },
        // how VS Code's client library names the process whose end ends the server; vscode-languageserver reads it itself:
        // https://github.com/microsoft/vscode-languageserver-node/blob/main/client/src/node/main.ts
        clientProcessId: { type: 'string', requiresArg: true, hidden: true },
      })
      .group([...GROUPS.fixing], 'Fixing')
      .group([...GROUPS.report], 'Report')
      .group([...GROUPS.configuration], 'Configuration')
      .group([...GROUPS.other], 'Other')
      .example(EXAMPLES.map(([command, what]) => [command, what]))
      .completion('completion', false)
      .alias('help', 'h')
      .describe('help', 'show this help')
      .version('version', 'show the version', VERSION)
      .epilog(EXIT_STATUS)
      // every line is written to fit
      .wrap(null)
      .strictOptions()
      .exitProcess(false)
      .showHelpOnFail(false)
      .fail((message, error) => {
        throw isUserError(error) ? error : new UserError(usageMessage(message ?? error?.message ?? 'wrong usage'));
      })
  );
}

type Parsed = Awaited<ReturnType<ReturnType<typeof definition>['parseAsync']>>;

function lintArguments(parsed: Parsed, paths: readonly string[]): LintArguments {
  const noColor = parsed['no-color'] === true;
  if (paths.includes('')) throw new UserError('an empty PATH');
  if (parsed.stdio || parsed.clientProcessId !== undefined) throw new UserError('--stdio and --clientProcessId belong to dockerlint lsp');
  return {
    paths,
    fix: parsed.fix,
    unsafeFixes: parsed['unsafe-fixes'],
    diff: parsed.diff,
    stdinFilename: parsed['stdin-filename'],
    format: parsed.format,
    outputFile: parsed['output-file'],
    engine: parsed.engine,
    context: parsed.context,
    companions: parsed['no-companions'] ? false : undefined,
    keepArguments: parsed['keep-arguments'] ? true : undefined,
    sshAgent: parsed['ssh-agent'] ? true : undefined,
    levels: parsed.rule ?? new Map(),
    config: parsed.config,
    noConfig: parsed['no-config'],
    printConfig: parsed['print-config'],
    baseline: parsed.baseline,
    updateBaseline: parsed['update-baseline'],
    maxWarnings: parsed['max-warnings'],
    failOn: parsed['fail-on'],
    quiet: parsed.quiet,
    color: noColor ? false : parsed.color,
  };
}

/** The help says what options do; their types and defaults are noise beside it. */
function printedText(help: string): string {
  return help.replace(/ *\[(?:boolean|string|array|number)\](?: *\[default: [^\]\n]*\])?$/gm, '').replace(/^Examples:$/m, 'Examples');
}

/** The last of a repeated option counts. */
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
    throw new UserError(`--${option} ${word}: ${word === 'help' ? 'one of' : `unknown${closest(word, names)}; known are`} ${names.join(', ')}`);
  };
}

function wholeNumber(value: string | readonly string[] | undefined): number | undefined {
  const word = last(value);
  if (word === undefined) return undefined;
  if (!/^\d+$/.test(word)) throw new UserError(`--max-warnings takes a whole number, not ${word}`);
  return Number(word);
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

/** Every name that a level can be given for. */
function ruleNames(): readonly string[] {
  return [...RULES.map((rule) => rule.meta.name), UNUSED_SUPPRESSION];
}

function usageMessage(message: string): string {
  const [, wanting] = /^Not enough arguments following: (.*)$/.exec(message) ?? [];
  if (wanting !== undefined) return `${wanting.length === 1 ? '-' : '--'}${wanting} needs a value; dockerlint --help lists the options`;
  const [, list = ''] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
  const [line = ''] = message.split('\n');
  if (list === '') return /known are|: one of|takes a/.test(line) ? line : `${line}; dockerlint --help lists the options`;
  const [first = '', ...rest] = list.split(', ');
  const name = first.length === 1 ? `-${first}` : `--${first}`;
  const more = rest.length > 0 ? ` and ${rest.map((one) => `--${one}`).join(', ')}` : '';
  return `unknown option ${name}${more}${closest(name, optionWords())}; dockerlint --help lists the options`;
}

function optionWords(): readonly string[] {
  return Object.values(GROUPS).flatMap((names) => names.map((name) => `--${name}`));
}
