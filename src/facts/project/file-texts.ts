import {
  COMMENT_LINE,
  COMPILED,
  OTHER_MEANING,
  OTHER_SPELLINGS,
  SAYS_WITHOUT_READING,
  SETS_VARIABLE,
  STARTS_CONTAINERS,
  WHOLE_READS,
} from '../../knowledge/project/environment-reads.ts';
import { hasName, literalPattern } from '../../text/pattern.ts';
import type { BuildContext } from './build-context.ts';

/** Maximum number of files, and below of UTF-16 units, that are read for one Dockerfile: beyond that, the project counts as unknown. */
const MOST_FILES = 6000;
const MOST_UNITS = 24_000_000;

/** A place in a file of the build context. */
export interface FilePlace {
  readonly path: string;
  /** Line, from 1. */
  readonly line: number;
}

/** A place that reads the whole environment, and the construct that does: `process.env`. */
export interface WholePlace extends FilePlace {
  readonly what: string;
  /** Whether the file limits the variables that it reads, so that it probably reads the one in question. */
  readonly isNarrow: boolean;
  /** Whether the variables are settings of the application. */
  readonly isSettings: boolean;
  /** Whether it takes only those that some file spells in lower case. */
  readonly isLowerCase: boolean;
}

/** A place that takes the environment. */
interface WholeRead {
  readonly path: string;
  /** All lines that take it, from 1. */
  readonly lines: readonly number[];
  readonly what: string;
  readonly isSettings: boolean;
  readonly isLowerCase: boolean;
  readonly isServed: boolean;
  readonly takes: (name: string) => 'no' | 'maybe' | 'certainly';
}

/** The texts of a build context, each read once. */
export interface FileTexts {
  /** The text of a file; undefined if it cannot be read, or if the limit is reached. */
  textOf(path: string): string | undefined;
  /** The place at which a file reads a variable by its name; undefined if it does not. `idle`: lines that do not run, from 1. */
  naming(path: string, name: string, idle?: ReadonlySet<number>): FilePlace | undefined;
  /** Where a file names a variable behind what matches. */
  namingAfter(path: string, name: string, before: RegExp): FilePlace | undefined;
  /** Whether a file gives a variable a value of its own. */
  sets(path: string, name: string): boolean;
  /** The same as `naming` when a program made of the file runs: code that is only compiled counts as well. */
  namingAtRun(path: string, name: string): FilePlace | undefined;
  /** Where a file reads variables that it does not name, so maybe this one. */
  whole(path: string, name: string, idle?: ReadonlySet<number>): WholePlace | undefined;
  /** The same when a program made of the file runs. */
  wholeAtRun(path: string, name: string, idle?: ReadonlySet<number>): WholePlace | undefined;
  /** Whether more was asked for than is read. */
  isExhausted(): boolean;
}

/** The texts of no files: what a container executes where there is no build context. */
export const NO_TEXTS: FileTexts = {
  textOf: () => undefined,
  naming: () => undefined,
  namingAfter: () => undefined,
  sets: () => false,
  whole: () => undefined,
  namingAtRun: () => undefined,
  wholeAtRun: () => undefined,
  isExhausted: () => false,
};

const KNOWN = new WeakMap<BuildContext, FileTexts>();

/** The texts of the context; cached as long as the context exists. */
export function fileTexts(context: BuildContext): FileTexts {
  const known = KNOWN.get(context) ?? makeTexts(context);
  KNOWN.set(context, known);
  return known;
}

