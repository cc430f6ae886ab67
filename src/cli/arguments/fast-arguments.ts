import { ENGINES, type EngineName } from '../../knowledge/docker/engines.ts';
import { VERSION } from '../io/version.ts';
import { COMMANDS, type Command, DEFAULT_ARGUMENTS, FORMATS, type Format, type LintArguments } from './options.ts';

type Change = (options: LintArguments) => LintArguments;

/** Options without a value that editors and hooks use. */
const FLAGS: { readonly [flag: string]: Change } = {
  '--fix': (options) => ({ ...options, fix: true }),
  '--unsafe-fixes': (options) => ({ ...options, unsafeFixes: true }),
  '--diff': (options) => ({ ...options, diff: true }),
  '--no-companions': (options) => ({ ...options, companions: false }),
  '--keep-arguments': (options) => ({ ...options, keepArguments: true }),
  '--ssh-agent': (options) => ({ ...options, sshAgent: true }),
  '--no-config': (options) => ({ ...options, noConfig: true }),
  '--quiet': (options) => ({ ...options, quiet: true }),
  '-q': (options) => ({ ...options, quiet: true }),
  '--color': (options) => ({ ...options, color: true }),
  '--no-color': (options) => ({ ...options, color: false }),
};

/** Options with one value; undefined for an invalid value, which the full parser reports. */
const VALUES: { readonly [flag: string]: (value: string) => Change | undefined } = {
  '--stdin-filename': (value) => (options) => ({ ...options, stdinFilename: value }),
  '--format': formatChange,
  '-f': formatChange,
  '--engine': (value) => {
    const engine = engineNamed(value);
    return engine && ((options) => ({ ...options, engine }));
  },
};

function formatChange(value: string): Change | undefined {
  const format: Format | undefined = FORMATS.find((each) => each === value);
  return format && ((options) => ({ ...options, format }));
}

function engineNamed(value: string): EngineName | undefined {
  return Object.values(ENGINES).find((engine) => engine.name === value)?.name;
}

/**
 * Parses the command lines that editors, hooks and installers use, without yargs: loading yargs takes half as long as the rest of the start. Returns undefined for
 * every other command line, including `--help` and invalid ones.
 */
export function parseFast(argv: readonly string[]): Command | undefined {
  if (argv.length === 1 && argv[0] === '--version') return { kind: 'print', text: `${VERSION}\n` };
  let options = DEFAULT_ARGUMENTS;
  const seen = new Set<string>();
  if (argv.includes('--color') && argv.includes('--no-color')) return undefined;
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '-' || !word.startsWith('-')) {
      if (word === '' || (options.paths.length === 0 && COMMANDS.some((command) => command === word))) return undefined;
      options = { ...options, paths: [...options.paths, word] };
      continue;
    }
    const flag = Object.hasOwn(FLAGS, word) ? FLAGS[word] : undefined;
    if (flag) {
      options = flag(options);
      continue;
    }
    const [, name = '', attached] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? [undefined, word, undefined];
    const read = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
    const value = attached ?? argv[++index];
    const change = value === undefined || value === '' || (attached === undefined && value.startsWith('-')) || seen.has(name) ? undefined : read?.(value);
    if (!change) return undefined;
    seen.add(name);
    options = change(options);
  }
  return { kind: 'lint', options };
}
