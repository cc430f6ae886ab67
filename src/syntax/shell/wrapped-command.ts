import type { Wrapper } from '../../knowledge/tool.ts';
import { wrapperOf } from '../../knowledge/tools/index.ts';
import type { ShellCommand, ShellWord } from './types.ts';

/** The program that a command runs in the end, behind `sudo`, `env`, `exec`, `timeout` and their like. */
export interface UnwrappedCommand {
  /** The name of the program without its folder, '' if it is not literal. */
  readonly name: string;
  /** The program and its arguments. */
  readonly words: readonly ShellWord[];
  /** `A=B` words that a wrapper takes for the environment of the program. */
  readonly assignments: readonly ShellWord[];
}

/** The command without wrappers such as `sudo`. */
export function unwrapCommand(command: ShellCommand): UnwrappedCommand {
  return unwrapWords(command.words);
}

/** The same for a list of words. */
export function unwrapWords(words: readonly ShellWord[]): UnwrappedCommand {
  const assignments: ShellWord[] = [];
  let at = 0;
  for (;;) {
    const wrapper = wrapperOf(programName(words[at]));
    const next = wrapper && afterWrapper(words, at + 1, wrapper);
    if (next === undefined || next >= words.length) return { name: programName(words[at]), words: words.slice(at), assignments };
    for (const word of words.slice(at + 1, next)) if (wrapper?.assignments && isAssignment(word)) assignments.push(word);
    at = next;
  }
}

function afterWrapper(words: readonly ShellWord[], start: number, wrapper: Wrapper): number | undefined {
  let at = start;
  if (wrapper.after) {
    if (!wrapper.after.includes(words[at]?.value ?? '')) return undefined;
    at++;
  }
  let operands = wrapper.operands;
  for (; at < words.length; at++) {
    const value = words[at]?.value ?? '';
    if (value === '--') {
      at++;
      if (operands === 0) return at;
      at--;
    } else if (/^-./.test(value)) {
      if (wrapper.valued?.test(value)) at++;
    } else if (wrapper.assignments && isAssignment(words[at])) {
      // an assignment for the program's environment
    } else if (operands > 0) {
      operands--;
    } else {
      return at;
    }
  }
  return undefined;
}

function isAssignment(word: ShellWord | undefined): boolean {
  return word !== undefined && /^[A-Za-z_]\w*=/.test(word.value);
}

function programName(word: ShellWord | undefined): string {
  return word?.literal ? word.value.replace(/^.*\//, '') : '';
}
