import { fileEffects } from '../../facts/commands/file-effects.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { findPersisted } from '../../facts/commands/layer-writes.ts';
import { startsTracing, streamsOf } from '../../facts/commands/logged-secrets.ts';
import { baseName, normalisePath, type Place } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import { copiesInCode, pathsIn } from '../../facts/commands/taint/code-copies.ts';
import type { Facts } from '../../facts/facts.ts';
import { homeOf } from '../../facts/stages/stage-state.ts';
import { AWK_WRITES, AWKS, CODE_WRITES, COPIES_FILE } from '../../knowledge/shell/code-calls.ts';
import { KEEPS_TEXT, TRAPS } from '../../knowledge/shell/commands.ts';
import { RUNS_INPUT, SCRIPT_PROGRAMS } from '../../knowledge/shell/shell-programs.ts';
import { indexOfCommand } from '../../syntax/shell/script-reads.ts';
import { parseText } from '../../syntax/shell/shell.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import { hasName, literalPattern, MOST_SEARCHED } from '../../text/pattern.ts';
import { mayWriteValue } from './code-values.ts';

/** Options by which a program prints what its code results in. Source: https://nodejs.org/api/cli.html#-p---print-script */
const PRINTS_RESULT = /^(?:-p|-pe|--print)$/;

/** Returns the programs in a RUN that run code which names the variable and writes a file, shown to people: `python`. */
export function codeWrites({ script, interpreter, heredocs, args: { text } }: Run, name: string): readonly string[] {
  const isWriting = (text: string, isPrinted: boolean): boolean => {
    const searched = text.slice(0, MOST_SEARCHED);
    return hasName(searched, name) && (CODE_WRITES.some(({ pattern }) => pattern.test(searched)) || mayWriteValue(searched, name, isPrinted));
  };
  if (interpreter === 'program') {
    const isEdit = parseText(text).commands.some((command) => fileEffects(command).some(({ effect }) => effect === 'edit'));
    return heredocs.some(({ body }) => isWriting(body.text, false) || (isEdit && hasName(body.text, name))) ? ['its program'] : [];
  }
  return (script?.commands ?? []).flatMap((command) => {
    const { program, path, args } = commandInvocation(command);
    if (AWKS.has(program) && isAwkWriting(command, name)) return [program];
    const isCode = [program, baseName(path)].some((one) => SCRIPT_PROGRAMS.has(one.replace(/\d*(?:\.\d+)*$/, '')));
    if (!script || !isCode) return [];
    const { output } = streamsOf(script, command);
    const isKept = output !== undefined && !output.startsWith('/dev/');
    const asPrinted = (text: string): string => (args.some((word) => PRINTS_RESULT.test(word)) ? `print(${text})` : text);
    const texts = [...textsOf(command), ...fedTexts(script, command)];
    // the code may get the value as an argument
    const isGiven = command.words.slice(1).some((word) => word.reads.some((read) => read.name === name)) && isWriting(texts.join('\n'), false);
    return isGiven || texts.some((text) => isWriting(asPrinted(text), isKept)) ? [program] : [];
  });
}

/** Returns the programs in a RUN that run code which names the file at a path, and writes or copies files, shown to people: `python`. */
export function codeCopies({ script }: Run, path: string): readonly string[] {
  const name = baseName(path);
  return (script?.commands ?? []).flatMap((command) => {
    const { program } = commandInvocation(command);
    if (!script || !SCRIPT_PROGRAMS.has(program.replace(/\d*(?:\.\d+)*$/, ''))) return [];
    const text = [...textsOf(command), ...fedTexts(script, command)].join('\n').slice(0, MOST_SEARCHED);
    const isCopying = text.includes(name) && (COPIES_FILE.test(text) || CODE_WRITES.some(({ pattern }) => pattern.test(text)));
    return isCopying ? [program] : [];
  });
}

/**
 * Returns what copies a file into which a RUN writes the variable, or the file at a path, before it is removed: code that the RUN gives to a program, or a
 * script of the project. The file is removed, its copy stays.
 */
export function copiedTexts(facts: Facts, run: Run, secret: { readonly variable: string } | { readonly file: string }): readonly CopiedText[] {
  const { script } = run;
  const state = facts.states.get(run);
  if (!script || ('variable' in secret && !writesFiles(script))) return [];
  const start = { workdir: state?.workdir, home: homeOf(state) };
  const places = placesOf(script, start);
  const [variables, files] = 'variable' in secret ? [[secret.variable], []] : [[], [secret.file]];
  const writes = findPersisted(script, { variables: new Set(variables), files, mountedTargets: [] }, start).map(({ command, where, removal }) => {
    const from = script.commands.indexOf(command);
    const to = removal ? script.commands.indexOf(removal) : -1;
    return { path: normalisePath(where, places[from] ?? start), from, to: to < from ? script.commands.length : to };
  });
  const kept = [...writes, ...files.map((path) => ({ path, from: -1, to: script.commands.length }))];
  return kept.flatMap(({ path, from, to }) => {
    if (/[^\w./@~+-]/.test(path)) return [];
    return script.commands.slice(from + 1, to).flatMap((command, index): readonly CopiedText[] => {
      const place = places[from + 1 + index] ?? start;
      const { program, path: word, args } = commandInvocation(command);
      if (isCodeCopying(script, command, path, place)) return [{ by: `the code for ${program}`, path }];
      const at = facts.copies(run, [word, ...args], place.workdir, path);
      return at === undefined ? [] : [{ by: at, path }];
    });
  });
}

