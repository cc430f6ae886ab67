import { printsArguments } from '../../knowledge/tools/index.ts';
import type { Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { commandInvocation } from '../commands/invocation.ts';

/** Returns the words of the here-strings of a command. */
export function hereStrings(command: ShellCommand): readonly ShellWord[] {
  return command.redirects.flatMap((redirect) => (redirect.operator === '<<<' && redirect.target ? [redirect.target] : []));
}

/** Returns the words that echo or printf writes into the pipe before the command. */
export function printedWords(script: Script, command: ShellCommand, index: number): readonly ShellWord[] {
  for (let before = index - 1; before >= 0; before--) {
    const other = script.commands[before];
    if (!other || other.item !== command.item) return [];
    // `(echo X; echo X) | smbpasswd`: the first of the group says it
    if (other.within.includes('pipeline') && (other.within.includes('subshell') || other.within.includes('group'))) {
      const printer = commandInvocation(other);
      if (printsArguments(printer.program)) return textsOf(other.words.slice(printer.at + 1));
    }
    if (other.pipeline.length !== command.pipeline.length || other.pipeline.index !== command.pipeline.index - 1) continue;
    const { program, at } = commandInvocation(other);
    return printsArguments(program) ? textsOf(other.words.slice(at + 1)) : [];
  }
  return [];
}

/** The arguments without options, and without a format that only says where the others go: `printf '%s' "$X"`. */
function textsOf(words: readonly ShellWord[]): readonly ShellWord[] {
  const texts = words.filter((word) => !/^-\w+$/.test(word.value));
  return texts.length > 1 && /^[^%]*%[-\d.]*[sbq]/.test(texts[0]?.value ?? '') ? texts.slice(1) : texts;
}

/** Returns the range of a part of a word; that of the whole word if escapes or joined lines make it uncertain. */
export function partRange(word: ShellWord, part: string): Range {
  const at = word.text.indexOf(part);
  const isPlain = word.range.end - word.range.start === word.text.length;
  return isPlain && at >= 0 ? { start: word.range.start + at, end: word.range.start + at + part.length } : word.range;
}

/** Returns the range of a part of a heredoc; that of its whole body if joined lines make it uncertain. */
export function bodyPart(body: string, range: Range, spot: Range): Range {
  return range.end - range.start === body.length ? { start: range.start + spot.start, end: range.start + spot.end } : range;
}