function makeTexts(context: BuildContext): FileTexts {
  const texts = new Map<string, string | undefined>();
  const named = new Map<string, Map<string, FilePlace | undefined>>();
  const wholes = new Map<string, readonly WholeRead[]>();
  let units = 0;
  let isExhausted = false;
  const textOf = (path: string): string | undefined => {
    if (texts.has(path)) return texts.get(path);
    if (texts.size >= MOST_FILES || units >= MOST_UNITS) {
      isExhausted = true;
      return undefined;
    }
    const text = context.read(path);
    units += text?.length ?? 0;
    texts.set(path, text);
    return text;
  };
  const says = new Map<string, boolean>();
  /** Whether a file only says how images are built and started, by its path or its text. */
  const saysOnly = (path: string): boolean => {
    const known =
      says.get(path) ?? (SAYS_WITHOUT_READING.test(path) || (STARTS_CONTAINERS.files.test(path) && STARTS_CONTAINERS.text.test(textOf(path) ?? '')));
    says.set(path, known);
    return known;
  };
  const wholesOf = (path: string): readonly WholeRead[] => {
    const found = wholes.get(path) ?? (saysOnly(path) ? [] : findWhole(path, textOf(path)));
    wholes.set(path, found);
    return found;
  };
  return {
    textOf,
    naming(path, name, idle) {
      if (idle) return saysOnly(path) ? undefined : findAnySpelling(path, textOf(path), name, idle);
      const places = named.get(name) ?? new Map<string, FilePlace | undefined>();
      named.set(name, places);
      if (!places.has(path)) places.set(path, saysOnly(path) ? undefined : findAnySpelling(path, textOf(path), name));
      return places.get(path);
    },
    namingAfter: (path, name, before) => (saysOnly(path) ? undefined : findName(path, textOf(path), name, { before })),
    sets: (path, name) => (textOf(path) ?? '').split('\n').some((line) => line.includes(name) && setsVariable(line, name)),
    namingAtRun(path, name) {
      return beforeName(path) === undefined || saysOnly(path) ? this.naming(path, name) : findName(path, textOf(path), name, {});
    },
    whole(path, name, idle) {
      if (beforeName(path) !== undefined) return undefined;
      const own = wholesOf(path).filter((one) => !one.isServed);
      return takenFrom(own, name, idle);
    },
    wholeAtRun: (path, name, idle) => takenFrom(wholesOf(path), name, idle),
    isExhausted: () => isExhausted,
  };
}

/** The pattern for the text before a variable name that is read at compile time, for files of compiled languages; undefined for other files. */
function beforeName(path: string): RegExp | undefined {
  return COMPILED.find((one) => one.files.test(path))?.before;
}

function findAnySpelling(path: string, text: string | undefined, name: string, idle?: ReadonlySet<number>): FilePlace | undefined {
  const found = findName(path, text, name, { before: beforeName(path), idle });
  if (found) return found;
  for (const { files, variable, replace, before, after } of OTHER_SPELLINGS) {
    if (!files.test(path) || !variable.test(name)) continue;
    const spelling = replace.reduce((all, [from, to]) => all.replace(from, to), name).toLowerCase();
    const other = findName(path, text, spelling, { before, after, idle });
    if (other) return other;
  }
  return undefined;
}

/** What must stand on the line before and after a name, and the lines that do not count. */
interface Naming {
  readonly before?: RegExp | undefined;
  readonly after?: RegExp | undefined;
  readonly idle?: ReadonlySet<number> | undefined;
}

/** The first line that names the variable and is no comment. */
function findName(path: string, text: string | undefined, name: string, { before, after, idle }: Naming): FilePlace | undefined {
  if (text === undefined || !text.includes(name) || !hasName(text, name)) return undefined;
  const lines = text.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (!line.includes(name) || !hasName(line, name) || COMMENT_LINE.test(line) || idle?.has(index + 1)) continue;
    if (!before && onlySets(line, name)) continue;
    const counts = (at: number): boolean => {
      const head = line.slice(0, at);
      const isOther = OTHER_MEANING.some((row) => row.files.test(path) && row.before.test(head));
      return !isOther && before?.test(head) !== false && after?.test(line.slice(at + name.length)) !== false;
    };
    if (placesIn(line, name).some(counts)) return { path, line: index + 1 };
  }
  return undefined;
}

/** Whether a line gives the variable a value. */
function setsVariable(line: string, name: string): boolean {
  return new RegExp(SETS_VARIABLE.replaceAll('NAME', literalPattern(name))).test(line);
}

/** Whether a line gives the variable a value, and mentions it for nothing else. */
function onlySets(line: string, name: string): boolean {
  return line.split(name).length === 2 && !/default|\|\||\?\?|:/.test(line) && setsVariable(line, name);
}

