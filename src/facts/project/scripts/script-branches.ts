import { ALL_ARGUMENTS, IGNORES_CASE } from '../../../knowledge/project/shell-scripts.ts';
import { EVALUATES, SHIFTS, SUCCEEDS } from '../../../knowledge/shell/commands.ts';
import { choicesOf, type ShellArm, type ShellChoice, type ShellTest } from '../../../syntax/shell/choices.ts';
import type { Script, ShellCommand, ShellFunction } from '../../../syntax/types.ts';
import { hasName } from '../../../text/pattern.ts';
import type { Range } from '../../../text/range.ts';
import { linesWithin } from '../builds/idle-lines.ts';
import type { FunctionCallers } from '../project.ts';
import type { Running } from './script-calls.ts';
import { exportsFunctions, isAfterTest, mentions, namesVariable, onlySetting, type Setting, setsArguments } from './script-commands.ts';
import { expanded, expands, isOtherPattern, isUncertain, matchesPattern, mentionsOf } from './shell-words.ts';
import { sourcedTexts } from './sourced-texts.ts';

/** How a script is called. */
export interface ScriptCall {
  /** Its arguments; undefined if another script sources it: they are those of that script. */
  readonly given: readonly string[] | undefined;
  /** Who calls its functions from outside: what sources it; nobody, if it runs by itself. Undefined if that is not known. */
  readonly callers: FunctionCallers | undefined;
  /** The value of a variable that it does not set itself. */
  readonly valueOf: (name: string) => string | undefined;
  /** The text of a file that it sources; undefined if that is not known. */
  readonly sourced: (word: string) => string | undefined;
}

/** What a script runs when it is called in one way. */
export interface ScriptBranches extends Running {
  /** Lines that do not run, from 1. */
  readonly idle: ReadonlySet<number>;
}

const DEEPEST = 6;
const MOST_CALLS = 50;

/** Returns the parts of a script of the project that run with these arguments: of `case "$1" in` and its like one, and the functions that something calls. */
export function branchesOf(script: Script, call: ScriptCall): ScriptBranches {
  const reader = new BranchReader(script, call);
  return {
    idle: linesWithin(script.source.text, reader.idle),
    runs: (range) => reader.runs(range),
    variants: (word, at) => reader.variants(word, at),
    handed: (at) => reader.handed(at),
    mayCall: (name, text) => reader.mayCall(name, text),
  };
}

class BranchReader {
  readonly #script: Script;
  readonly #call: ScriptCall;
  readonly #choices: readonly ShellChoice[];
  readonly #settings = new Map<string, Setting | undefined>();
  /** The lists of arguments that a function is called with; undefined if they are not known. */
  readonly #given = new Map<ShellFunction, readonly (readonly string[])[] | undefined>();
  /** The texts of files that the script sources; undefined if they are not known. */
  readonly #sourced: readonly string[] | undefined;
  readonly #changes: readonly { readonly command: ShellCommand; readonly around: ShellFunction | undefined }[];
  readonly #mentions = new Map<string, number>();
  idle: readonly Range[] = [];

