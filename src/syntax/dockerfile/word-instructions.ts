import { toFileRange } from '../joined-text.ts';
import type { Copy, From, Other, Word } from '../types.ts';
import { parseHeredocWord } from './heredocs.ts';
import type { InstructionContext } from './instruction-parts.ts';
import { type JsonString, jsonContent, jsonWord, readJsonForm } from './json-form.ts';
import { expandedWord, splitOnBlanks } from './words.ts';

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

/** FROM: the image, and the name of the stage in lower case, as BuildKit stores it. */
export function readFrom(context: InstructionContext): From {
  const { parts, base, report, escape } = context;
  const { line } = parts;
  const words = splitOnBlanks(line.text, parts.argsRange);
  const [image, as, nameRange] = words;
  const isNamed = words.length === 3 && as !== undefined && line.text.slice(as.start, as.end).toLowerCase() === 'as';
  if (words.length !== 1 && !isNamed) report(base.range, 'FROM needs an image, or an image AS a name');
  const name = isNamed && nameRange ? line.text.slice(nameRange.start, nameRange.end).toLowerCase() : undefined;
  if (name !== undefined && nameRange && !STAGE_NAME.test(name)) report(toFileRange(line, nameRange), 'this is not a name for a stage');
  const platform = base.flags.find((flag) => flag.name === 'platform')?.value;
  return { ...base, keyword: 'FROM', image: expandedWord(line, image ?? parts.argsRange, escape, report), name, platform };
}

/** COPY and ADD: sources and destination, as words or as a JSON array. */
export function readCopy(context: InstructionContext, keyword: Copy['keyword']): Copy {
  const { parts, base, report, escape } = context;
  const { line } = parts;
  const from = base.flags.find((flag) => flag.name === 'from')?.value;
  const json = readJsonForm(line, parts.argsRange);
  if (json.kind === 'wrong') report(base.range, 'a JSON array here must hold strings only');
  const form = json.kind === 'strings' ? 'json' : 'words';
  const texts = json.kind === 'strings' ? json.strings.map(({ range }) => range) : splitOnBlanks(line.text, parts.argsRange);
  if (texts.length < 2) report(base.range, `${keyword} needs a source and a destination`);
  const isHeredoc = texts.map((range) => form === 'words' && parseHeredocWord(line.text.slice(range.start, range.end)) !== undefined);
  if (texts.length > 1 && isHeredoc.at(-1) === true) report(base.range, `${keyword} takes no heredoc for a destination`);
  const words: Word[] =
    json.kind === 'strings'
      ? json.strings.map((string) => jsonExpanded(context, string))
      : texts.map((range, index) => (isHeredoc[index] ? heredocPlaceholder : expandedWord(line, range, escape, report)));
  const destination = words.length > 1 ? words.at(-1) : undefined;
  const sources = (words.length > 1 ? words.slice(0, -1) : words).filter((word) => word !== heredocPlaceholder);
  return { ...base, keyword, form, sources, destination: destination === heredocPlaceholder ? undefined : destination, from };
}

const heredocPlaceholder: Word = { value: '', range: { start: 0, end: 0 }, references: [] };

/** A JSON string of COPY or VOLUME, in which BuildKit expands variables. */
function jsonExpanded({ parts, report, escape }: InstructionContext, string: JsonString): Word {
  const content = jsonContent(parts.line, string);
  const { value, references } = expandedWord(content, { start: 0, end: content.text.length }, escape, report);
  return { value, range: toFileRange(parts.line, string.range), references };
}

/** Every other instruction: its arguments are plain words. */
export function readOther(context: InstructionContext, keyword: Other['keyword']): Other {
  return { ...context.base, keyword, words: otherWords(context, keyword) };
}

function otherWords(context: InstructionContext, keyword: Other['keyword']): readonly Word[] {
  const { parts, base, report, escape } = context;
  const { line, argsRange } = parts;
  const isEmpty = argsRange.end === argsRange.start;
  const json = keyword === 'SHELL' || keyword === 'VOLUME' ? readJsonForm(line, argsRange) : undefined;
  if (json?.kind === 'wrong') report(base.range, 'a JSON array here must hold strings only');
  if (keyword === 'SHELL' && json?.kind !== 'strings') report(base.range, 'SHELL takes a JSON array');
  if (isEmpty || (json?.kind === 'strings' && json.strings.length === 0)) report(base.keywordRange, `${keyword} needs an argument`);
  if (json?.kind === 'strings') return json.strings.map((string) => (keyword === 'VOLUME' ? jsonExpanded(context, string) : jsonWord(line, string)));
  if (isEmpty) return [];
  if (keyword === 'EXPOSE' || keyword === 'VOLUME') return splitOnBlanks(line.text, argsRange).map((range) => expandedWord(line, range, escape, report));
  if (keyword === 'MAINTAINER' || keyword === 'SHELL') return [{ value: base.args.text, range: toFileRange(line, argsRange), references: [] }];
  return [expandedWord(line, argsRange, escape, report)];
}
