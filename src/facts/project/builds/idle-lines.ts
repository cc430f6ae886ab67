import { ASKS_FOR_TASK, IDLE_PARTS, type IdlePart } from '../../../knowledge/project/idle-parts.ts';
import type { IdleKind } from '../../../knowledge/tool-project.ts';
import { hasName } from '../../../text/pattern.ts';
import type { Range } from '../../../text/range.ts';
import type { Project } from '../project.ts';

/** By the path of a file, the lines of it that do not run, from 1. */
export type IdleLines = ReadonlyMap<string, ReadonlySet<number>>;

interface Block {
  readonly path: string;
  /** Indexes of its first line and of the line after its last. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly name: string | undefined;
  readonly asked: RegExp | undefined;
}

/** The lines of build files that do not run with these arguments: profiles and tasks that nothing asks for, functions that are only compiled. */
export function idleLines(project: Project, kind: IdleKind, args: string): IdleLines {
  const { parts, asks, asking, chosenBy } = IDLE_PARTS[kind];
  const said: string[] = [args];
  let idle: Block[] = [];
  for (const path of new Set(project.copied.values())) {
    const own = parts.filter(({ files }) => files.test(path));
    if (own.length === 0 && !asking?.test(path)) continue;
    const lines = (project.texts.textOf(path) ?? '').split(/\r?\n/);
    const blocks = chosenBy && !lines.some((line) => chosenBy.test(line)) ? [] : own.flatMap((part) => blocksOf(path, lines, part));
    idle.push(...blocks);
    said.push(lines.filter((_, index) => !blocks.some(({ from, to }) => index >= from && index < to)).join('\n'));
  }
  const chains = said.flatMap((text) => text.split('\n').filter((line) => ASKS_FOR_TASK.test(line))).join('\n');
  const isAsked = ({ name, asked }: Block): boolean =>
    asked ? asked.test(args) || asked.test(chains) : name !== undefined && said.some((text) => asksFor(text, name, asks));
  for (let asked = idle.filter(isAsked); asked.length > 0; asked = idle.filter(isAsked)) {
    idle = idle.filter((block) => !asked.includes(block));
    said.splice(0, said.length, ...asked.map(({ text }) => text));
  }
  return linesOf(idle);
}

function asksFor(text: string, name: string, asks: RegExp | undefined): boolean {
  // invoke has `build-docs` for build_docs
  if (!asks) return hasName(text, name) || (name.includes('_') && hasName(text, name.replaceAll('_', '-')));
  return [...text.matchAll(asks)].some((match) => (match.slice(1).find(Boolean) ?? '').replace(/["']/g, '').split(',').includes(name));
}

function blocksOf(path: string, lines: readonly string[], part: IdlePart): readonly Block[] {
  const found: Block[] = [];
  for (let from = 0; from < lines.length; from++) {
    if (!part.head.test(lines[from] ?? '')) continue;
    const to = endOf(lines, from, part);
    const text = lines.slice(from, to).join('\n');
    if (part.always?.test(text) || part.holds?.test(text) === false) continue;
    const name = part.name?.exec(text)?.slice(1).find(Boolean);
    if (part.name && name === undefined) continue;
    found.push({ path, from, to, text, name, asked: part.asked });
    from = to - 1;
  }
  return found;
}

const CLOSES = /^\s*(?:[})\]]|end\b)/;

/** The index of the line after the last one of a part. */
function endOf(lines: readonly string[], from: number, { end, body }: IdlePart): number {
  const depth = depthOf(lines[from] ?? '');
  const start = body
    ? Math.max(
        from,
        lines.findIndex((line, index) => index >= from && body.test(line)),
      )
    : from;
  for (let at = start + (end ? 0 : 1); at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (end) {
      if (end.test(line)) return at + 1;
    } else if (line.trim() !== '' && depthOf(line) <= depth) return depthOf(line) === depth && CLOSES.test(line) ? at + 1 : at;
  }
  // of a part that does not end nobody knows what belongs to it
  return end ? from + 1 : lines.length;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

function linesOf(blocks: readonly Block[]): IdleLines {
  const found = new Map<string, Set<number>>();
  for (const { path, from, to } of blocks) {
    const own = found.get(path) ?? new Set<number>();
    found.set(path, own);
    for (let index = from; index < to; index++) own.add(index + 1);
  }
  return found;
}

/** The lines, from 1, of which nothing stands outside the ranges. */
export function linesWithin(text: string, ranges: readonly Range[]): ReadonlySet<number> {
  const found = new Set<number>();
  let start = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const from = start + line.length - line.trimStart().length;
    const to =
      start +
      line
        .trimEnd()
        .replace(/;[;&]*$/, '')
        .trimEnd().length;
    if (from < to && ranges.some((range) => range.start <= from && to <= range.end)) found.add(index + 1);
    start += line.length + 1;
  }
  return found;
}