  constructor(script: Script, call: ScriptCall) {
    this.#script = script;
    this.#call = call;
    this.#choices = choicesOf(script.source.text);
    this.#changes = script.commands.filter(setsArguments).map((command) => ({ command, around: this.#functionAt(command.range.start) }));
    this.#sourced = script.commands.some(({ name }) => name === EVALUATES) ? undefined : sourcedTexts(script, call.sourced);
    // what does not run calls nothing, so each round may find more
    for (let round = 0, known = -1; round < DEEPEST && known < this.idle.length; round++) {
      known = this.idle.length;
      const commands = script.commands.filter(({ range }) => this.runs(range));
      const called = this.#callsIn(commands);
      this.idle = [...this.#choices.flatMap((choice) => this.#idleArms(choice)), ...this.#idleFunctions(commands, called)];
    }
  }

  /** Notes what functions are called with, and returns what is called by computed words: each may add to what the others are. */
  #callsIn(commands: readonly ShellCommand[]): readonly ((name: string) => boolean)[] {
    const { functions } = this.#script;
    for (const one of functions) this.#given.set(one, []);
    // the callers of a function often stand below it
    for (const one of [...functions, ...functions.toReversed()]) this.#given.set(one, this.#argumentsOf(one, commands));
    for (;;) {
      const called = this.#calledIn(commands);
      const lost = functions.filter((one) => this.#given.get(one) && called.some((test) => test(one.name)));
      if (lost.length === 0) return called;
      for (const one of lost) this.#given.set(one, undefined);
      for (const one of functions) if (this.#given.get(one)) this.#given.set(one, this.#argumentsOf(one, commands));
    }
  }

  runs({ start, end }: Range): boolean {
    return !this.idle.some((range) => range.start <= start && end <= range.end);
  }

  /** What a word is, each time that its place is reached: in a loop over the arguments, or one that shifts them. */
  variants(word: string, at: number): readonly string[] {
    const { loops } = this.#script;
    const loop = word.includes('$') ? loops.find(({ name }) => expands(word, name) && this.#mentionsOf(name) === 1) : undefined;
    if (loop) {
      const given = this.handed(at)?.flat();
      const values = loop.words.flatMap(({ value }) => (/^\$\{?@/.test(value) ? (given ?? [value]) : [value]));
      const all = loop.words.length > 0 ? values : (given ?? ['$@']);
      // the shell may split what a word of the list expands
      if (all.some(isUncertain)) return [word];
      return all.map((value) =>
        this.#filled(
          expanded(word, (name) => (name === loop.name ? value : undefined)),
          at,
        ),
      );
    }
    return (/^\$(?:1|\{1(?::-)?\})$/.test(word) ? this.#shifted(at) : undefined) ?? [this.#filled(word, at)];
  }

  handed(at: number): readonly (readonly string[])[] | undefined {
    const changes = this.#changesAround(at);
    if (changes.some(({ within }) => within.includes('loop'))) return undefined;
    const before = changes.filter(({ range }) => range.start < at);
    const isSure = ({ words, within, range }: ShellCommand): boolean =>
      words.length === 1 && !within.includes('if') && !within.includes('case') && !isAfterTest(this.#script, range);
    return before.every(isSure) ? this.#listsAt(at)?.map((list) => list.slice(before.length)) : undefined;
  }

  /** The word with the values of what it expands, as far as they are known. */
  #filled(word: string, at: number, depth = 0): string {
    return expanded(word, (name) => (/^\d$/.test(name) ? this.#argumentAt(at, Number(name)) : this.#valueOf(name, at, depth)));
  }

  #functionAt(at: number): ShellFunction | undefined {
    return this.#script.functions.filter(({ range }) => range.start <= at && at < range.end).at(-1);
  }

  #listsAt(at: number): readonly (readonly string[])[] | undefined {
    const around = this.#functionAt(at);
    return around ? this.#given.get(around) : this.#call.given && [this.#call.given];
  }

  /** The commands that change the arguments which hold at a place, before or after it. */
  #changesAround(at: number): readonly ShellCommand[] {
    const around = this.#functionAt(at);
    return this.#changes.flatMap((one) => (one.around === around ? [one.command] : []));
  }

  /** How often the script names a variable other than to expand it. */
  #mentionsOf(name: string): number {
    const known = this.#mentions.get(name) ?? mentionsOf(this.#script.source.text, name);
    this.#mentions.set(name, known);
    return known;
  }

  /** An argument of the script or function, empty if it is not given; undefined if it is not known, or not the same each time. */
  #argumentAt(at: number, position: number): string | undefined {
    const lists = this.handed(at);
    const [only] = lists ?? [];
    return lists?.length === 1 && only && !only.some(isUncertain) ? (only[position - 1] ?? '') : undefined;
  }

  /** All arguments where a loop shifts them. */
  #shifted(at: number): readonly string[] | undefined {
    const changes = this.#changesAround(at);
    return changes.some(({ within }) => within.includes('loop')) && changes.every(({ name }) => name === SHIFTS) ? this.#listsAt(at)?.flat() : undefined;
  }

