import { boundedMemo } from '../../text/memo.ts';

/** Working directory and home at a command, which determine the meaning of `~` and relative paths. */
export interface Place {
  /** Absolute; undefined if unknown. */
  readonly workdir: string | undefined;
  /** Home of the user in force; undefined if unknown. */
  readonly home: string | undefined;
}

export const UNKNOWN_PLACE: Place = { workdir: undefined, home: undefined };

/**
 * Returns a path in a normal form for comparison: `~`, `$HOME` and `/root` become the home, or `~` if the home is unknown;
 * `$PWD`, `$(pwd)` and `~+` become the working directory, if that is known; `./a` becomes `a`. A relative path stays relative if the working directory is unknown.
 */
export function normalisePath(path: string, place: Place): string {
  return NORMAL.of(`${place.workdir ?? '.'}\n${place.home ?? ''}\n${path}`, () => normaliseAnew(path, place));
}

const NORMAL = boundedMemo<string>(400_000);

function normaliseAnew(path: string, place: Place): string {
  const home = place.home ?? '~';
  let text = path.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, home);
  if (place.workdir !== undefined) text = text.replace(/^(?:~\+|\$PWD|\$\{PWD\}|\$\(pwd\)|`pwd`)(?=\/|$)/, place.workdir);
  if (place.home === undefined) text = text.replace(/^\/root(?=\/|$)/, '~');
  if (!/^[~/$]/.test(text)) text = `${place.workdir ?? '.'}/${text}`;
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '..' && parts.length > 0 && !/^[~$]|^\.\.?$/.test(parts.at(-1) ?? '')) parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  if (text.startsWith('/')) return `/${parts.join('/')}`;
  return /^[~$]/.test(text) ? parts.join('/') : `./${parts.join('/')}`;
}

/** A normalised path below the home of an unknown user as one below that of root, who builds unless an instruction says otherwise. */
export function inRootHome(path: string): string {
  return path.replace(/^~(?=\/)/, '/root');
}

/** Whether a path equals the folder or is below it; both normalised. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Whether a shell pattern (`*`, `?`, `[…]`, none of which matches a slash) or plain path matches the path; both normalised. */
export function matchesPattern(pattern: string, path: string): boolean {
  if (!/[*?[]/.test(pattern)) return pattern === path;
  const tokens = pattern.match(/\*+|\[!?[^\]/]+\]|[\s\S]/g) ?? [];
  let token = 0;
  let at = 0;
  let star: { readonly token: number; at: number } | undefined;
  while (at < path.length) {
    const one = tokens[token];
    if (one?.startsWith('*')) star = { token: ++token, at };
    else if (one !== undefined && matchesUnit(one, path[at] ?? '')) {
      token++;
      at++;
    } else if (star && path[star.at] !== '/') {
      // extends the match of the last star by one character; no earlier star could do better, because none matches a slash
      at = ++star.at;
      token = star.token;
    } else return false;
  }
  return tokens.slice(token).every((one) => one.startsWith('*'));
}

function matchesUnit(token: string, unit: string): boolean {
  if (token === '?') return unit !== '/';
  if (token.length < 3) return token === unit;
  const isNegated = token.startsWith('[!');
  const set = token.slice(isNegated ? 2 : 1, -1).replace(/(.)-(.)/g, (_, from: string, to: string) => unitsBetween(from, to));
  return unit !== '/' && set.includes(unit) !== isNegated;
}

function unitsBetween(from: string, to: string): string {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
  return last < first || last - first > 100 ? '' : String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '');
}

/** The working directory after `cd folder`. */
export function enterFolder(place: Place, folder: string | undefined): Place {
  if (folder === undefined || folder === '') return { ...place, workdir: place.home };
  if (/[$`*?]/.test(folder.replace(/^\$(?:HOME|\{HOME\})/, ''))) return { ...place, workdir: folder.startsWith('$') ? folder : undefined };
  if (folder === '-') return { ...place, workdir: undefined };
  return { ...place, workdir: normalisePath(folder, place) };
}

/** Whether a pattern that leaves files out of a copy matches a file or one of its folders: `.npmrc`, `./secret/*`. `target` is absolute. */
export function isExcluded(target: string, patterns: readonly string[] = []): boolean {
  if (patterns.length === 0) return false;
  const parts = target.split('/').filter((part) => part !== '');
  const ends = parts.map((_, index) => parts.slice(index).join('/'));
  return patterns.some((pattern) => [...ends, ...parts].some((name) => matchesPattern(pattern.replace(/^(?:\.?\/)+|\/$/g, ''), name)));
}
