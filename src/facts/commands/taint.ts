import { DECLARES, READS_LINE } from '../../knowledge/shell/commands.ts';
import { variablesInExpressions } from '../../knowledge/shell/expressions.ts';
import { outputOf, secretProducerOf } from '../../knowledge/tools/index.ts';
import type { Redirect, Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import { isVariableName } from '../../text/pattern.ts';
import { packedPaths } from './file-effects.ts';
import { commandInvocation, type Invocation } from './invocation.ts';
import type { Place } from './paths.ts';
import { calledBy } from './places.ts';
import { ScriptTexts } from './script-texts.ts';
import { type Taint, TaintedFiles } from './tainted-files.ts';

export type { Taint } from './tainted-files.ts';

/** The secrets that exist at the start of a script. */
export interface TaintSources {
  /** Whether a variable holds a secret. */
  readonly isSecret: (variable: string) => boolean;
  /** A secret in the environment, for commands that print the whole environment. */
  readonly environment: string | undefined;
  /** Absolute paths of files with a secret; a folder stands for all files in it. */
  readonly files: readonly string[];
}

/** Answers which words, inputs and outputs of a script's commands carry a secret. Commands are identified by index. */
export interface TaintTrace {
  readonly word: (word: ShellWord) => Taint | undefined;
  /** The secret in a word other than the program name. */
  readonly argument: (command: number) => Taint | undefined;
  /** The secret variable that the arguments name in the language of the program: `jq '.token = env.TOKEN'`. */
  readonly expression: (command: number) => Taint | undefined;
  readonly input: (command: number) => Taint | undefined;
  readonly output: (command: number) => Taint | undefined;
  /** The secret in the file at a path: a secret file, or a file to which an earlier command wrote a secret. */
  readonly file: (path: string, place: Place) => Taint | undefined;
  /** The secret file in a folder. */
  readonly folder: (path: string, place: Place, excluded?: readonly string[]) => Taint | undefined;
  /** The secret in an environment variable of a command. */
  readonly inherited: (command: number, name: string) => Taint | undefined;
  readonly addFile: (path: string, place: Place, taint: Taint) => void;
  /** Expands variables in a path that the script itself sets to plain text. */
  readonly expand: (path: string) => string;
  /** Expands variables in a text that the script sets; references in their values are kept. */
  readonly unfold: (text: string) => string;
}

const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=([\s\S]*)$/;
/** Expansions that do not contain the value: `${#X}`, `${X:+set}`. */
const VALUELESS = new Set(['length', ':+', '+', 'arith']);

/** Follows secrets through the variables, substitutions and pipes of a script. */
export function traceTaint(script: Script, sources: TaintSources, places: readonly Place[]): TaintTrace {
  return new Tracer(script, sources, places);
}

/** Methods that are passed as functions are arrow functions. */
class Tracer implements TaintTrace {
  readonly #script: Script;
  readonly #sources: TaintSources;
  readonly #places: readonly Place[];
  readonly #invocations: readonly Invocation[];
  /** The script's variables that get a secret from the sources. */
  readonly #derived = new Map<string, Taint>();
  readonly #texts = new ScriptTexts();
  readonly #files: TaintedFiles;
  readonly inherited = (command: number, name: string): Taint | undefined => {
    const isOwn = this.#script.commands[command]?.assignments.some((one) => one.name === name) || this.#invocations[command]?.assignments.has(name);
    return !isOwn && this.#sources.isSecret(name) && !this.#script.writes.has(name) ? { name, from: 'variable' } : undefined;
  };

  /** The commands whose output is being computed, because a function may call itself. */
  readonly #active = new Set<number>();

  constructor(script: Script, sources: TaintSources, places: readonly Place[]) {
    this.#script = script;
    this.#sources = sources;
    this.#places = places;
    this.#invocations = script.commands.map(commandInvocation);
    this.#files = new TaintedFiles(sources.files);
    // two iterations, because a function may be defined before its variables are set
    for (let round = 0; round < 2; round++)
      script.commands.forEach((command, index) => {
        this.#collect(command, index);
      });
  }

  readonly expand = (path: string): string => this.#texts.expand(path);

  readonly unfold = (text: string): string => this.#texts.unfold(text);

  file(path: string, place: Place): Taint | undefined {
    return this.#files.at(this.expand(path), place);
  }

  folder(path: string, place: Place, excluded?: readonly string[]): Taint | undefined {
    return this.#files.below(this.expand(path), place, excluded);
  }

  addFile(path: string, place: Place, taint: Taint): void {
    this.#files.add(this.expand(path), place, taint);
  }

  readonly word = (one: ShellWord): Taint | undefined => {
    for (const read of one.reads) {
      if (VALUELESS.has(read.operator)) continue;
      if (this.#sources.isSecret(read.name)) return { name: read.name, from: 'variable' };
      const derived = this.#derived.get(read.name);
      if (derived) return derived;
    }
    return first(one.substitutions, (index) => this.output(index));
  };

  argument(index: number): Taint | undefined {
    const command = this.#script.commands[index];
    const at = this.#invocations[index]?.at ?? 0;
    return first(command?.words.slice(at + 1) ?? [], this.word);
  }

  readonly expression = (index: number): Taint | undefined => {
    const { program = '', args = [] } = this.#invocations[index] ?? {};
    const name = variablesInExpressions(program, args.join(' ')).find(this.#sources.isSecret);
    return name === undefined ? undefined : { name, from: 'variable' };
  };

  input(index: number): Taint | undefined {
    const command = this.#script.commands[index];
    const place = this.#places[index];
    if (!command || !place) return undefined;
    return first([...command.redirects, ...command.inherited], (redirect) => this.#redirected(redirect, place)) ?? this.#piped(command, index);
  }

  readonly output = (index: number): Taint | undefined => {
    const command = this.#script.commands[index];
    const place = this.#places[index];
    const invocation = this.#invocations[index];
    if (!command || !place || !invocation || this.#active.has(index)) return undefined;
    this.#active.add(index);
    try {
      if (invocation.program === '') return command.words.length === 0 ? this.input(index) : undefined;
      return this.#printed(invocation, index, place) ?? first(calledBy(this.#script, index), this.output);
    } finally {
      this.#active.delete(index);
    }
  };

  /** The secret that `<` and similar redirects bring to standard input. */
  #redirected(redirect: Redirect, place: Place): Taint | undefined {
    if (redirect.operator === '<' && redirect.target) return this.file(redirect.target.value, place);
    if (redirect.operator === '<<<' && redirect.target) return this.word(redirect.target);
    const secret = redirect.heredoc?.reads.find((read) => !VALUELESS.has(read.operator) && (this.#sources.isSecret(read.name) || this.#derived.has(read.name)));
    return secret && (this.#derived.get(secret.name) ?? { name: secret.name, from: 'variable' });
  }

  /** The secret that the previous command in a pipeline passes on. */
  #piped(command: ShellCommand, index: number): Taint | undefined {
    if (command.pipeline.index === 0) return command.within.includes('pipeline') ? this.#pipedToGroup(command, index) : undefined;
    for (let before = index - 1; before >= 0; before--) {
      const other = this.#script.commands[before];
      if (other?.item !== command.item) return undefined;
      if (other.pipeline.length === command.pipeline.length && other.pipeline.index === command.pipeline.index - 1) return this.output(before);
      // in `{ …; } | cmd`, the members of the group come before the command, and each may write to the pipe
      if (other.pipeline.length === 1 && other.within.includes('pipeline') && !other.within.includes('substitution')) {
        const taint = this.output(before);
        if (taint) return taint;
      }
    }
    return undefined;
  }

  /** The same for a member of a group or loop that reads the pipe: `cmd | { …; }`. */
  #pipedToGroup(command: ShellCommand, index: number): Taint | undefined {
    const depth = command.within.lastIndexOf('pipeline') + 1;
    const before = this.#script.commands
      .slice(0, index)
      .findLastIndex((other) => other.item === command.item && other.pipeline.length > 1 && other.within.length === depth);
    return before < 0 || depth >= command.within.length ? undefined : this.output(before);
  }

  /** The secret that a program prints from its arguments, its input, the files that it reads, or its environment. */
  #printed(invocation: Invocation, index: number, place: Place): Taint | undefined {
    const { program, args } = invocation;
    const { isSecret, environment } = this.#sources;
    const fetched = secretProducerOf(program, args.join(' '));
    if (fetched) return { name: fetched.what, from: 'command' };
    switch (outputOf(program, args.join(' '))) {
      case 'arguments':
      case 'format':
        return this.argument(index);
      case 'environment':
        return environment === undefined ? undefined : { name: environment, from: 'variable' };
      case 'template':
        return this.#templated(invocation);
      case 'variables':
        return args.some(isSecret) ? { name: args[0] ?? '', from: 'variable' } : undefined;
      case 'input':
      case 'search':
        return (
          this.input(index) ??
          this.argument(index) ??
          this.expression(index) ??
          first(args, (path) => (path.startsWith('-') ? undefined : this.file(path, place)))
        );
      case 'archive':
        return this.#packed(packedPaths(program, args), place) ?? this.input(index);
      default:
        return this.expression(index);
    }
  }

  /** The secret file among those that an archive takes. */
  #packed(packed: ReturnType<typeof packedPaths>, place: Place): Taint | undefined {
    return first(packed?.sources ?? [], (path) => this.file(path, place) ?? this.folder(path, place, packed?.excluded));
  }

  /** The secret in the output of `envsubst`: `envsubst '$X'` expands only X, `envsubst` alone all variables. */
  #templated(invocation: Invocation): Taint | undefined {
    const { isSecret, environment } = this.#sources;
    const named = invocation.args.flatMap((word) => [...word.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? ''));
    const secret = named.find(isSecret);
    if (secret !== undefined) return { name: secret, from: 'variable' };
    return named.length > 0 || environment === undefined ? undefined : { name: environment, from: 'template' };
  }

  /** Records the variables that a command sets. */
  #collect(command: ShellCommand, index: number): void {
    const program = this.#invocations[index]?.program ?? '';
    for (const { name, value } of command.assignments) this.#set(name, value?.value ?? '', value && this.word(value), value?.literal ?? false);
    if (DECLARES.has(program))
      for (const one of command.words.slice(1)) {
        const match = ASSIGNMENT.exec(one.value);
        if (match?.[1] !== undefined) this.#set(match[1], match[2] ?? '', this.word(one), one.literal);
      }
    if (program === READS_LINE) for (const one of command.words.slice(1)) if (isVariableName(one.value)) this.#set(one.value, '', this.input(index), false);
  }

  #set(name: string, value: string, taint: Taint | undefined, isLiteral: boolean): void {
    if (taint) this.#derived.set(name, taint);
    else if (isLiteral) this.#texts.setLiteral(name, value);
    this.#texts.set(name, value);
  }
}

/** The first result that is not undefined. */
function first<T, R>(all: readonly T[], ask: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const answer = ask(one);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
