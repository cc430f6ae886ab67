import { posix } from 'node:path';
import { IS_OPTION, PROGRAM_STARTS, type ProgramStarts, SPEAKS_OF_SCRIPTS, STARTED_IN } from '../../../knowledge/project/called-programs.ts';
import { COMMENT_LINE } from '../../../knowledge/project/environment-reads.ts';
import { SCRIPT_FILES } from '../../../knowledge/project/shell-scripts.ts';
import { parseText } from '../../../syntax/shell/shell.ts';
import { boundedMemo } from '../../../text/memo.ts';
import { literalPattern } from '../../../text/pattern.ts';
import { lineAt } from '../../../text/range.ts';
import { invocationOf } from '../../commands/invocation.ts';
import type { Call } from '../executed.ts';
import { isFollowable, useOf } from '../lookup.ts';
import type { Project } from '../project.ts';
import { callsIn } from '../scripts/script-calls.ts';

/** A program that code starts: the words of one command, or the text that a shell gets. */
interface Started {
  readonly words: readonly string[] | undefined;
  readonly text: string | undefined;
  /** The folder that the call names, relative to the working directory. */
  readonly folder: string | undefined;
  readonly line: number;
}

/** All that code starts. */
interface Starts {
  readonly started: readonly Started[];
  /** Whether the words of every call are known, so that nothing else is started. */
  readonly isKnown: boolean;
}

/** What stands for a part of a word that is computed at run time. */
export const COMPUTED = 'VALUE';
const NOTHING: Starts = { started: [], isKnown: true };
const LONGEST = 2000;
const STARTS = boundedMemo<Starts>(4_000_000);

/** Whether it is known which programs the code of a file starts; true if it starts none. */
export function isKnownToStart(path: string, text: string): boolean {
  return startsOf(path, text).isKnown;
}

/** Finds what the code of a project starts, once for each file. */
export class StartedPrograms {
  readonly #read = new Set<string>();

