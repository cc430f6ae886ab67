import type { ShellWord } from '../../syntax/types.ts';

/** `${X:+--build-arg NAME=$X}`: X, the test, and the argument. */
const IF_SET = /^\$\{([A-Za-z_]\w*)(:?\+)--build-arg[= ]"?([A-Za-z_]\w*)(?:="?\$\{?([A-Za-z_]\w*)\}?"?)?"?\}$/;

/** The variable whose presence decides, in such a word, with the name of the argument; undefined for any other word, and where the value is another variable. */
export function argumentIfSet(word: ShellWord): { readonly variable: string; readonly operator: string; readonly name: string } | undefined {
  const [, variable, operator, name, value = name] = IF_SET.exec(word.text) ?? [];
  return variable !== undefined && operator !== undefined && name !== undefined && value === variable ? { variable, operator, name } : undefined;
}
