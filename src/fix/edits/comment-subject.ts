import {
  ARGUMENT_TALK,
  BUILD_TALK,
  COMMON_SUBJECTS,
  DECLARATION_NOUNS,
  DECLARATION_TALK,
  EMPTY_WORDS,
  FOR_NEXT_LINE,
  FOR_PROGRAMS,
  GOES_ON,
  HEADING,
  INSTRUCTION_TALK,
  NOTICE,
  SECRET_TALK,
  TITLE,
} from '../../knowledge/docker/comment-words.ts';
import type { Dockerfile, Instruction } from '../../syntax/types.ts';

/** The instructions around a comment block when a fix removes some of them. */
export interface Below {
  readonly dockerfile: Dockerfile;
  /** The removed instructions directly below the block. */
  readonly removed: readonly Instruction[];
  /** The first remaining instruction directly below them; undefined if a blank line, another comment or the end of the file follows. */
  readonly next: Instruction | undefined;
  /** Whether the fix changes that instruction. */
  readonly changesNext: boolean;
  readonly isRemoved: (instruction: Instruction) => boolean;
}

/**
 * Returns how many of the last lines of a comment block are about removed instructions only, so that they are removed too: tool comments for the next
 * instruction, and the last paragraph if that is certain. Headings, notices and comments for other programs stay. Each line starts at its `#`.
 */
export function linesThatGo(lines: readonly string[], below: Below): number {
  let end = lines.length;
  while (end > 0 && FOR_NEXT_LINE.test(lines[end - 1] ?? '')) end--;
  let start = end;
  if (isTitleOfRemoved(lines[end - 1] ?? '', below)) return lines.length - end + 1;
  while (start > 0 && isProse(lines[start - 1] ?? '')) start--;
  if (start === end || !speaksOnlyOfRemoved(lines.slice(start, end), below)) return lines.length - end;
  // includes empty comment lines before the paragraph
  while (start > 0 && /^#\s*$/.test(lines[start - 1] ?? '')) start--;
  return lines.length - start;
}

/** Whether a title labels removed declarations and no instruction follows it. */
function isTitleOfRemoved(line: string, below: Below): boolean {
  const text = TITLE.exec(line)?.groups?.['text'];
  return text !== undefined && below.next === undefined && wordsOf(text).some((word) => DECLARATION_NOUNS.has(word)) && speaksOnlyOfRemoved([text], below);
}

function isProse(line: string): boolean {
  return !/^#\s*$/.test(line) && !HEADING.test(line) && !FOR_PROGRAMS.test(line) && !FOR_NEXT_LINE.test(line);
}

function speaksOnlyOfRemoved(lines: readonly string[], below: Below): boolean {
  const text = lines.map((line) => line.replace(/^#+\s*/, '')).join('\n');
  if (NOTICE.test(text) || namesWhatStays(text, below) || fitsNext(text, below)) return false;
  const sentences = text
    .split(/\n(?=\s*[-*\u2022]\s)|(?<=[.!?;])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  return sentences.every((sentence, index) => speaksOf(sentence, below.removed) || (index > 0 && GOES_ON.test(sentence)));
}

/** Whether a sentence names a removed subject, mentions secrets, or only labels declarations. */
function speaksOf(sentence: string, removed: readonly Instruction[]): boolean {
  const said = wordsOf(sentence);
  if (isCode(sentence)) return removed.some((one) => subjectsOf(one).some((subject) => says(sentence, subject)));
  if (said.some((word) => SECRET_TALK.has(word)) || /\blog(?:s|ged|ging)? ?(?:in|on|out|off)\b/i.test(sentence)) return true;
  if (removed.some((one) => subjectsOf(one).some((subject) => says(sentence, subject)))) return true;
  const isDeclared = removed.every((one) => one.keyword === 'ARG' || one.keyword === 'ENV');
  if (isDeclared && removed.some((one) => namesOwner(said, one))) return true;
  if (isDeclared) return said.some((word) => DECLARATION_NOUNS.has(word)) && said.every((word) => DECLARATION_TALK.has(word));
  return removed.some((one) => shared(said, one).length > 0);
}

/** Whether words of the sentence name the service of the secret: `Sentry release upload` above SENTRY_AUTH_TOKEN. */
function namesOwner(said: readonly string[], instruction: Instruction): boolean {
  const owners = subjectsOf(instruction).flatMap((name) => name.toLowerCase().split(/[^a-z0-9]+/));
  return owners.some((word) => word.length > 2 && said.includes(word) && !COMMON_SUBJECTS.has(word) && !EMPTY_WORDS.has(word) && !DECLARATION_TALK.has(word));
}

/** A commented-out instruction. */
function isCode(sentence: string): boolean {
  return /^(?:FROM|RUN|COPY|ADD|ARG|ENV|LABEL|WORKDIR|USER|EXPOSE|VOLUME|CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD|SHELL)\s/.test(sentence);
}

/** The names that an instruction declares, or the files that it copies. */
function subjectsOf(instruction: Instruction): readonly string[] {
  if (instruction.keyword === 'ARG' || instruction.keyword === 'ENV') return instruction.entries.map((entry) => entry.name);
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') return instruction.sources.map((source) => source.value.replace(/^.*\/(?=.)|\/$/g, ''));
  return [];
}

/** Whether a text contains a name literally or as words (`npm token` for NPM_TOKEN). */
function says(text: string, name: string): boolean {
  const parts = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  return parts.length > 0 && new RegExp(`(?<![A-Za-z0-9])${parts.join('[^A-Za-z0-9]*')}(?![A-Za-z0-9])`, 'i').test(text);
}

/** Whether the text names a variable that is not removed. */
function namesWhatStays(text: string, { dockerfile, isRemoved, removed }: Below): boolean {
  const going = new Set(removed.flatMap(subjectsOf));
  return dockerfile.instructions.some(
    (one) =>
      (one.keyword === 'ARG' || one.keyword === 'ENV') &&
      !isRemoved(one) &&
      one.entries.some((entry) => !going.has(entry.name) && entry.name.length > 2 && says(text, entry.name)),
  );
}

/** Whether the text may also be a comment on the instruction that will be directly below it. */
function fitsNext(text: string, { next, changesNext, removed }: Below): boolean {
  if (!next) return false;
  const isDeclared = removed.every((one) => one.keyword === 'ARG' || one.keyword === 'ENV');
  // if the next RUN gets the secret, a text about the secret still fits, unless it describes a build argument
  if (changesNext && !(isDeclared && ARGUMENT_TALK.test(text))) return true;
  const said = wordsOf(next.keyword === 'RUN' ? text.replace(BUILD_TALK, '') : text);
  const names = removed.flatMap(subjectsOf);
  // a text with the literal name is about the removed instruction, unless it also describes the next one
  if (names.some((name) => text.includes(name))) return said.some((word) => INSTRUCTION_TALK.get(next.keyword)?.has(word));
  return shared(said, next).length > 0;
}

/** The words that also occur in an instruction, or that people use for its keyword. */
function shared(said: readonly string[], instruction: Instruction): readonly string[] {
  const own = new Set(wordsOf(instruction.args.text));
  const kind = INSTRUCTION_TALK.get(instruction.keyword);
  return said.filter((word) => !EMPTY_WORDS.has(word) && (own.has(word) || kind?.has(word)));
}

/** The words of a text in lower case and singular. */
function wordsOf(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(/[a-z][a-z0-9]*(?:-[a-z]+)*/g)].flatMap(([word]) => [
    singular(word),
    ...(word.includes('-') ? word.split('-').map(singular) : []),
  ]);
}

function singular(word: string): string {
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