  /**
   * The commands that the code of a file starts, to be followed; none where they were asked for before. `around`: the call that runs the code. `isCertain`:
   * whether all of it runs; otherwise only commands count that are known or run a file of the project. `idle`: lines that do not run, from 1.
   */
  callsOf(project: Project, path: string, around: Call, { isCertain, idle }: { isCertain?: boolean; idle?: ReadonlySet<number> | undefined }): readonly Call[] {
    if (this.#read.has(path)) return [];
    this.#read.add(path);
    const text = project.texts.textOf(path) ?? '';
    const { started, isKnown } = startsOf(path, text);
    const scripts = isKnown || !SPEAKS_OF_SCRIPTS.test(text) ? [] : scriptCalls(project, path, around);
    const running = started.filter(({ line }) => idle?.has(line) !== true);
    const calls = running.flatMap((one) => callsFor(one, path, around)).filter((call) => isCertain === true || isFollowable(project, call.words, call.folder));
    return [...calls, ...scripts];
  }
}

/** Calls of all shell scripts of the project, one of which code may start. */
function scriptCalls({ copied }: Project, path: string, around: Call): readonly Call[] {
  const scripts = [...copied.keys()].filter((image) => SCRIPT_FILES.files.test(image) && !image.includes('/node_modules/'));
  return scripts.map((image) => ({ ...around, words: [SCRIPT_FILES.program, image], at: { path, line: 1 }, depth: around.depth + 1, piped: false, given: [] }));
}

function callsFor({ words, text, folder, line }: Started, path: string, around: Call): readonly Call[] {
  const at = { path, line };
  const inner = { ...around, folder: folder === undefined ? around.folder : posix.resolve(around.folder, folder), given: [] };
  if (words) return [{ ...inner, words, at, depth: around.depth + 1, piped: false }];
  const script = parseText(text ?? '');
  return script.ok ? callsIn(script, inner.folder, at, inner) : [];
}

function startsOf(path: string, text: string): Starts {
  const row = PROGRAM_STARTS.find(({ files }) => files.test(path));
  if (!row?.mark.test(text)) return NOTHING;
  return STARTS.of(`${PROGRAM_STARTS.indexOf(row)} ${text}`, (keyed) => findStarts(row, keyed.slice(keyed.indexOf(' ') + 1)));
}

function findStarts(row: ProgramStarts, text: string): Starts {
  const started: Started[] = [];
  let isKnown = true;
  const functions = new Set([...(row.aliases ? text.matchAll(row.aliases) : [])].map(([, name = '']) => name));
  const seen = new Set<number>();
  const read = (at: number, runner: boolean): void => {
    if (seen.has(at) || COMMENT_LINE.test(wholeLineAt(text, at))) return;
    seen.add(at);
    const call = argumentsAt(text, at, row);
    const found = startedBy(row, text, call, runner);
    if (Array.isArray(found)) started.push(...found.map((one: Omit<Started, 'line'>) => ({ ...one, line: lineAt(text, at) })));
    else if (typeof found === 'string') functions.add(found);
    else isKnown = false;
  };
  for (const match of text.matchAll(row.calls)) read(match.index + match[0].length, match.groups?.['runner'] !== undefined);
  // a set that grows while it is walked is walked to its end
  for (const name of functions) {
    const calls = new RegExp(`(?<![\\w$]|\\bdef |\\bfunction )${literalPattern(name)}\\s*\\((?!\\s*\\w*\\s*(?:,\\s*\\w+\\s*)*\\)\\s*(?:=>|\\{|:))`, 'g');
    for (const match of text.matchAll(calls)) read(match.index + match[0].length, false);
  }
  if (row.backticks) for (const match of text.matchAll(/(?<![\w"'`\\])`([^`\n]+)`|%x[({[]([^)\]}\n]+)[)\]}]/g)) readTicks(match, text, started);
  return { started, isKnown };
}

function readTicks({ 1: ticks, 2: other, index }: RegExpExecArray, text: string, started: Started[]): void {
  if (COMMENT_LINE.test(wholeLineAt(text, index))) return;
  started.push({ words: undefined, text: filled(ticks ?? other ?? ''), folder: undefined, line: lineAt(text, index) });
}

/** The line of a text in which an offset is, without its end. */
function wholeLineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? undefined : end);
}

/** The arguments of a call, as they are written. */
interface Arguments {
  readonly items: readonly string[];
  readonly rest: string;
}

/**
 * What a call starts: the name of the function around it if that hands its own parameter on, undefined if that cannot be said.
 */
function startedBy(row: ProgramStarts, text: string, { items, rest }: Arguments, runner: boolean): readonly Omit<Started, 'line'>[] | string | undefined {
  const [first = '', second = ''] = items;
  const folder = STARTED_IN.exec(rest)?.[1];
  const given = wordOf(row, first);
  const chained = row.chained ? [...rest.matchAll(row.chained)].flatMap(([, one = '']) => splitItems(one.replace(/\]?\s{0,200}$/, ''))) : [];
  const list = listOf(first) ?? (given === undefined && /^\$?\w+$/.test(first) ? listOf(valueIn(text, first)) : undefined);
  if (list) return known([{ words: list.map((one) => wordOf(row, one) ?? COMPUTED), text: undefined, folder }]);
  if (given === undefined) {
    const value = /^\$?\w+$/.test(first) ? wordOf(row, valueIn(text, first)) : undefined;
    if (value !== undefined) return known([{ words: undefined, text: value, folder }]);
    return /^\$?\w+$/.test(first) ? wrapperOf(row, text, first) : undefined;
  }
  const others = listOf(second) ?? (chained.length > 0 ? chained : items.slice(1).filter((one) => !IS_OPTION.test(one)));
  const args = others.map((one) => wordOf(row, one) ?? COMPUTED);
  if (runner) return known([{ words: [row.interpreter.program, given, ...args], text: undefined, folder }]);
  const isList = !/\s/.test(given) && (args.length > 0 || /^[\w.@/-]+$/.test(given));
  return known([isList ? { words: [given, ...args], text: undefined, folder } : { words: undefined, text: given, folder }]);
}

/** The commands, unless it is computed which program they run, or which file an interpreter runs. */
function known(found: readonly Omit<Started, 'line'>[]): readonly Omit<Started, 'line'>[] | undefined {
  const isOpen = (words: readonly string[]): boolean => {
    const invocation = invocationOf(words);
    const file = invocation.args.find((word) => !word.startsWith('-'));
    return invocation.path.includes(COMPUTED) || (file?.includes(COMPUTED) === true && useOf(invocation)?.follows !== undefined);
  };
  const isUnknown = found.some(({ words, text }) => {
    if (words) return isOpen(words);
    const script = parseText(text ?? '');
    return !script.ok || script.commands.some((command) => isOpen(command.words.map(({ value }) => value)));
  });
  return isUnknown ? undefined : found;
}

/** The name of the function with this first parameter: its calls start what they are given. */
function wrapperOf({ wrapper }: ProgramStarts, text: string, parameter: string): string | undefined {
  if (!wrapper) return undefined;
  const match = new RegExp(wrapper.replaceAll('NAME', literalPattern(parameter))).exec(text);
  return match?.slice(1).find((group) => group !== undefined);
}

/** What code assigns to a variable, up to the end of the line or of its list. */
function valueIn(text: string, name: string): string {
  const all = [...text.matchAll(new RegExp(`(?<![\\w$.])${literalPattern(name)}\\s*(?::[^=\\n]*)?=(?![=>])\\s*`, 'g'))];
  const [only, ...more] = all;
  return only && more.length === 0 ? (splitItems(text.slice(only.index + only[0].length, only.index + LONGEST).replace(/;[\s\S]*$/, ''))[0] ?? '') : '';
}

/** The string, or the program that an expression stands for; undefined for other code. Computed parts of a string become VALUE. */
function wordOf({ interpreter }: ProgramStarts, item: string): string | undefined {
  if (interpreter.expression.test(item)) return interpreter.program;
  const [, quote, body] = /^(?:[rfbu]{0,2})("""|["'`])([\s\S]*)\1$/.exec(item) ?? [];
  if (quote === undefined || body === undefined) return undefined;
  return new RegExp(`(?<!\\\\)${quote}`).test(body) ? undefined : filled(body, item);
}

/** A string with its computed parts replaced. */
function filled(body: string, item = ''): string {
  const isFormat = /^[rb]?f/.test(item);
  const text = body.replace(/\$\{[^{}]*\}|#\{[^{}]*\}/g, COMPUTED).replace(/\\\n\s*/g, ' ');
  return (isFormat ? text.replace(/\{[^{}]*\}/g, COMPUTED) : text).replace(/\\(["'`])/g, '$1');
}

function listOf(item: string): readonly string[] | undefined {
  const body = /^(?:\[\]string\{|&?\[|\()([\s\S]*)[\]})]$/.exec(item)?.[1];
  return body === undefined ? undefined : splitItems(body);
}

/** The arguments behind an opening bracket or in front of a quote, and what follows until the end of the call. */
function argumentsAt(text: string, at: number, { chained }: ProgramStarts): Arguments {
  const items = splitItems(text.slice(at, at + LONGEST));
  const rest = text.slice(at, at + LONGEST);
  return { items, rest: chained ? rest.replace(/;[\s\S]*$/, '') : rest.slice(0, endOf(rest)) };
}

function endOf(text: string): number {
  let end = text.length;
  walk(text, (index) => {
    end = index;
  });
  return end;
}

/** The parts of a list between commas, up to the bracket that closes it or the end of its line. */
function splitItems(text: string): readonly string[] {
  const items: string[] = [];
  let start = 0;
  const end = (() => {
    let last = text.length;
    walk(
      text,
      (index) => {
        last = index;
      },
      (index) => {
        items.push(text.slice(start, index).trim());
        start = index + 1;
      },
    );
    return last;
  })();
  const tail = text.slice(start, end).trim();
  return (tail === '' ? items : [...items, tail]).filter((item) => item !== '');
}

/** Walks over code, strings left out, and calls back at the end of the list and at its commas. */
function walk(text: string, atEnd: (index: number) => void, atComma: (index: number) => void = () => undefined): void {
  let depth = 0;
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? '';
    if (quote !== '') {
      if (sign === '\\') index++;
      else if (sign === quote) quote = '';
      continue;
    }
    if (sign === '"' || sign === "'" || sign === '`') quote = sign;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    else if (sign === ',' && depth === 0) atComma(index);
    if (depth < 0 || (depth === 0 && (sign === ';' || (sign === '\n' && /\S\s*$/.test(text.slice(0, index)) && !/,\s*$/.test(text.slice(0, index)))))) {
      atEnd(index);
      return;
    }
  }
}
