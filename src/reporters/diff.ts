import { createTwoFilesPatch } from 'diff';

const CONTEXT_LINES = 3;
/** Beyond this the two texts have next to nothing in common. */
const MOST_EDITS = 20_000;

/**
 * A unified diff that `git apply` and `patch -p1` take, '' where nothing changed. `before` is undefined for a file that is new.
 * Line endings and a missing newline at the end stay as they are. Source: https://git-scm.com/docs/diff-format
 */
export function unifiedDiff(path: string, before: string | undefined, after: string): string {
  if (before === after) return '';
  const from = before === undefined ? '/dev/null' : quotePath(`a/${path}`);
  const options = {
    context: CONTEXT_LINES,
    maxEditLength: MOST_EDITS,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  };
  const patch = createTwoFilesPatch(from, quotePath(`b/${path}`), before ?? '', after, undefined, undefined, options);
  return patch ?? wholeDiff(from, quotePath(`b/${path}`), before ?? '', after);
}

/** As git quotes a path with unusual characters. Source: core.quotePath in https://git-scm.com/docs/git-config */
function quotePath(path: string): string {
  if (!/["\\\x00-\x1f\x7f]/.test(path)) return path;
  const escapes: { readonly [character: string]: string } = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
  return `"${path.replace(/["\\\x00-\x1f\x7f]/g, (character) => escapes[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

/** Everything out, everything in. */
function wholeDiff(from: string, to: string, before: string, after: string): string {
  const side = (text: string, sign: string): { count: number; lines: string } => {
    const lines = text.split(/(?<=\n)/).filter((line) => line !== '');
    return { count: lines.length, lines: lines.map((line) => `${sign}${line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`}`).join('') };
  };
  const old = side(before, '-');
  const now = side(after, '+');
  return `--- ${from}\n+++ ${to}\n@@ -${old.count === 0 ? 0 : 1},${old.count} +${now.count === 0 ? 0 : 1},${now.count} @@\n${old.lines}${now.lines}`;
}
