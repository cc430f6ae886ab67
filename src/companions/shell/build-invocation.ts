import { BUILD_PROGRAMS, type BuildProgram, VALUE_OPTIONS } from '../../knowledge/docker/build-commands.ts';
import type { Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import type { WrittenValues } from '../types.ts';
import { baseName, type CallEnvironment, skipWrappers } from './wrappers.ts';

/** An option of a build command. For `--file x` the range spans both words. */
export interface CallOption {
  readonly name: string;
  /** Unquoted, expansions as written; undefined for a switch. */
  readonly value: string | undefined;
  /** The word that holds the value. */
  readonly word: ShellWord;
  /** Offset of the value in `word.value`, i.e. after `--name=`. */
  readonly valueAt: number;
  readonly range: Range;
}

/** One command in a shell text that builds a Dockerfile: `docker build -f x .`. */
export interface BuildCall {
  readonly command: ShellCommand;
  readonly program: BuildProgram;
  /** The word that names the program (`docker`), after `sudo` and similar wrappers. */
  readonly programWord: ShellWord;
  /** The last word of the program's name: `build`. */
  readonly verbWord: ShellWord;
  readonly options: readonly CallOption[];
  /** The context, or the services of a compose build. */
  readonly operands: readonly ShellWord[];
  /** Words other than the context that may expand to any number of words, including options: `$ARGS`, `"$@"`. */
  readonly hidden: readonly ShellWord[];
  /** Whether the only operand, the context, would be such a word unless it is one known path. */
  readonly hidesContext: boolean;
  /** False if an option is unknown: an operand could be its value. */
  readonly certain: boolean;
  readonly environment: CallEnvironment;
}

/** The build program that starts at index `start` of the words, and the index after its last word. Options may stand between its words. */
function programAt(words: readonly ShellWord[], start: number, programs: readonly BuildProgram[]): { program: BuildProgram; verb: number } | undefined {
  const first = words[start];
  if (!first) return undefined;
  const names: string[] = [baseName(first)];
  const places = [start];
  for (let at = start + 1; at < words.length && names.length < 3; at++) {
    const value = words[at]?.value ?? '';
    if (value.startsWith('-')) {
      if (!value.includes('=') && VALUE_OPTIONS.has(value)) at++;
      continue;
    }
    names.push(value);
    places.push(at);
  }
  const program = programs.filter((one) => one.words.every((word, index) => names[index] === word)).sort((a, b) => b.words.length - a.words.length)[0];
  const verb = program ? places[program.words.length - 1] : undefined;
  return program && verb !== undefined ? { program, verb } : undefined;
}

interface Arguments {
  readonly options: readonly CallOption[];
  readonly operands: readonly ShellWord[];
  readonly hidden: readonly ShellWord[];
  readonly hidesContext: boolean;
  readonly certain: boolean;
}

const SWITCHES = new Set(
  (
    '--check -D --debug --compress --disable-content-trust --force-rm --load --no-cache --pull --push -q --quiet --rm --squash --stream --detach --tls --tlsverify --all --print --dry-run ' +
    '--all-platforms --layers --squash-all --stdin --tls-verify --save --compat-volumes --no-hostname --no-hosts --omit-history --cpp-flag --identity-label --inherit-labels --with-dependencies ' +
    '--lint --rewrite-timestamp --skip-unused-stages --compat -aq'
  ).split(' '),
);

/** Whether a word may expand to any number of words, including options: it is not quoted and is a single expansion, an array, or a template. */
function hidesOptions(word: ShellWord): boolean {
  if (/^\uE000+$/.test(word.value)) return !word.text.startsWith('"');
  return !word.literal && /^[$`]/.test(word.value) && (!word.text.startsWith('"') || /[@*]/.test(word.value));
}

/** The options and operands among the words from index `from` on. */
function readArguments(words: readonly ShellWord[], from: number, to: number): Arguments {
  const options: CallOption[] = [];
  const operands: ShellWord[] = [];
  let certain = true;
  for (let at = from; at < to; at++) {
    const word = words[at];
    if (!word) break;
    const value = word.value;
    if (value === '--') {
      for (const rest of words.slice(at + 1, to)) operands.push(rest);
      break;
    }
    if (!value.startsWith('-') || value === '-') {
      operands.push(word);
      continue;
    }
    const equals = value.indexOf('=');
    const next = words[at + 1];
    if (equals > 0 && (value.startsWith('--') || equals === 2)) {
      options.push({ name: value.slice(0, equals), value: value.slice(equals + 1), word, valueAt: equals + 1, range: word.range });
    } else if (VALUE_OPTIONS.has(value) && next && at + 1 < to) {
      options.push({ name: value, value: next.value, word: next, valueAt: 0, range: { start: word.range.start, end: next.range.end } });
      at++;
    } else if (/^-[ftomclq]./.test(value) && !value.startsWith('--') && VALUE_OPTIONS.has(value.slice(0, 2))) {
      options.push({ name: value.slice(0, 2), value: value.slice(2), word, valueAt: 2, range: word.range });
    } else {
      if (!SWITCHES.has(value)) certain = false;
      options.push({ name: value, value: undefined, word, valueAt: 0, range: word.range });
    }
  }
  // a build has a context: a single operand is the context, whatever it expands to
  const plain = operands.filter((word) => !hidesOptions(word));
  const hidesContext = operands.length === 1 && plain.length === 0;
  if (plain.length === operands.length || plain.length === 0)
    return { options, operands, hidden: [], hidesContext, certain: certain && (hidesContext || plain.length === operands.length) };
  return { options, operands: plain, hidden: operands.filter(hidesOptions), hidesContext, certain };
}

/** The build commands of a script, in text order. `expand` resolves the templates of the host in a word; words like `NAME=…` keep their templates. */
export function findBuildCalls(
  script: Script,
  expand: (word: ShellWord) => string = (word) => word.value,
  programs: readonly BuildProgram[] = BUILD_PROGRAMS,
): readonly BuildCall[] {
  const calls: BuildCall[] = [];
  for (const command of script.commands) {
    const words = command.words.map((word) =>
      /\uE000/.test(word.value) && !/^(?:--build-arg=)?\w+=/.test(word.value) ? { ...word, value: expand(word) } : word,
    );
    const { at, environment } = skipWrappers(words);
    const programWord = words[at];
    const found = programAt(words, at, programs);
    const verbWord = found ? words[found.verb] : undefined;
    if (!found || !programWord || !verbWord) continue;
    const { program, verb } = found;
    const before = readArguments(words, at + 1, verb);
    const after = readArguments(words, verb + 1, words.length);
    // the operands before the verb are words of the program's name
    const name = { options: before.options, certain: before.certain };
    calls.push({
      command,
      program,
      programWord,
      verbWord,
      environment,
      options: [...name.options, ...after.options],
      operands: after.operands,
      hidden: after.hidden,
      hidesContext: after.hidesContext,
      // a build has one context: of several operands, some must be values of unknown options
      certain: name.certain && after.certain && (program.kind === 'compose' || after.operands.length <= 1),
    });
  }
  return calls.sort((a, b) => a.command.range.start - b.command.range.start);
}

/** Whether a command starts kaniko, which ignores `--mount=type=secret`: https://github.com/GoogleContainerTools/kaniko/issues/3028 */
export function isKaniko(command: ShellCommand): boolean {
  return command.words.some((word, index) => index < 3 && /(^|\/)kaniko\/executor$|kaniko-project\/executor/.test(word.value));
}

/** `${X:+--build-arg NAME=$X}`: X, the test, and the argument. */
const IF_SET = /^\$\{([A-Za-z_]\w*)(:?\+)--build-arg[= ]"?([A-Za-z_]\w*)(?:="?\$\{?([A-Za-z_]\w*)\}?"?)?"?\}$/;

/** The variable whose presence decides, in such a word, with the name of the argument; undefined for any other word, and where the value is another variable. */
export function argumentIfSet(word: ShellWord): { readonly variable: string; readonly operator: string; readonly name: string } | undefined {
  const [, variable, operator, name, value = name] = IF_SET.exec(word.text) ?? [];
  return variable !== undefined && operator !== undefined && name !== undefined && value === variable ? { variable, operator, name } : undefined;
}

/** The values of an option by its names, in order. */
export function optionValues(call: BuildCall, ...names: readonly string[]): readonly string[] {
  return call.options.flatMap((option) => (names.includes(option.name) && option.value !== undefined ? [option.value] : []));
}

/** The names of the build arguments that a call passes. */
export function passedArguments(call: BuildCall): readonly string[] {
  const ifSet = call.hidden.flatMap((word) => argumentIfSet(word)?.name ?? []);
  return [...optionValues(call, '--build-arg').map((value) => /^[^=]*/.exec(value)?.[0] ?? ''), ...ifSet];
}

/** A value that means the same in every shell, wherever it is pasted. */
const PLAIN = /^[\w./:@+,=-]+$/;

/** Returns the values that a call writes out. */
export function writtenIn(call: BuildCall): WrittenValues {
  const tags = optionValues(call, '-t', '--tag');
  const given = optionValues(call, '--build-arg').flatMap((argument): [string, string][] => {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(argument) ?? [];
    return name !== undefined && value !== undefined && PLAIN.test(value) ? [[name, value]] : [];
  });
  return { tags: tags.every((tag) => PLAIN.test(tag)) ? tags : [], arguments: new Map(given) };
}

/** Whether a call is given one of these options, with or without a value. */
export function hasOption(call: BuildCall, ...names: readonly string[]): boolean {
  return call.options.some((option) => names.includes(option.name));
}
