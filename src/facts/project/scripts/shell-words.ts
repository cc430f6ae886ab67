import { literalPattern } from '../../../text/pattern.ts';
import { COMPUTED } from '../builds/started-programs.ts';

const EXPANSION = /\$(?:([1-9]|[A-Za-z_]\w*)|\{([1-9]|[A-Za-z_]\w*)(:?[-?][^${}]{0,200})?\})/g;
const UNCERTAIN = new RegExp(`[$\`*?[\\]{}]|\\b${COMPUTED}\\b`);

/** Whether the value of a word is not known: it expands something, or the shell may read it as a pattern. */
export function isUncertain(word: string): boolean {
  return UNCERTAIN.test(word);
}

/** The word with values in place of the variables and arguments that it expands; those without a known value stay. */
export function expanded(word: string, valueOf: (name: string) => string | undefined): string {
  if (!word.includes('$')) return word;
  return word.replace(EXPANSION, (written, plain?: string, braced?: string, operation = '') => {
    const value = valueOf(plain ?? braced ?? '');
    if (value === undefined) return written;
    if (value !== '' || operation === '') return value;
    // `-` tells empty and unset apart, `?` fails
    return operation.startsWith(':-') ? operation.slice(2).replace(/^["']|["']$/g, '') : written;
  });
}

/** Whether a word expands a variable. */
export function expands(word: string, name: string): boolean {
  return expanded(word, (one) => (one === name ? COMPUTED : undefined)) !== word;
}

/** How often a text names a variable other than to expand it. */
export function mentionsOf(text: string, name: string): number {
  return text.match(new RegExp(`(?<![\\w$]|\\$\\{)${literalPattern(name)}(?!\\w)`, 'g'))?.length ?? 0;
}

/** The name and the value of `name=value`; the value is empty if there is none. */
export function settingIn(word: string): readonly [name: string, value: string] {
  const at = word.indexOf('=');
  return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
}

/** Whether a pattern is of another kind than `matchesPattern` knows: `@(a|b)`, `[[:alpha:]]`. Source: https://www.gnu.org/software/bash/manual/bash.html#Pattern-Matching */
export function isOtherPattern(pattern: string): boolean {
  return /[?*+@!]\(|\[[:.=]/.test(pattern);
}

/** Whether a pattern of a shell, with `*`, `?` and `[…]`, matches a text. */
export function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern.replace(/\\(.)|\[!?[\w-]+\]|[\s\S]/g, (part, escaped?: string) => {
    if (escaped !== undefined) return literalPattern(escaped);
    if (part.length > 1) return part.replace('[!', '[^');
    return part === '*' ? '[\\s\\S]*' : part === '?' ? '[\\s\\S]' : literalPattern(part);
  });
  try {
    return new RegExp(`^(?:${source})$`).test(text);
  } catch {
    // a set like [z-a]: it may match
    return true;
  }
}
