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

/** What stands below a block of comment lines once instructions are gone. */
export interface Below {
  readonly dockerfile: Dockerfile;
  /** The instructions that go and stand directly below the block. */
  readonly removed: readonly Instruction[];
  /** The instruction directly below those; undefined for a blank line, another comment or the end of the file. */
  readonly next: Instruction | undefined;
  /** Whether the fix changes that instruction. */
  readonly changesNext: boolean;
  readonly isRemoved: (instruction: Instruction) => boolean;
}

/**
 * How many of the last lines of a comment block (each from its `#`) speak of nothing but the instructions that go, so that they go along: what tools read for
 * the instruction below, and the last paragraph, where it is certain. Headings, notices and what other programs read stay.
 */
export function linesThatGo(lines: readonly string[], below: Below): number {
  let end = lines.length;
  while (end > 0 && FOR_NEXT_LINE.test(lines[end - 1] ?? '')) end--;
  let start = end;
  if (isTitleOfRemoved(lines[end - 1] ?? '', below)) return lines.length - end + 1;
  while (start > 0 && isProse(lines[start - 1] ?? '')) start--;
  if (start === end || !speaksOnlyOfRemoved(lines.slice(start, end), below)) return lines.length - end;
  // an empty comment line before it parted it from what stays
  while (start > 0 && /^#\s*$/.test(lines[start - 1] ?? '')) start--;
  return lines.length - start;
}

/** Whether a title labels declarations that go, and nothing stands below it then. */
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

/** Whether a sentence names what goes, talks of secrets, or only labels declarations. */
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

/** Whether they name whose secret it is: `Sentry release upload` above SENTRY_AUTH_TOKEN. */
function namesOwner(said: readonly string[], instruction: Instruction): boolean {
  const owners = subjectsOf(instruction).flatMap((name) => name.toLowerCase().split(/[^a-z0-9]+/));
  return owners.some((word) => word.length > 2 && said.includes(word) && !COMMON_SUBJECTS.has(word) && !EMPTY_WORDS.has(word) && !DECLARATION_TALK.has(word));
}

/** A commented-out instruction. */
function isCode(sentence: string): boolean {
  return /^(?:FROM|RUN|COPY|ADD|ARG|ENV|LABEL|WORKDIR|USER|EXPOSE|VOLUME|CMD|ENTRYPOINT|HEALTHCHECK|ONBUILD|SHELL)\s/.test(sentence);
}

/** The names that an instruction declares or copies. */
function subjectsOf(instruction: Instruction): readonly string[] {
  if (instruction.keyword === 'ARG' || instruction.keyword === 'ENV') return instruction.entries.map((entry) => entry.name);
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') return instruction.sources.map((source) => source.value.replace(/^.*\/(?=.)|\/$/g, ''));
  return [];
}

/** Whether a text says a name, as it is written or as words (`npm token` for NPM_TOKEN). */
function says(text: string, name: string): boolean {
  const parts = name.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  return parts.length > 0 && new RegExp(`(?<![A-Za-z0-9])${parts.join('[^A-Za-z0-9]*')}(?![A-Za-z0-9])`, 'i').test(text);
}

/** Whether it names a variable that stays. */
function namesWhatStays(text: string, { dockerfile, isRemoved, removed }: Below): boolean {
  const going = new Set(removed.flatMap(subjectsOf));
  return dockerfile.instructions.some(
    (one) =>
      (one.keyword === 'ARG' || one.keyword === 'ENV') &&
      !isRemoved(one) &&
      one.entries.some((entry) => !going.has(entry.name) && entry.name.length > 2 && says(text, entry.name)),
  );
}

/** Whether the text may as well be read as a comment on the instruction that then stands directly below it. */
function fitsNext(text: string, { next, changesNext, removed }: Below): boolean {
  if (!next) return false;
  const isDeclared = removed.every((one) => one.keyword === 'ARG' || one.keyword === 'ENV');
  // a RUN that gets the secret may keep the words about it, unless they say how it came before
  if (changesNext && !(isDeclared && ARGUMENT_TALK.test(text))) return true;
  const said = wordsOf(next.keyword === 'RUN' ? text.replace(BUILD_TALK, '') : text);
  const names = removed.flatMap(subjectsOf);
  // what names it in so many words speaks of it, unless it says what the next instruction does as well
  if (names.some((name) => text.includes(name))) return said.some((word) => INSTRUCTION_TALK.get(next.keyword)?.has(word));
  return shared(said, next).length > 0;
}

/** The words that an instruction has as well, or that people use for its kind. */
function shared(said: readonly string[], instruction: Instruction): readonly string[] {
  const own = new Set(wordsOf(instruction.args.text));
  const kind = INSTRUCTION_TALK.get(instruction.keyword);
  return said.filter((word) => !EMPTY_WORDS.has(word) && (own.has(word) || kind?.has(word)));
}

/** The words in lower case and in the singular. */
function wordsOf(text: string): readonly string[] {
  return [...text.toLowerCase().matchAll(/[a-z][a-z0-9]*(?:-[a-z]+)*/g)].flatMap(([word]) => [
    singular(word),
    ...(word.includes('-') ? word.split('-').map(singular) : []),
  ]);
}

function singular(word: string): string {
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
