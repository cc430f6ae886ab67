import { keptWith } from '../text/memo.ts';
import { LONGEST_PATH } from '../text/path-length.ts';
import type { Range } from '../text/range.ts';

/** One line of a `.dockerignore`. */
export interface IgnorePattern {
  /** Without `!`, cleaned as Docker cleans it: relative to the context, no `./`, no slash at either end. */
  readonly text: string;
  /** `!pattern`: files that earlier lines ignore are included again. */
  readonly negated: boolean;
  /** The line without its ending. */
  readonly range: Range;
  readonly matcher: Matcher;
}

type Matcher = { readonly kind: 'exact' | 'prefix' | 'suffix' | 'ending'; readonly text: string } | { readonly kind: 'regexp'; readonly regexp: RegExp };

export interface Dockerignore {
  readonly patterns: readonly IgnorePattern[];
  /** Lines that make every build fail. They match nothing here. */
  readonly problems: readonly { readonly range: Range; readonly message: string }[];
}

/**
 * Reads a `.dockerignore` as Docker does. Never throws.
 * Source: https://github.com/moby/patternmatcher (ignorefile/ignorefile.go, patternmatcher.go)
 */
export function parseDockerignore(text: string): Dockerignore {
  const patterns: IgnorePattern[] = [];
  const problems: { range: Range; message: string }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const range = { start, end: start + (line.endsWith('\r') ? line.length - 1 : line.length) };
    start += line.length + 1;
    const pattern = cleanLine(range.start === 0 ? line.replace(/^\ufeff/, '') : line);
    if (pattern === undefined) continue;
    const matcher = pattern.text === '' ? undefined : compile(pattern.text);
    if (matcher) patterns.push({ ...pattern, range, matcher });
    else problems.push({ range, message: pattern.text === '' ? 'illegal exclusion pattern: "!"' : `syntax error in pattern "${pattern.text}"` });
  }
  return { patterns, problems };
}

/** Go's strings.TrimSpace; unlike JavaScript's it leaves a byte order mark. */
function trimSpace(text: string): string {
  return text.replace(
    /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g,
    '',
  );
}

/** Cleans twice, as Docker does: the file reader cleans the path after `!`, then the matcher cleans the whole line. Undefined for a line without a pattern. */
function cleanLine(line: string): { text: string; negated: boolean } | undefined {
  // a comment starts in the first column only
  if (line.startsWith('#')) return undefined;
  const trimmed = trimSpace(line);
  if (trimmed === '') return undefined;
  const negated = trimmed.startsWith('!');
  const body = negated ? trimSpace(trimmed.slice(1)) : trimmed;
  const path = body === '' ? '' : cleanPath(body).replace(/^\/(?=.)/, '');
  const whole = cleanPath(negated ? `!${path}` : path);
  return whole.startsWith('!') ? { text: whole.slice(1), negated: true } : { text: whole, negated: false };
}

/**
 * The path without empty parts and `.`, and without `..` where it can be resolved; `.` for an empty path.
 * Source: https://pkg.go.dev/path#Clean
 */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push(part);
  }
  return `${rooted ? '/' : ''}${parts.join('/')}` || (rooted ? '/' : '.');
}

/** Whether Go's filepath.Match accepts the pattern: every class is closed and not empty, and no backslash stands at the end. */
function isValid(pattern: string): boolean {
  let rest = pattern;
  while (rest !== '') {
    const match = /^(?:\\[\s\S]|\[(?:\^|(?!\^))(?:(?:\\[\s\S]|[^\\\]-])(?:-(?:\\[\s\S]|[^\\\]-]))?)+\]|[^\\[])/u.exec(rest);
    if (!match) return false;
    rest = rest.slice(match[0].length);
  }
  return true;
}

/**
 * Port of `Pattern.compile`: most patterns are compared as text, the others become a regular expression in Go's syntax. Like the original, it
 * replaces a star inside a class too, so `[*]` has the same odd meaning here as in Docker.
 */
function compile(pattern: string): Matcher | undefined {
  if (!isValid(pattern)) return undefined;
  const characters = [...pattern];
  let kind: Matcher['kind'] = 'exact';
  let source = '';
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*' && characters[at + 1] === '*') {
      const first = at === 0;
      at += characters[at + 2] === '/' ? 2 : 1;
      const last = at + 1 === characters.length;
      if (!last || kind !== 'exact') source += last ? '.*' : '(.*/)?';
      if (first) kind = 'suffix';
      else kind = last && kind === 'exact' ? 'prefix' : 'regexp';
    } else if (/[*?[\]\\]/.test(character)) {
      source += character === '*' ? '[^/]*' : character === '?' ? '[^/]' : character === '\\' ? `\\${characters[++at] ?? ''}` : character;
      kind = 'regexp';
    } else source += /[.+()|{}$]/.test(character) ? `\\${character}` : character;
  }
  if (kind === 'exact') return { kind, text: pattern };
  if (kind === 'prefix') return { kind, text: pattern.slice(0, -2) };
  if (kind === 'suffix') return { kind, text: pattern.slice(2) };
  // the commonest patterns with a star: the end of a name in any folder
  const [, ending] = /^\*\*\/\*([^*?[\]\\/]+)$/.exec(pattern) ?? [];
  if (ending !== undefined) return { kind: 'ending', text: ending };
  const regexp = translate(source);
  try {
    return regexp === undefined ? undefined : { kind, regexp: new RegExp(`^${regexp}$`, 'su') };
  } catch {
    return undefined;
  }
}

const POSIX_CLASSES: { readonly [name: string]: string } = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: '\\t ',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

