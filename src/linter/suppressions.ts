import { SUPPRESSION_NAMES } from '../knowledge/docker/suppression-names.ts';
import type { Problem, RuleMeta } from '../rule.ts';
import type { Comment, Dockerfile, Instruction } from '../syntax/types.ts';
import { groupBy } from '../text/groups.ts';
import { keptWith } from '../text/memo.ts';
import { firstEndingAfter, type Range } from '../text/range.ts';

/** One rule name in an ignore comment; a comment with two names contains two suppressions. */
export interface Suppression {
  /** Range of the name in our own comments; of the whole comment or directive in those of other tools. */
  readonly range: Range;
  /** As written. */
  readonly name: string;
  /** The instruction that it applies to; `file` for all instructions; undefined if no instruction follows the comment. */
  readonly scope: Instruction | 'file' | undefined;
  /** Whether it suppresses a rule. */
  readonly means: (rule: RuleMeta) => boolean;
  /** Whether it is a comment for dockerlint: only such comments are reported if they suppress nothing. */
  readonly ours: boolean;
  /** Whether it says why. Other tools have no place for that. */
  readonly hasReason: boolean;
}

const IGNORE = /^#\s*(dockerlint|hadolint|tally)\s+(global\s+)?ignore\s*=\s*([^;\s]+(?:\s*,\s*[^;\s,]+)*)/i;
const REASON = /;\s*reason\s*=\s*\S/i;
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

/** The first suppression that applies to a problem of `rule`. */
export function suppressionOf(suppressions: readonly Suppression[], rule: RuleMeta, problem: Problem): Suppression | undefined {
  const { ofFile, byScope } = scopesOf(suppressions);
  const isMeant = ({ means }: Suppression): boolean => means(rule);
  const [first, second] = [ofFile.find(isMeant), byScope.get(problem.instruction)?.find(isMeant)];
  return first && second ? (first.range.start < second.range.start ? first : second) : (first ?? second);
}

/** The suppressions of the whole file, and those of each instruction, in order. */
const scopesOf = keptWith((suppressions: readonly Suppression[]) => {
  const byScope = groupBy(suppressions, ({ scope }) => scope);
  return { ofFile: byScope.get('file') ?? [], byScope };
});

function commentSuppressions(dockerfile: Dockerfile, comment: Comment): Suppression[] {
  // including the `#`, so that match offsets are relative to the comment's range
  const text = dockerfile.document.slice(comment.range);
  const check = CHECK.exec(text);
  // except for parser directives, which were read above
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
    hasReason: REASON.test(text),
  }));
}

function meaningOf(tool: string, name: string): Suppression['means'] {
  if (tool === 'dockerlint') return (rule) => rule.name === name;
  const known = SUPPRESSION_NAMES.filter((row) => row.tool === tool && row.code === name.toLowerCase()).map(({ buildkit }) => buildkit);
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
      hasReason: false,
    }));
}

/** The instruction that contains the comment, or that follows it with only comments between. */
function instructionAt(dockerfile: Dockerfile, comment: Comment): Instruction | undefined {
  const { document, instructions } = dockerfile;
  const next = instructions[firstEndingAfter(instructions, comment.range.start)];
  if (!next || next.range.start <= comment.range.start) return next;
  const between = document.text.slice(comment.range.end, next.range.start);
  return /^[ \t]*\r?\n(?:[ \t]*#.*\n)*[ \t]*$/.test(between) ? next : undefined;
}