/** Whether a script writes any file: every secret of the RUN asks. */
const writesFiles = keptWith(({ commands }: Script) => commands.some((command) => fileEffects(command).some(({ effect }) => effect !== 'delete')));

/** What copies a file that holds a secret, and the file. */
interface CopiedText {
  readonly by: string;
  readonly path: string;
}

/** A name that stands for a file in code. */
const FILE_NAME = 'NAME_OF_THIS_FILE';

function isCodeCopying(script: Script, command: ShellCommand, path: string, place: Place): boolean {
  const { program, args } = commandInvocation(command);
  if (!SCRIPT_PROGRAMS.has(program.replace(/\d*(?:\.\d+)*$/, ''))) return false;
  const code = [...textsOf(command), ...fedTexts(script, command)].join('\n');
  if (copiesInCode(code, path, place)) return true;
  const { output } = streamsOf(script, command);
  const isKept = output !== undefined && !output.startsWith('/dev/');
  const named = pathsIn(code).find((one) => normalisePath(one, place) === path);
  if (named === undefined) return false;
  const text = code.replaceAll(new RegExp(`["'\`]${literalPattern(named)}["'\`]`, 'g'), FILE_NAME);
  return mayWriteValue(args.some((one) => PRINTS_RESULT.test(one)) ? `print(${text})` : text, FILE_NAME, isKept);
}

/** Whether a program of awk that gets the variable writes a file by itself: `awk -v t="$X" '{ print t > "f" }'`. */
function isAwkWriting({ words }: ShellCommand, name: string): boolean {
  const isGiven = words.some((word) => word.reads.some((read) => read.name === name) || hasName(word.value, name));
  return isGiven && words.some(({ value }) => AWK_WRITES.test(value));
}

/** The code that a command brings: its words, and what it reads from a heredoc or a text. */
export function textsOf({ words, redirects }: ShellCommand): readonly string[] {
  const given = redirects.flatMap(({ heredoc, operator, target }) => heredoc?.body ?? (operator === '<<<' && target ? target.value : []));
  return [...words.slice(1).map((word) => word.value), ...given];
}

/** The code that a pipe brings to a command: the words of what prints them. */
export function fedTexts(script: Script, command: ShellCommand): readonly string[] {
  if (command.pipeline.index === 0) return [];
  const feeder = script.commands[indexOfCommand(script, command) - 1];
  return feeder?.item === command.item && KEEPS_TEXT.has(feeder.name) ? textsOf(feeder) : [];
}

/**
 * Returns the shells in a RUN that read commands with the variable from a pipe or a text, or from a file that the RUN makes, which are not followed, shown to
 * people.
 */
export function pipedCommands({ script }: Run, name: string): readonly string[] {
  const { commands = [], reads = [] } = script ?? {};
  return commands.flatMap((command) => {
    const { program, args } = commandInvocation(command);
    if (!script || !RUNS_INPUT.has(program)) return [];
    const isFed = reads.some((read) => {
      const feeder = commands[read.command ?? -1];
      return read.name === name && command.pipeline.index > 0 && feeder?.item === command.item && feeder !== command && KEEPS_TEXT.has(feeder.name);
    });
    const given = [...fedTexts(script, command), ...command.redirects.flatMap(({ operator, target }) => (operator === '<<<' && target ? target.value : []))];
    const isTold = [...given, ...args.flatMap((path) => madeTexts(script).get(path) ?? [])].some((text) => hasName(text, name) && WRITES_IN_TEXT.test(text));
    return isFed || isTold ? [program] : [];
  });
}

/** What a script puts into files, by their paths: the texts of what prints them. */
const madeTexts = keptWith(({ commands }: Script) => {
  const made = commands.flatMap((one) => (KEEPS_TEXT.has(one.name) ? fileEffects(one).map(({ path }) => ({ path, texts: textsOf(one) })) : []));
  return new Map([...groupBy(made, ({ path }) => path)].map(([path, all]) => [path, all.flatMap(({ texts }) => texts)]));
});

/** A redirect to a file, or a command that writes its input to one, in a text. */
const WRITES_IN_TEXT = /(?:^|[^-=<>0-9&])>{1,2}\s{0,9}(?!\/dev\/)[^\s&>]|\btee\s/;

/** Whether a RUN names the variable in commands that run only when its script ends, which are not followed: `trap 'echo $X > FILE' EXIT`. */
export function trapsWith({ script }: Run, name: string): boolean {
  return script !== undefined && traps(script).some((text) => hasName(text, name));
}

/** The texts of the traps of a script. Few have any, and every secret asks. */
const traps = keptWith(({ commands }: Script) => commands.filter(({ name }) => name === TRAPS).map(({ words }) => words[1]?.value ?? ''));

/** Returns the files to which a RUN sends the trace of a script that is not seen, and that may show the variable: `bash -x FILE 2> LOG`. */
export function tracedScripts({ script }: Run): readonly string[] {
  return (script?.commands ?? []).flatMap((command) => {
    if (!script || command.isScriptSeen || !startsTracing(command)) return [];
    const { errors } = streamsOf(script, command);
    return errors === undefined || errors.startsWith('/dev/') ? [] : [errors];
  });
}
