/** Where a command stands: what `~` and relative paths mean. */
export interface Place {
  /** Absolute, or undefined if it is not known. */
  readonly workdir: string | undefined;
  /** Home of the user in force, or undefined if it is not known. */
  readonly home: string | undefined;
}

export const UNKNOWN_PLACE: Place = { workdir: undefined, home: undefined };

/**
 * A path in one spelling, so that two can be compared: `~`, `$HOME` and `/root` become `~` where the home is not known
 * (and the home where it is), `./a` and `a` become one. A relative path stays relative where the folder is not known.
 */
export function normalisePath(path: string, place: Place): string {
  const home = place.home ?? '~';
  let text = path.replace(/^(?:~|\$HOME|\$\{HOME\})(?=\/|$)/, home);
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

/** Whether a path is the other or lies below it; both normalised. */
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
      // let the star take one unit more; no star before it can do better, for none crosses a slash
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

/** The path after `cd folder`. */
export function enterFolder(place: Place, folder: string | undefined): Place {
  if (folder === undefined || folder === '') return { ...place, workdir: place.home };
  if (/[$`*?]/.test(folder.replace(/^\$(?:HOME|\{HOME\})/, ''))) return { ...place, workdir: folder.startsWith('$') ? folder : undefined };
  if (folder === '-') return { ...place, workdir: undefined };
  return { ...place, workdir: normalisePath(folder, place) };
}
