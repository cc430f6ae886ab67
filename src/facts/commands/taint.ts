import { secretProducerOf } from '../../knowledge/tools/index.ts';
import type { Redirect, Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import { type Invocation, invocationOf } from './invocation.ts';
import { isWithin, matchesPattern, normalisePath, type Place } from './paths.ts';

/** A secret that a word or a stream carries. */
export interface Taint {
  /** The variable, the file, or what was fetched. */
  readonly name: string;
  /** template: a template that is filled from the environment, and may hold it. */
  readonly from: 'variable' | 'file' | 'command' | 'template';
}

/** What is secret where a script starts. */
export interface TaintSources {
  /** Whether a variable holds a secret. */
  readonly isSecret: (variable: string) => boolean;
  /** A secret that is in the environment, for commands that print all of it. */
  readonly environment: string | undefined;
  /** Absolute paths of files that hold one; a folder stands for all in it. */
  readonly files: readonly string[];
}

/** Which words, inputs and outputs of a script's commands carry a secret. Commands are given by index. */
export interface TaintTrace {
  readonly word: (word: ShellWord) => Taint | undefined;
  /** By a word other than the name. */
  readonly argument: (command: number) => Taint | undefined;
  readonly input: (command: number) => Taint | undefined;
  readonly output: (command: number) => Taint | undefined;
  /** A path that is a secret file, or that a command before wrote a secret to. */
  readonly file: (path: string, place: Place) => Taint | undefined;
  /** The secret file that lies in a folder. */
  readonly folder: (path: string, place: Place) => Taint | undefined;
  readonly addFile: (path: string, place: Place, taint: Taint) => void;
  /** The value of a variable that the script itself sets from plain text, for paths. */
  readonly expand: (path: string) => string;
  /** A text with the variables that the script sets replaced by what they are set to, references inside kept. */
  readonly unfold: (text: string) => string;
}

/** Programs that print their arguments. */
const PRINTERS = new Set(['echo', 'printf']);
/** Programs that print what they read, changed or not. */
const FILTERS = new Set([
  'cat',
  'tac',
  'base64',
  'base32',
  'tr',
  'sed',
  'awk',
  'gawk',
  'grep',
  'egrep',
  'head',
  'tail',
  'cut',
  'jq',
  'yq',
  'xxd',
  'openssl',
  'gzip',
  'gunzip',
  'zcat',
  'sort',
  'uniq',
  'rev',
  'fold',
  'tee',
  'gpg',
  'iconv',
  'dos2unix',
  'paste',
  'xargs',
  'sponge',
  'python',
  'perl',
  'node',
  'ruby',
  'php',
  'htpasswd',
  'age',
  'sops',
  'nl',
  'column',
  'dd',
]);
const DECLARERS = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);
/** Programs that fill a template from the environment. */
const TEMPLATERS = new Set(['envsubst', 'gomplate', 'j2', 'esh', 'mo']);
const PRINTS_ENVIRONMENT = /^(?:env|printenv|export -p|declare -x|export|set)$/;
const ASSIGNMENT = /^([A-Za-z_]\w*)\+?=([\s\S]*)$/;
/** Expansions that do not give the value: `${#X}`, `${X:+set}`. */
const VALUELESS = new Set(['length', ':+', '+', 'arith']);

