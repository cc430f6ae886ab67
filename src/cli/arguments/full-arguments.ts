import yargs from 'yargs';
import { isUserError, UserError } from '../io/io.ts';
import { VERSION } from '../io/version.ts';
import { ASKS_FOR_COMPLETIONS, completionsOf } from './completions.ts';
import { CONFIGURATION_OPTIONS, FIXING_OPTIONS, REPORT_OPTIONS, ruleNames } from './option-definitions.ts';
import { COMMANDS, type Command, type LintArguments } from './options.ts';
import { closest } from './suggestion.ts';

/** The options by group, in the order of the help. */
const GROUPS = {
  fixing: [
    'fix',
    'unsafe-fixes',
    'diff',
    'no-companions',
    'keep-arguments',
    'ssh-agent',
    'engine',
    'context',
    'stdin-filename',
    'prove',
    'rewritten',
    'image',
    'real',
  ],
  report: ['format', 'output-file', 'quiet', 'max-warnings', 'fail-on', 'color', 'no-color'],
  configuration: ['changed-since', 'exclude', 'shard', 'rule', 'config', 'no-config', 'print-config', 'baseline', 'update-baseline'],
  other: ['help', 'version'],
};

const USAGE = `Finds the secrets in Dockerfiles and rewrites them into BuildKit secret mounts.

  dockerlint [options] [PATH...]     lint, and with --fix rewrite
  dockerlint build-command [PATH]    print the docker buildx build command
  dockerlint prove [PATH]            build for real and search both images
  dockerlint explain RULE|TOOL       the page of a rule, or of a tool
  dockerlint rules                   the list of rules
  dockerlint init                    show a hook, CI job and configuration
  dockerlint merge-reports FILE...   one report out of many
  dockerlint lsp --stdio | mcp       servers for editors, and AI agents
  dockerlint completion              a completion script for bash or zsh

PATH: a file, folder, glob or - for standard input; else every Dockerfile here.`;

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['dockerlint --diff', 'show what --fix would change'],
  ['dockerlint --fix', 'fix Dockerfiles and the files that build them'],
  ['dockerlint --fix - <Dockerfile', 'print the fixed text of standard input'],
];

const EXIT_STATUS = 'Exit status: 0 no errors left, 1 findings left or --diff has changes, 2 failure';

/** Parses any command line. Throws a UserError if it is invalid. */
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
  // after `--`, a word is a path and not a command
  const isCommand = COMMANDS.some((command) => command === first) && !argv.slice(0, argv.indexOf(first ?? '')).includes('--');
  const proves = parsed.prove || (isCommand && first === 'prove');
  for (const option of ['real', 'rewritten', 'image', 'service'] as const)
    if (parsed[option] !== undefined && !proves) throw new UserError(`--${option} is an option of dockerlint prove`);
  for (const option of ['changed-since', 'exclude', 'shard'] as const)
    if (parsed[option] !== undefined && (isCommand || proves || words.includes('-'))) throw new UserError(`--${option} goes with a lint of files`);
  const rest = isCommand ? words.slice(1) : words;
  if (proves) return proveCommand(parsed, rest, argv);
  if (!isCommand) return { kind: 'lint', options: lintArguments(parsed, words) };
  switch (first) {
    case 'explain': {
      const [name] = rest;
      if (name === undefined || rest.length > 1)
        throw new UserError(`explain takes one argument, a rule (${ruleNames().join(', ')}) or tool (dockerlint explain tools lists them)`);
      return { kind: 'explain', name, color: parsed.color };
    }
    case 'rules':
      if (rest.length > 0) throw new UserError(`rules takes no arguments; to lint a folder of that name: dockerlint ./rules`);
      return { kind: 'rules', format: lintArguments(parsed, []).format, color: parsed.color };
    case 'build-command':
    case 'merge-reports':
      return { kind: first, options: lintArguments(parsed, rest) };
    case 'init':
      if (rest.length > 0) throw new UserError('init takes no arguments: it sets up the repository of the working directory');
      return { kind: 'init', fix: parsed.fix };
    case 'lsp':
      return { kind: 'lsp' };
    case 'mcp':
      if (rest.length > 0) throw new UserError('mcp takes no arguments: an agent names the files');
      return { kind: 'mcp' };
    default:
      throw new UserError(`there is no command "${first}" yet`);
  }
}

