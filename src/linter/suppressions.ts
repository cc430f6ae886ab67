import { SUPPRESSION_NAMES } from '../knowledge/docker/suppression-names.ts';
import type { Problem, RuleMeta } from '../rule.ts';
import type { Comment, Dockerfile, Instruction } from '../syntax/types.ts';
import type { Range } from '../text/range.ts';

/** One rule name of one ignore comment. A comment that names two rules is two suppressions. */
export interface Suppression {
  /** The name itself, for our own comments; the whole comment or directive for those of other tools. */
  readonly range: Range;
  /** As written. */
  readonly name: string;
  /** The instruction that it speaks of, `file` for all of them, undefined for a comment that stands above none. */
  readonly scope: Instruction | 'file' | undefined;
  /** Whether it means a rule. */
  readonly means: (rule: RuleMeta) => boolean;
  /** Only our own comments are reported where they suppress nothing: the others were written for another tool. */
  readonly ours: boolean;
}

const IGNORE = /^#\s*(dockerlint|hadolint|tally)\s+(global\s+)?ignore\s*=\s*([^;\s]+(?:\s*,\s*[^;\s,]+)*)/i;
/** Source: https://docs.docker.com/reference/dockerfile/#check */
const CHECK = /^#\s*check\s*=\s*(.*)$/i;

/** Every suppression in the file, in the order of the text. */
export function readSuppressions(dockerfile: Dockerfile): readonly Suppression[] {
  const fromDirectives = dockerfile.directives.flatMap((directive) =>
    directive.name === 'check' ? checkSuppressions(directive.value, directive.range, 'file') : [],
  );
  return [...fromDirectives, ...dockerfile.comments.flatMap((comment) => commentSuppressions(dockerfile, comment))].sort(
    (a, b) => a.range.start - b.range.start,
  );
}

/** The first suppression that a problem of `rule` falls under. */
export function suppressionOf(suppressions: readonly Suppression[], rule: RuleMeta, problem: Problem): Suppression | undefined {
  return suppressions.find((one) => (one.scope === 'file' || one.scope === problem.instruction) && one.means(rule));
}

function commentSuppressions(dockerfile: Dockerfile, comment: Comment): Suppression[] {
  // with its `#`, from where the places are counted
  const text = dockerfile.document.slice(comment.range);
  const check = CHECK.exec(text);
  // a directive stands among the comments of some parsers as well
  if (check && !dockerfile.directives.some((directive) => directive.range.start === comment.range.start)) {
    return checkSuppressions(check[1] ?? '', comment.range, instructionAt(dockerfile, comment));
  }
  const match = IGNORE.exec(text);
  if (!match) return [];
  const [whole, tool = '', global, list = ''] = match;
  const scope = global ? 'file' : instructionAt(dockerfile, comment);
  const listStart = comment.range.start + whole.length - list.length;
  return [...list.matchAll(/[^,\s]+/g)].map(({ 0: name, index }) => ({
    range: tool.toLowerCase() === 'dockerlint' ? { start: listStart + index, end: listStart + index + name.length } : comment.range,
    name,
    scope,
    means: meaningOf(tool.toLowerCase(), name),
    ours: tool.toLowerCase() === 'dockerlint',
  }));
}

function meaningOf(tool: string, name: string): Suppression['means'] {
  if (tool === 'dockerlint') return (rule) => rule.name === name;
  const known = SUPPRESSION_NAMES.filter((one) => one.tool === tool && one.code === name.toLowerCase()).map((one) => one.buildkit);
  return (rule) => rule.buildkit !== undefined && known.includes(rule.buildkit);
}

/** `skip=A,B;error=true`; `skip=all` means every check. */
function checkSuppressions(value: string, range: Range, scope: Suppression['scope']): Suppression[] {
  const skip = value.split(';').flatMap((part) => /^\s*skip\s*=(.*)$/i.exec(part)?.[1]?.split(',') ?? []);
  return skip
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({
      range,
      name,
      scope,
      means: (rule) => rule.buildkit !== undefined && (name.toLowerCase() === 'all' || rule.buildkit.toLowerCase() === name.toLowerCase()),
      ours: false,
    }));
}

/** The instruction that a comment stands in, or right above with only comments between. */
function instructionAt(dockerfile: Dockerfile, comment: Comment): Instruction | undefined {
  const { document, instructions } = dockerfile;
  const next = instructions.find((instruction) => instruction.range.end > comment.range.start);
  if (!next || next.range.start <= comment.range.start) return next;
  const between = document.text.slice(comment.range.end, next.range.start);
  return /^[ \t]*\r?\n(?:[ \t]*#.*\n)*[ \t]*$/.test(between) ? next : undefined;
}