/**
 * Translates the escape `\\character` from Go's regular expressions to JavaScript's; undefined if Go refuses it.
 * Source: https://github.com/google/re2/wiki/Syntax
 */
function translateEscape(character: string): string | undefined {
  if (character === 'a') return '\\x07';
  if (/[ftnrvdDsSwWbB]/.test(character)) return `\\${character}`;
  if (/[A-Za-z0-9]/.test(character)) return undefined;
  return /[\^$\\.*+?()[\]{}|/-]/.test(character) ? `\\${character === '-' ? 'x2d' : character}` : character;
}

/** Translates a regular expression of Go to JavaScript with the flag `u`; undefined if Go refuses it. */
function translate(source: string): string | undefined {
  let result = '';
  for (let at = 0; at < source.length; at++) {
    const character = source[at] ?? '';
    if (character === '\\') {
      const escaped = translateEscape(source[++at] ?? '');
      if (escaped === undefined) return undefined;
      result += escaped;
    } else if (character !== '[') result += character === ']' ? '\\]' : character;
    else {
      const members = /^\[\^?(?:\\[\s\S]|\[:\w+:\]|[^\\\]])*\]/.exec(source.slice(at))?.[0];
      if (members === undefined) return undefined;
      at += members.length - 1;
      const translated = members.slice(1, -1).replace(/\[:(\w+):\]|\\([\s\S])|\[/g, (match: string, name: string | undefined, escaped: string | undefined) => {
        if (name !== undefined) return POSIX_CLASSES[name] ?? '[';
        return escaped === undefined ? `\\${match}` : (translateEscape(escaped) ?? '[');
      });
      // a bracket that is left belongs to a character class that Go does not know
      if (/(?:^|[^\\])\[/.test(translated)) return undefined;
      result += `[${translated}]`;
    }
  }
  return result;
}

function matchesOne(matcher: Matcher, path: string): boolean {
  switch (matcher.kind) {
    case 'exact':
      return path === matcher.text;
    case 'prefix':
      return path.startsWith(matcher.text);
    case 'suffix':
      return path.endsWith(matcher.text) || (matcher.text.startsWith('/') && path === matcher.text.slice(1));
    case 'ending':
      return path.endsWith(matcher.text);
    default:
      return matcher.regexp.test(path);
  }
}

/** What a .dockerignore says of the entries of one folder of the context. Paths are relative to the context, clean, and of entries of this folder. */
export interface FolderIgnored {
  /** Whether the folder itself is excluded. */
  readonly isIgnored: boolean;
  /** Whether a file of it is excluded. */
  hasFile(path: string): boolean;
  /** The same for a folder in it. */
  enter(path: string): FolderIgnored;
}

/**
 * What a .dockerignore says of the entries of the context. Walks down as BuildKit does: each folder passes on which lines matched it, and an ignored folder is
 * not entered if no `!` line can match below it.
 * Source: https://github.com/tonistiigi/fsutil/blob/master/filter.go, MatchesUsingParentResults in patternmatcher.go
 */
export function contextIgnored({ patterns }: Dockerignore): FolderIgnored {
  const exceptions = patterns.filter((pattern) => pattern.negated).map((pattern) => pattern.text.replace(/\/\*\*$/, '').replace(/\/\*$/, ''));
  const onlyPrefixes = !exceptions.some((text) => /[*[\]?^]/.test(text));
  /** `above`: which lines matched the folder. */
  const at = (folder: string, above: readonly boolean[], isExcluded: boolean): FolderIgnored => {
    if (isExcluded && onlyPrefixes && !exceptions.some((text) => `${text}/`.startsWith(`${folder}/`))) return ALL_IGNORED;
    const match = (path: string, matched: boolean[] | undefined): boolean => {
      let ignored = false;
      for (const [index, { negated, matcher }] of patterns.entries()) {
        // like BuildKit, skips a line that cannot change the answer; it then counts as not matching for the folders below
        const matches = above[index] === true || (negated === ignored && matchesOne(matcher, path));
        matched?.push(matches);
        if (matches) ignored = !negated;
      }
      return ignored;
    };
    return {
      isIgnored: isExcluded,
      hasFile: (path) => match(path, undefined),
      enter(path) {
        const matched: boolean[] = [];
        return at(path, matched, match(path, matched));
      },
    };
  };
  return at('', [], false);
}

const ALL_IGNORED: FolderIgnored = { isIgnored: true, hasFile: () => true, enter: () => ALL_IGNORED };

/** Whether a file or folder is excluded from the build context; `path` is relative to the context, with `/`. */
export function isIgnored(ignore: Dockerignore, path: string): boolean {
  const cleaned = cleanPath(path).replace(/^\//, '');
  return cleaned.length <= LONGEST_PATH && folderAbove(foldersOf(ignore), cleaned).enter(cleaned).isIgnored;
}

/** The folders that were asked for, by their paths: many files stand in one folder. */
const foldersOf = keptWith((ignore: Dockerignore) => new Map([['', contextIgnored(ignore)]]));

function folderAbove(folders: Map<string, FolderIgnored>, path: string): FolderIgnored {
  const name = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
  const known = folders.get(name) ?? folderAbove(folders, name).enter(name);
  folders.set(name, known);
  return known;
}

/**
 * The candidates for a build's ignore file; only the first that exists is used. Both paths must be absolute, or relative to the same folder.
 * Source: https://docs.docker.com/build/concepts/context/#filename-and-location
 */
export function dockerignorePaths(dockerfile: string, context: string): readonly [string, string] {
  return [`${dockerfile}.dockerignore`, `${context.replace(/\/$/, '')}/.dockerignore`];
}
