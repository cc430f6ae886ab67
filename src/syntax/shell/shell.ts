import type { JoinedText } from '../joined-text.ts';
import { toFileRange } from '../joined-text.ts';
import { noFindings, topLevelMembers, tryParse } from './tree.ts';
import type { ListItem, Script } from './types.ts';
import { walkScript } from './walker.ts';

/** How the shell that runs the script is started. */
export interface ScriptOptions {
  /** With `-u`. */
  readonly nounset?: boolean;
  /** With `-x`. */
  readonly xtrace?: boolean;
}

/**
 * Parses a POSIX shell or Bash script. Never throws: after a syntax error `ok` is false, and the result holds what could be parsed. Ranges are
 * document ranges, by the source map of `source`.
 */
export function parseScript(source: JoinedText, options: ScriptOptions = {}): Script {
  const range = toFileRange(source, { start: 0, end: source.text.length });
  const nounset = options.nounset === true;
  const xtrace = options.xtrace === true;
  const ast = tryParse(source.text);
  const members = ast ? topLevelMembers(ast) : [];
  const {
    ok,
    commands,
    reads,
    writes,
    lastingWrites,
    functions,
    loops,
    heredocEnds,
    indexOf,
    nounset: setsNounset,
  } = ast ? walkScript(source, ast, members) : noFindings(false);
  const items = members.map((member): ListItem => {
    const itemRange = toFileRange(source, { start: member.node.pos, end: member.node.end });
    return { range: itemRange, operator: member.operator, operatorRange: itemRange, command: commands[indexOf.get(member.node) ?? -1], editable: ok };
  });
  return {
    source,
    ok,
    range,
    items: withOperatorRanges(items, heredocEnds),
    commands,
    reads,
    writes,
    lastingWrites,
    functions,
    loops,
    nounset: nounset || setsNounset,
    xtrace,
  };
}

/** Sets `operatorRange`: it starts after the previous item, or after the heredoc bodies between the two items. */
function withOperatorRanges(items: readonly ListItem[], heredocEnds: readonly number[]): ListItem[] {
  const ends = [...heredocEnds].sort((a, b) => a - b);
  let previousEnd = items[0]?.range.start ?? 0;
  let next = 0;
  return items.map((item, index) => {
    let start = index === 0 ? item.range.start : previousEnd;
    for (; next < ends.length && (ends[next] ?? 0) <= item.range.start; next++) start = Math.max(start, ends[next] ?? 0);
    previousEnd = item.range.end;
    return { ...item, operatorRange: { start: Math.min(start, item.range.start), end: item.range.start } };
  });
}

/** Parses the text of a file as a shell script. */
export function parseText(text: string): Script {
  return parseScript({ text, segments: [{ joined: 0, file: 0, length: text.length, fileLength: text.length }], encoding: 'plain' });
}

/** The script that runs one program with these words as they are: an exec form. */
export function parseWords(words: readonly string[]): Script {
  return parseText(words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' '));
}
