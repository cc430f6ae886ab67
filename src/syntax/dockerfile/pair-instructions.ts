import type { Range } from '../../text/range.ts';
import { toFileRange } from '../joined-text.ts';
import type { Arg, Entry, Env, Label } from '../types.ts';
import { isBlank } from '../white-space.ts';
import type { InstructionContext } from './instruction-parts.ts';
import { expandedWord, splitOnSpace } from './words.ts';

/**
 * ARG: names with or without a value. To BuildKit, `# the token` behind a name is names as well, which nobody passes or reads: here they are what people mean, a
 * comment. Source: https://docs.docker.com/reference/dockerfile/#format (a comment is a line of its own)
 */
export function readArg(context: InstructionContext): Arg {
  const { parts, base, report, escape } = context;
  const { text } = parts.line;
  const words = splitOnSpace(text, parts.argsRange, escape);
  if (words.length === 0) report(base.keywordRange, 'ARG needs at least one argument');
  const comment = words.findIndex(({ start }, index) => index > 0 && text[start] === '#');
  return { ...base, keyword: 'ARG', entries: (comment < 0 ? words : words.slice(0, comment)).map((word) => readPair(context, word)) };
}

/** ENV: `NAME=value` pairs, or the legacy form `ENV NAME the rest of the line`. */
export function readEnv(context: InstructionContext): Env {
  return { ...context.base, keyword: 'ENV', ...readEntries(context) };
}

/** LABEL: the same two forms as ENV. */
export function readLabel(context: InstructionContext): Label {
  return { ...context.base, keyword: 'LABEL', entries: readEntries(context).entries };
}

function readEntries(context: InstructionContext): { readonly form: Env['form']; readonly entries: readonly Entry[] } {
  const { parts, base, report, escape } = context;
  const text = parts.line.text;
  const words = splitOnSpace(text, parts.argsRange, escape);
  const first = words[0];
  if (!first) {
    report(base.keywordRange, `${parts.keyword} needs at least one argument`);
    return { form: 'pairs', entries: [] };
  }
  if (!text.slice(first.start, first.end).includes('=')) return { form: 'legacy', entries: [readLegacy(context)] };
  for (const word of words) {
    if (!text.slice(word.start, word.end).includes('=')) report(toFileRange(parts.line, word), `${parts.keyword} takes name=value, and here is no =`);
  }
  return { form: 'pairs', entries: words.map((word) => readPair(context, word)) };
}

function readPair({ parts, report, escape }: InstructionContext, word: Range): Entry {
  const { line } = parts;
  const equals = line.text.indexOf('=', word.start);
  const hasValue = equals >= 0 && equals < word.end;
  const nameRange = { start: word.start, end: hasValue ? equals : word.end };
  if (nameRange.end === nameRange.start) report(toFileRange(line, word), `a name of ${parts.keyword} is empty`);
  return {
    name: expandedWord(line, nameRange, escape, report).value,
    nameRange: toFileRange(line, nameRange),
    value: hasValue ? expandedWord(line, { start: equals + 1, end: word.end }, escape, report) : undefined,
    range: toFileRange(line, word),
  };
}

function readLegacy({ parts, report, escape }: InstructionContext): Entry {
  const { line, argsRange } = parts;
  let nameEnd = argsRange.start;
  while (nameEnd < argsRange.end && !isBlank(line.text[nameEnd])) nameEnd++;
  let valueStart = nameEnd;
  while (valueStart < argsRange.end && isBlank(line.text[valueStart])) valueStart++;
  const nameRange = { start: argsRange.start, end: nameEnd };
  const hasValue = valueStart < argsRange.end;
  if (!hasValue) report(toFileRange(line, nameRange), `${parts.keyword} needs a value`);
  return {
    name: expandedWord(line, nameRange, escape, report).value,
    nameRange: toFileRange(line, nameRange),
    value: hasValue ? expandedWord(line, { start: valueStart, end: argsRange.end }, escape, report) : undefined,
    range: toFileRange(line, argsRange),
  };
}
