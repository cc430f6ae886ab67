import type { Range } from '../../text/range.ts';
import type { Directive, SyntaxProblem } from '../types.ts';
import { isSpace, skipSpace } from '../white-space.ts';

/** The parser directives at the top of a Dockerfile, which say how to read the rest. */
export interface Directives {
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Where `# syntax=` belongs: after a byte order mark and a shebang line. */
  readonly offset: number;
  readonly problems: readonly SyntaxProblem[];
}

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(\S(?:.*\S)?)\s*$/;

/**
 * Reads the parser directives that BuildKit honours: the block of `# name=value` lines at the top, up to the first line of another kind. `syntax`
 * and `check` must start in the first column and may follow a shebang line. `escape` may be indented, but has no effect below a shebang line.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/directives.go
 */
export function readDirectives(text: string): Directives {
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  const hasShebang = text.startsWith('#!', bom);
  const offset = hasShebang ? lineAfter(text, bom) : bom;
  const directives: Directive[] = [];
  const problems: SyntaxProblem[] = [];
  const seen = new Set<string>();
  let escape: '\\' | '`' = '\\';
  let isIndented = false;
  for (let at = offset; at < text.length; at = lineAfter(text, at)) {
    const start = skipSpace(text, at, lineEnd(text, at));
    isIndented ||= start > at;
    const directive = readDirective(text, start);
    if (!directive) break;
    const isEscape = directive.name === 'escape';
    const isRepeated = seen.has(directive.name);
    seen.add(directive.name);
    if (hasShebang && (isEscape || isRepeated)) continue;
    if (isRepeated) {
      problems.push({ range: directive.range, message: `only one ${directive.name} parser directive can be used` });
      break;
    }
    if (isEscape || !isIndented) directives.push(directive);
    if (!isEscape) continue;
    if (directive.value === '`' || directive.value === '\\') escape = directive.value;
    else problems.push({ range: directive.valueRange, message: 'the escape directive must name ` or \\' });
  }
  return { escape, directives, offset, problems };
}

function readDirective(text: string, start: number): Directive | undefined {
  if (text[start] !== '#') return undefined;
  const line = text.slice(start, lineEnd(text, start));
  const match = DIRECTIVE.exec(line);
  const name = match?.[1]?.toLowerCase();
  const value = match?.[2] ?? '';
  if (name !== 'syntax' && name !== 'escape' && name !== 'check') return undefined;
  let end = line.length;
  while (isSpace(line[end - 1])) end--;
  const valueRange: Range = { start: start + end - value.length, end: start + end };
  return { name, value, range: { start, end: start + end }, valueRange };
}

function lineEnd(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  let end = newline < 0 ? text.length : newline;
  while (end > start && text[end - 1] === '\r') end--;
  return end;
}

function lineAfter(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  return newline < 0 ? text.length : newline + 1;
}
