import type { Range } from '../text/range.ts';

const IGNORE = /(?:#|\/\/|<!--|;)\s*dockerlint\s+(global\s+)?ignore\s*=\s*([^;\s]+(?:\s*,\s*[^;\s,]+)*)/gi;

/**
 * Whether a comment of a caller ignores a rule at a place. `# dockerlint ignore=RULE` counts on the line itself, or above it, above the first line of a command
 * with line continuations, or above the parent line of an indented block. `# dockerlint global ignore=RULE` counts anywhere.
 */
export function isIgnoredAt(text: string, { start }: Range, rule: string): boolean {
  const names = (line: string, isGlobal: boolean): boolean =>
    [...line.matchAll(IGNORE)].some(([, global, list = '']) => (global !== undefined) === isGlobal && list.split(/\s*,\s*/).includes(rule));
  if (!/dockerlint/i.test(text)) return false;
  if (names(text, true)) return true;
  const lines = text.slice(0, start).split('\n');
  const rest = text.slice(start).split('\n', 1)[0] ?? '';
  let indent = indentOf(`${lines.at(-1) ?? ''}${rest}`);
  if (names(`${lines.at(-1) ?? ''}${rest}`, false)) return true;
  for (let at = lines.length - 2; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (/^\s*(?:#|\/\/|<!--)/.test(line)) {
      if (names(line, false)) return true;
      continue;
    }
    if (/\\\r?$/.test(line)) continue;
    // a comment between lines of the same indent belongs to the line after it
    if (line.trim() === '' || indentOf(line) >= indent) return false;
    indent = indentOf(line);
    if (indent === 0) return /^\s*(?:#|\/\/)/.test(lines[at - 1] ?? '') && names(lines[at - 1] ?? '', false);
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
