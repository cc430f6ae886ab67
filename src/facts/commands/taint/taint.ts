import { hashesPassword } from '../../../knowledge/password-hashes.ts';
import { DECLARES, ENVIRONMENT_FILE, EXPORTS, NAMES_ANOTHER, PRINTS_FORMAT, READS_INPUT } from '../../../knowledge/shell/commands.ts';
import { runsExpressions, variablesInExpressions } from '../../../knowledge/shell/expressions.ts';
import { outputOf, secretProducerOf } from '../../../knowledge/tools/index.ts';
import { indexOfCommand } from '../../../syntax/shell/script-reads.ts';
import type { Redirect, Script, ShellCommand, ShellWord, VariableRead } from '../../../syntax/types.ts';
import { isVariableName } from '../../../text/pattern.ts';
import { packedPaths } from '../file-effects.ts';
import { commandInvocation, type Invocation } from '../invocation.ts';
import type { Place } from '../paths.ts';
import { calledBy } from '../places.ts';
import { feedingCalls, loopedPaths, parameterWords } from './script-calls.ts';
import { ScriptTexts } from './script-texts.ts';
import type { TaintSources, TaintTrace } from './taint-trace.ts';
import { type Taint, TaintedFiles, together } from './tainted-files.ts';

export type { TaintSources, TaintTrace } from './taint-trace.ts';
export type { Taint } from './tainted-files.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=([\s\S]*)$/;
/** Expansions that set the variable to a text that follows: `${X:=text}`. */
const SETS_DEFAULT = new Set([':=', '=']);
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
  /** The variables that it exports. */
  readonly #exported = new Set<string>();
  readonly #texts = new ScriptTexts();
  readonly #files: TaintedFiles;
  readonly inherited = (command: number, name: string): Taint | undefined => {
    const isOwn = this.#script.commands[command]?.assignments.some((one) => one.name === name) || this.#invocations[command]?.assignments.has(name);
    return !isOwn && this.#sources.isSecret(name) && !this.#script.writes.has(name) ? { name, from: 'variable' } : undefined;
  };

  /** The commands whose output is being computed, because a function may call itself. */
  readonly #active = new Set<number>();
  /** The same for words with parameters, and for commands whose input is that of a call. */
  readonly #asked = new Set<ShellWord | ShellCommand>();

  constructor(script: Script, sources: TaintSources, places: readonly Place[]) {
    this.#script = script;
    this.#sources = sources;
    this.#places = places;
    this.#invocations = script.commands.map(commandInvocation);
    this.#files = new TaintedFiles(sources.files);
    // two iterations, because a function may be defined before its variables are set
    for (let round = 0; round < 2; round++) this.#collectAll();
  }

  readonly expand = (path: string): string => this.#texts.expand(path);

  readonly unfold = (text: string): string => this.#texts.unfold(text);

  file(path: string, place: Place): Taint | undefined {
    return (
      this.#files.at(this.expand(path), place) ??
      first(loopedPaths(this.#script, path), (one) => this.#files.at(one, place)) ??
      (ENVIRONMENT_FILE.test(path) ? this.#environment() : undefined)
    );
  }

  #environment(): Taint | undefined {
    const { environment } = this.#sources;
    return environment === undefined ? first([...this.#exported], this.#named) : { name: environment, from: 'variable' };
  }

  folder(path: string, place: Place, excluded?: readonly string[], only?: readonly string[]): Taint | undefined {
    return this.#files.below(this.expand(path), place, excluded, only);
  }

  addFile(path: string, place: Place, taint: Taint): void {
    this.#files.add(this.expand(path), place, taint);
  }

  removeFile(path: string, place: Place): void {
    this.#files.remove(this.expand(path), place);
  }

  readonly word = (one: ShellWord): Taint | undefined =>
    together([...one.reads.map(this.#read), ...one.substitutions.map(this.output)]) ?? this.#parameter(one);

  readonly #read = ({ name, operator }: VariableRead): Taint | undefined =>
    VALUELESS.has(operator) ? undefined : this.#named(operator === 'indirect' ? this.expand(`$${name}`) : name);

  /** The secret in a variable of the script or its environment. */
  readonly #named = (name: string): Taint | undefined => (this.#sources.isSecret(name) ? { name, from: 'variable' } : this.#derived.get(name));

  /** The secret in the parameters that a word names. */
  #parameter(one: ShellWord): Taint | undefined {
    if (this.#asked.has(one)) return undefined;
    this.#asked.add(one);
    try {
      return together(parameterWords(this.#script, one).map(this.word));
    } finally {
      this.#asked.delete(one);
    }
  }

  /** The secret that a process substitution brings: `cp <(echo $X) FILE`; that of an option (`--password-file=<(…)`) is no file that is copied. */
  substituted(index: number): Taint | undefined {
    const words = this.#script.commands[index]?.words ?? [];
    const operands = words.filter((one, at) => isProcess(one) && words[at - 1]?.value.endsWith('=') !== true);
    return first(operands, this.word);
  }

  argument(index: number): Taint | undefined {
    const command = this.#script.commands[index];
    const at = this.#invocations[index]?.at ?? 0;
    return together((command?.words.slice(at + 1) ?? []).map(this.word));
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
    const redirects = [...command.redirects, ...command.inherited];
    return (
      first(redirects, (redirect) => this.#redirected(redirect, place)) ??
      this.#piped(command, index) ??
      (redirects.some(({ operator }) => operator.startsWith('<')) ? undefined : this.#fed(command))
    );
  }

  /** The secret that a function, or the shell of a text, is given on its input. */
  #fed(command: ShellCommand): Taint | undefined {
    if (command.pipeline.index > 0 || this.#asked.has(command)) return undefined;
    this.#asked.add(command);
    try {
      return first(feedingCalls(this.#script, command), (call) => this.input(indexOfCommand(this.#script, call)));
    } finally {
      this.#asked.delete(command);
    }
  }

  readonly output = (index: number): Taint | undefined => {
    const command = this.#script.commands[index];
    const place = this.#places[index];
    const invocation = this.#invocations[index];
    if (!command || !place || !invocation || this.#active.has(index)) return undefined;
    this.#active.add(index);
    try {
      if (invocation.program === '') return command.words.length === 0 ? this.input(index) : undefined;
      const taint = this.#printed(invocation, index, place) ?? first(calledBy(this.#script, index), this.output);
      return taint && hashesPassword(invocation.program, invocation.args.join(' ')) ? { ...taint, hashed: true } : taint;
    } finally {
      this.#active.delete(index);
    }
  };

  /** The secret that `<` and similar redirects bring to standard input. */
  #redirected(redirect: Redirect, place: Place): Taint | undefined {
    if (redirect.operator === '<' && redirect.target) return isProcess(redirect.target) ? this.word(redirect.target) : this.file(redirect.target.value, place);
    if (redirect.operator === '<<<' && redirect.target) return this.word(redirect.target);
    return together((redirect.heredoc?.reads ?? []).map(this.#read));
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
    const { isSecret } = this.#sources;
    const fetched = secretProducerOf(program, args.join(' '));
    if (fetched) return { name: fetched.what, from: 'command' };
    switch (outputOf(program, args.join(' '))) {
      case 'arguments':
      case 'format':
        return this.argument(index);
      case 'environment':
        return this.#environment();
      case 'template':
        return this.#templated(invocation);
      case 'variables':
        return first(args, (name) => (isSecret(name) ? { name, from: 'variable' } : undefined));
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
        return runsExpressions(program) ? undefined : this.expression(index);
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

  #collectAll(): void {
    for (const { name, words } of this.#script.loops) this.#set(name, '', together(words.map(this.word)), false);
    this.#script.commands.forEach((command, index) => {
      this.#collect(command, index);
    });
  }

  /** Records the variables that a command sets. */
  #collect(command: ShellCommand, index: number): void {
    const { program = '', at = 0 } = this.#invocations[index] ?? {};
    for (const { name, value } of command.assignments) this.#set(name, value?.value ?? '', value && this.word(value), value?.literal ?? false);
    for (const one of command.words) for (const { name, operator } of one.reads) if (SETS_DEFAULT.has(operator)) this.#set(name, '', this.word(one), false);
    for (const one of command.words.slice(1, at)) {
      const [, name] = ASSIGNMENT.exec(one.value) ?? [];
      if (name !== undefined) this.#set(name, '', this.word(one), false);
    }
    if (EXPORTS.has(program)) for (const one of command.words.slice(1)) this.#exported.add(one.value.replace(/=.*/s, ''));
    if (DECLARES.has(program))
      for (const one of command.words.slice(1)) {
        const match = ASSIGNMENT.exec(one.value);
        if (match?.[1] === undefined) continue;
        const isReference = command.words.some(({ value }) => NAMES_ANOTHER.test(value));
        this.#set(match[1], match[2] ?? '', isReference ? this.#named(match[2] ?? '') : this.word(one), one.literal);
      }
    if (READS_INPUT.has(program)) for (const one of command.words.slice(1)) if (isVariableName(one.value)) this.#set(one.value, '', this.input(index), false);
    const [, option, target] = command.words;
    if (program === PRINTS_FORMAT && option?.value === '-v' && target) this.#set(target.value, '', this.argument(index), false);
  }

  #set(name: string, value: string, taint: Taint | undefined, isLiteral: boolean): void {
    if (taint) this.#derived.set(name, taint);
    else if (isLiteral) this.#texts.setLiteral(name, value);
    this.#texts.set(name, value);
  }
}

/** `<(…)`: a file that holds what a command prints. */
function isProcess({ value }: ShellWord): boolean {
  return value.startsWith('<(');
}

/** The first result that is not undefined. */
function first<T, R>(all: readonly T[], ask: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const answer = ask(one);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