  /** What a function is called with, each time; undefined if that is not known. */
  #argumentsOf({ name }: ShellFunction, commands: readonly ShellCommand[]): readonly (readonly string[])[] | undefined {
    if (this.#call.given === undefined || this.#sourced?.some((text) => hasName(text, name)) !== false) return undefined;
    const calls = commands.filter((one) => one.name === name);
    const isElsewhere = commands.some((one) => one.name !== name && !SUCCEEDS.has(one.name) && mentions(one, name));
    if (isElsewhere || calls.length > MOST_CALLS) return undefined;
    const lists = calls.flatMap(({ words, range }): readonly (readonly string[] | undefined)[] => {
      const [first, ...rest] = words.slice(1).map(({ value }) => value);
      const handed = rest.length === 0 && ALL_ARGUMENTS.test(first ?? '') ? this.handed(range.start) : undefined;
      if (handed?.length === 1) return handed;
      const others = rest.map((word) => this.#filled(word, range.start));
      const filled = first === undefined ? [[]] : this.variants(first, range.start).map((one) => [one, ...others]);
      return filled.map((list) => (list.some((word) => /\$\{?[@*]/.test(word)) ? undefined : list));
    });
    return lists.includes(undefined) ? undefined : lists.filter((list) => list !== undefined);
  }

  /** The value of a variable that is set once, outside of every compound, or that the script does not set at all. */
  #valueOf(name: string, at: number, depth: number): string | undefined {
    if (this.#sourced?.some((text) => hasName(text, name)) !== false || depth > DEEPEST) return undefined;
    if (this.#mentionsOf(name) === 0) return this.#call.valueOf(name);
    if (!this.#settings.has(name)) this.#settings.set(name, this.#mentionsOf(name) === 1 ? onlySetting(this.#script, name) : undefined);
    const setting = this.#settings.get(name);
    const around = setting && this.#functionAt(setting.start);
    if (!setting || setting.start > at || (around && around !== this.#functionAt(at))) return undefined;
    const value = this.#filled(setting.value, setting.start, depth + 1);
    return isUncertain(value) ? undefined : value;
  }

  #idleArms({ arms, range }: ShellChoice): readonly Range[] {
    const idle: Range[] = [];
    let isDecided = false;
    let isSure = true;
    for (const [index, arm] of arms.entries()) {
      const holds = isDecided ? false : this.#holds(arm, range.start);
      const isReached = arms[index - 1]?.goesOn === true && !idle.includes(arms[index - 1]?.range ?? range);
      if (holds === false && !isReached) idle.push(arm.range);
      if (holds === true) isDecided = true;
      if (holds === undefined || isReached || namesVariable(arm)) isSure = false;
    }
    // a line with all arms and the tests of arguments is idle as a whole
    return isSure && idle.length === arms.length && idle.length > 0 ? [range] : idle;
  }

  #holds({ when }: ShellArm, at: number): boolean | undefined {
    if (when === 'always') return true;
    if (when === 'unknown') return undefined;
    const results = when.map((test) => this.#compare(test, at));
    return results.includes(true) ? true : results.includes(undefined) ? undefined : false;
  }

  #compare({ value, pattern, isNot }: ShellTest, at: number): boolean | undefined {
    // what is always so is so for any value
    if (pattern === '*') return !isNot;
    const right = this.#filled(pattern, at);
    if (/[$`]/.test(right) || isOtherPattern(right) || this.#script.source.text.includes(IGNORES_CASE)) return undefined;
    const results = new Set(this.variants(value, at).map((left) => (isUncertain(left) ? undefined : matchesPattern(left, right) !== isNot)));
    return results.size === 1 ? [...results][0] : undefined;
  }

  /** What commands whose first word is computed call, as tests of a function's name. */
  #calledIn(commands: readonly ShellCommand[]): readonly ((name: string) => boolean)[] {
    return commands.flatMap(({ words, range }) => {
      const written = words[0]?.value ?? '';
      if (!/[$`]/.test(written)) return [];
      const handed = ALL_ARGUMENTS.test(written) ? this.handed(range.start) : undefined;
      const heads = (handed?.map(([first = '']) => first) ?? this.variants(written, range.start)).map((head) => head.split(/\s/)[0] ?? '');
      // what is not known may be anything
      return heads.map(
        (head) => (name: string) =>
          matchesPattern(name, head.replace(/\$(?:\w+|[@*]|\{[^{}]*\})/g, '*')) || /[$`]/.test(head.replace(/\$(?:\w+|[@*]|\{[^{}]*\})/g, '')),
      );
    });
  }

  #idleFunctions(commands: readonly ShellCommand[], called: readonly ((name: string) => boolean)[]): readonly Range[] {
    const { callers } = this.#call;
    const { source } = this.#script;
    if (callers === undefined || this.#sourced === undefined) return [];
    const isIdle = ({ name, range }: ShellFunction): boolean => {
      const outside = commands.filter(({ range: own }) => own.end <= range.start || own.start >= range.end);
      return !this.#isNamed(name, { outside, commands, called, texts: this.#sourced ?? [] }) && !callers(name, source.text);
    };
    return this.#script.functions.filter(isIdle).map(({ range }) => range);
  }

  /** Whether what runs may call a function of a file that it sources. `text`: of that file. */
  mayCall(name: string, text: string): boolean {
    const commands = this.#script.commands.filter(({ range }) => this.runs(range));
    if (this.#sourced === undefined || commands.some(exportsFunctions)) return true;
    const texts = this.#sourced.filter((one) => one !== text);
    return this.#isNamed(name, { outside: commands, commands, called: this.#calledIn(commands), texts });
  }

  #isNamed(name: string, { outside, commands, called, texts }: Naming): boolean {
    const { loops, source } = this.#script;
    const listed = loops.flatMap(({ words }) => words.map((word) => word.text));
    return (
      outside.some((one) => !SUCCEEDS.has(one.name) && mentions(one, name)) ||
      commands.some((one) => one.assignments.some((each) => hasName(source.text.slice(each.range.start, each.range.end), name))) ||
      called.some((test) => test(name)) ||
      [...texts, ...listed].some((one) => hasName(one, name))
    );
  }
}

/** Where a function may be named. */
interface Naming {
  /** The commands that may call it. */
  readonly outside: readonly ShellCommand[];
  /** All commands that run. */
  readonly commands: readonly ShellCommand[];
  /** What is called by computed words. */
  readonly called: readonly ((name: string) => boolean)[];
  /** The texts of other files. */
  readonly texts: readonly string[];
}