/** Where a name stands in a line. */
function placesIn(line: string, name: string): readonly number[] {
  const found: number[] = [];
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) found.push(at);
  return found;
}

function findWhole(path: string, text: string | undefined): readonly WholeRead[] {
  if (text === undefined) return [];
  const lines = text.split(/\r?\n/);
  return WHOLE_READS.flatMap((row) => {
    if (!row.files.test(path) || !row.marks.some((mark) => text.includes(mark))) return [];
    const places = lines.flatMap((line, index) => (!COMMENT_LINE.test(line) && row.pattern.test(line) ? [index + 1] : []));
    if (places.length === 0) return [];
    const flags = { isSettings: row.isSettings === true, isLowerCase: row.isLowerCase === true, isServed: row.isServed === true };
    return [{ path, lines: places, what: row.what, ...flags, takes: takenBy(row, text, places.length) }];
  });
}

/** Which variables code takes that it does not name; undefined if it names all. `path`: says the language. */
export function takesUnnamed(path: string, text: string): ((name: string) => boolean) | undefined {
  const found = findWhole(path, text);
  return found.length === 0 ? undefined : (name) => takenFrom(found, name, undefined) !== undefined;
}

/** The place that takes the variable on a line that runs, a certain one first. */
function takenFrom(found: readonly WholeRead[], name: string, idle: ReadonlySet<number> | undefined): WholePlace | undefined {
  const lineOf = ({ lines }: WholeRead): number | undefined => lines.find((line) => !idle?.has(line));
  const taking = found.filter((one) => one.takes(name) !== 'no' && lineOf(one) !== undefined);
  const one = taking.find((read) => read.takes(name) === 'certainly') ?? taking[0];
  if (!one) return undefined;
  const { path, what, isSettings, isLowerCase } = one;
  return { path, line: lineOf(one) ?? 1, what, isNarrow: one.takes(name) === 'certainly', isSettings, isLowerCase };
}

/** Which variables code takes that does not name them: those with a prefix, and the fields that it declares; `places`: how often it takes the environment. */
function takenBy({ prefix, prefixes, fields }: (typeof WHOLE_READS)[number], text: string, places: number): WholeRead['takes'] {
  if (prefix) return (name) => (prefix.test(name) ? 'certainly' : 'no');
  const groupsOf = (pattern: RegExp | undefined): readonly string[] =>
    pattern
      ? [...text.matchAll(pattern)].map(
          (match) =>
            match
              .slice(1)
              .find((group) => group !== undefined)
              // settings of the JVM spell `shop.api-key`
              ?.toLowerCase()
              .replaceAll('.', '_')
              .replaceAll('-', '') ?? '',
        )
      : [];
  const heads = groupsOf(prefixes);
  const names = (heads.length > 0 ? heads : ['']).flatMap((head) => groupsOf(fields).map((field) => `${head}${field}`));
  if (names.length > 0) return (name) => (names.some((one) => one === name.toLowerCase() || name.toLowerCase().startsWith(`${one}_`)) ? 'certainly' : 'maybe');
  // a place without a prefix may read any variable
  if (heads.length === 0 || heads.length < places) return () => 'maybe';
  return (name) => (heads.some((head) => name.toLowerCase().startsWith(head)) ? 'certainly' : 'no');
}

/** Whether settings say what stands in place of the variable where it is not set, each time: `${NPM_TOKEN:-}`. */
export function hasFallback(text: string, name: string): boolean {
  const rest = text.replace(new RegExp(`\\$\\{${literalPattern(name)}(?::?-|\\?\\})`, 'g'), '');
  return !hasName(rest, name);
}

/** Whether a script only gives the variable a value of its own: `SECRET=test jest`. */
export function isGivenIn(text: string, name: string): boolean {
  const given = new RegExp(`(?:^|[\\s;&|])${literalPattern(name)}=(?!\\$|["']?\\$)`, 'gm');
  return !hasName(text.replace(given, ' '), name);
}

/** Whether a script is one command, to which it gives the variable a value of its own. */
export function isGivenToAll(text: string, name: string): boolean {
  return hasName(text, name) && isGivenIn(text, name) && !/[;&|\n]/.test(text);
}