/** Follows secrets through the variables, substitutions and pipes of a script. */
export function traceTaint(script: Script, sources: TaintSources, places: readonly Place[]): TaintTrace {
  const invocations = script.commands.map((command) => invocationOf(command.words.map((word) => word.value)));
  const variables = new Map<string, Taint>();
  const literals = new Map<string, string>();
  const texts = new Map<string, string>();
  const written: { readonly path: string; readonly taint: Taint }[] = [];
  const active = new Set<number>();

  const file = (path: string, place: Place): Taint | undefined => {
    const target = normalisePath(expand(path), place);
    const known = sources.files.find((one) => isSameFile(target, normalisePath(one, place)));
    return known === undefined ? written.find((one) => isSameFile(target, one.path))?.taint : { name: known, from: 'file' };
  };
  const word = (one: ShellWord): Taint | undefined => {
    for (const read of one.reads) {
      if (VALUELESS.has(read.operator)) continue;
      if (sources.isSecret(read.name)) return { name: read.name, from: 'variable' };
      const derived = variables.get(read.name);
      if (derived) return derived;
    }
    for (const index of one.substitutions) {
      const taint = output(index);
      if (taint) return taint;
    }
    return undefined;
  };
  const argument = (index: number): Taint | undefined => {
    const command = script.commands[index];
    const at = invocations[index]?.at ?? 0;
    return first(command?.words.slice(at + 1) ?? [], word);
  };
  const input = (index: number): Taint | undefined => {
    const command = script.commands[index];
    const place = places[index];
    if (!command || !place) return undefined;
    return (
      first([...command.redirects, ...command.inherited], (redirect) => redirectTaint(redirect, place)) ??
      (command.pipeline.index > 0 ? pipedTaint(index) : undefined)
    );
  };
  const redirectTaint = (redirect: Redirect, place: Place): Taint | undefined => {
    if (redirect.operator === '<' && redirect.target) return file(redirect.target.value, place);
    if (redirect.operator === '<<<' && redirect.target) return word(redirect.target);
    const secret = redirect.heredoc?.reads.find((read) => !VALUELESS.has(read.operator) && (sources.isSecret(read.name) || variables.has(read.name)));
    return secret && (variables.get(secret.name) ?? { name: secret.name, from: 'variable' });
  };
  const pipedTaint = (index: number): Taint | undefined => {
    const command = script.commands[index];
    for (let before = index - 1; before >= 0 && command; before--) {
      const other = script.commands[before];
      if (other?.item !== command.item) return undefined;
      if (other.pipeline.length === command.pipeline.length && other.pipeline.index === command.pipeline.index - 1) return output(before);
      // `{ …; } | cmd`: the members of the group stand before the command, each may write to the pipe.
      if (other.pipeline.length === 1 && other.within.includes('pipeline') && !other.within.includes('substitution')) {
        const taint = output(before);
        if (taint) return taint;
      }
    }
    return undefined;
  };
  const output = (index: number): Taint | undefined => {
    const command = script.commands[index];
    const place = places[index];
    const invocation = invocations[index];
    if (!command || !place || !invocation || active.has(index)) return undefined;
    active.add(index);
    try {
      return outputOf(command, invocation, index, place);
    } finally {
      active.delete(index);
    }
  };
  const outputOf = (command: ShellCommand, invocation: Invocation, index: number, place: Place): Taint | undefined => {
    if (invocation.program === '') return command.words.length === 0 ? input(index) : undefined;
    const fetched = secretProducerOf(invocation.program, invocation.args.join(' '));
    if (fetched) return { name: fetched.what, from: 'command' };
    if (PRINTERS.has(invocation.program)) return argument(index);
    if (PRINTS_ENVIRONMENT.test([invocation.program, ...invocation.args].join(' ')) && sources.environment !== undefined)
      return { name: sources.environment, from: 'variable' };
    if (TEMPLATERS.has(invocation.program)) return templated(invocation);
    if (invocation.program === 'printenv') return invocation.args.some(sources.isSecret) ? { name: invocation.args[0] ?? '', from: 'variable' } : undefined;
    if (!FILTERS.has(invocation.program)) return undefined;
    return input(index) ?? argument(index) ?? first(invocation.args, (path) => (path.startsWith('-') ? undefined : file(path, place)));
  };
  const templated = (invocation: Invocation): Taint | undefined => {
    const named = invocation.args.flatMap((word) => [...word.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? ''));
    const secret = named.find(sources.isSecret);
    if (secret !== undefined) return { name: secret, from: 'variable' };
    return named.length > 0 || sources.environment === undefined ? undefined : { name: sources.environment, from: 'template' };
  };
  const folder = (path: string, place: Place): Taint | undefined => {
    const target = normalisePath(expand(path).replace(/\/[*.]$/, ''), place);
    const found = sources.files.find((one) => isWithin(normalisePath(one, place), target));
    return found === undefined ? undefined : { name: found, from: 'file' };
  };
  const expand = (path: string): string => replaceVariables(path, literals);
  const unfold = (text: string): string => replaceVariables(text, texts);

  // Two rounds: a function may be defined before the variables that it uses are set.
  for (let round = 0; round < 2; round++)
    script.commands.forEach((command, index) => {
      collect(command, index);
    });
  return {
    word,
    argument,
    input,
    output,
    file,
    folder,
    expand,
    unfold,
    addFile: (path, place, taint) => void written.push({ path: normalisePath(expand(path), place), taint }),
  };

  function collect(command: ShellCommand, index: number): void {
    const program = invocations[index]?.program ?? '';
    for (const { name, value } of command.assignments) set(name, value && word(value), value?.literal ?? false, value?.value ?? '');
    if (DECLARERS.has(program))
      for (const one of command.words.slice(1)) {
        const match = ASSIGNMENT.exec(one.value);
        if (match?.[1] !== undefined) set(match[1], word(one), one.literal, match[2] ?? '');
      }
    if (program === 'read') for (const one of command.words.slice(1)) if (/^[A-Za-z_]\w*$/.test(one.value)) set(one.value, input(index), false, '');
  }

  function set(name: string, taint: Taint | undefined, isLiteral: boolean, value: string): void {
    if (taint) variables.set(name, taint);
    else if (isLiteral) literals.set(name, value);
    // `PATH=$PATH:/x` must not grow with every round
    if (!value.includes(`$${name}`) && !value.includes(`\${${name}`)) texts.set(name, value);
  }
}

function replaceVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g,
    (all, braced: string | undefined, plain: string | undefined) => values.get(braced ?? plain ?? '') ?? all,
  );
}

function isSameFile(path: string, secret: string): boolean {
  return matchesPattern(path, secret) || isWithin(path, secret) || (/[*?[]/.test(path) && isWithin(path.replace(/\/[^/]*[*?[].*$/, ''), secret));
}

/** The first answer that is not undefined. */
function first<T, R>(all: readonly T[], ask: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const answer = ask(one);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