/** `dockerlint prove`, or `dockerlint --fix --prove`, which keeps a fix that holds. */
function proveCommand(parsed: Parsed, paths: readonly string[], argv: readonly string[]): Command {
  const { real = [], rewritten, image, service, fix } = parsed;
  if (parsed.prove && !fix) throw new UserError('--prove needs --fix; to prove without changing files: dockerlint prove');
  const [other] = Object.entries({ '--image': image, '--rewritten': rewritten }).flatMap(([option, value]) => (value === undefined ? [] : option));
  if (fix && other !== undefined) throw new UserError(`--fix writes its own fixes, so it cannot be combined with ${other}`);
  if (image !== undefined && service !== undefined) throw new UserError('--image builds nothing, so it cannot be combined with --service');
  const dashes = argv.indexOf('--');
  const words = dashes < 0 ? [] : argv.slice(dashes + 1);
  const options = lintArguments(parsed, paths.slice(0, paths.length - words.length));
  const markdown = parsed.format === 'markdown';
  return { kind: 'prove', options: markdown ? { ...options, format: 'text' } : options, words, real, rewritten, image, service, markdown };
}

/** The definition of options, help and completion. */
function definition(argv: readonly string[]) {
  return (
    yargs([...argv])
      .scriptName('dockerlint')
      .locale('en')
      .usage(USAGE)
      .parserConfiguration({ 'parse-positional-numbers': false, 'dot-notation': false, 'camel-case-expansion': false, 'boolean-negation': false })
      .options(FIXING_OPTIONS)
      .options(REPORT_OPTIONS)
      .options(CONFIGURATION_OPTIONS)
      .group([...GROUPS.fixing], 'Fixing')
      .group([...GROUPS.report], 'Report')
      .group([...GROUPS.configuration], 'Files and configuration')
      .group([...GROUPS.other], 'Other')
      .example(EXAMPLES.map(([command, what]) => [command, what]))
      .completion('completion', false)
      .alias('help', 'h')
      .describe('help', 'show this help')
      .version('version', 'show the version', VERSION)
      .epilog(EXIT_STATUS)
      // the lines above are short enough
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
  if (parsed.stdio || parsed.clientProcessId !== undefined) throw new UserError('--stdio and --clientProcessId are options of dockerlint lsp');
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
    changedSince: parsed['changed-since'],
    exclude: parsed.exclude ?? [],
    shard: parsed.shard,
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

/** The help without the types and defaults that yargs adds. */
function printedText(help: string): string {
  return help.replace(/ *\[(?:boolean|string|array|number)\](?: *\[default: [^\]\n]*\])?$/gm, '').replace(/^Examples:$/m, 'Examples');
}

function usageMessage(message: string): string {
  const [, wanting] = /^Not enough arguments following: (.*)$/.exec(message) ?? [];
  if (wanting !== undefined) return `${wanting.length === 1 ? '-' : '--'}${wanting} needs a value; dockerlint --help lists the options`;
  const [, list = ''] = /^Unknown arguments?: (.*)$/.exec(message) ?? [];
  const [line = ''] = message.split('\n');
  if (list === '') return /known are|takes (?:a|one of)/.test(line) ? line : `${line}; dockerlint --help lists the options`;
  const [first = '', ...rest] = list.split(', ');
  const name = first.length === 1 ? `-${first}` : `--${first}`;
  const more = rest.length > 0 ? ` and ${rest.map((option) => `--${option}`).join(', ')}` : '';
  return `unknown option ${name}${more}${closest(name, optionWords())}; dockerlint --help lists the options`;
}

function optionWords(): readonly string[] {
  return Object.values(GROUPS).flatMap((names) => names.map((name) => `--${name}`));
}
