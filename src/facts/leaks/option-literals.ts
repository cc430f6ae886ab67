import { isAnonymous } from '../../knowledge/secrets/literal-words.ts';
import { invocationOf } from '../commands/invocation.ts';
import { type OptionValue, optionValues } from '../commands/option-values.ts';
import { judgeName } from '../sensitivity/index.ts';
import { isWrittenOut, literalWeight } from '../sensitivity/literal-weight.ts';

/** A literal value of an option with the name of a secret, for any program. */
export interface OptionLiteral extends OptionValue {
  readonly weight: 'secret' | 'default-password';
}

/**
 * Returns the literals in `--adminpass VALUE`, `--admin-password=VALUE`, `--token=VALUE`, without a card for the program. Only a value that looks like a
 * password counts: `--token next` may mean anything. `isLiteral`: whether no shell expands the word of that index.
 */
export function optionLiterals(
  words: readonly string[],
  invocation = invocationOf(words),
  isLiteral: (word: number) => boolean = () => false,
): readonly OptionLiteral[] {
  const values = optionValues(words, invocation);
  if (isAnonymousLogin(words, invocation)) return [];
  return values.flatMap((option): readonly OptionLiteral[] => {
    // `./configure --with-db-password=X` sets a password, although `with` makes the name of a variable a switch
    // of `-Dapp.secret`, the last part is the name
    const name = option.name.slice(option.name.lastIndexOf('.') + 1).replace(/^with-(?=.*pass)/, '');
    const { kind, strength, shape } = judgeName(name.replaceAll('-', '_'));
    if (kind !== 'secret' || strength !== 'strong' || shape === 'url' || isNoLiteral(option.value, isLiteral(option.word))) return [];
    const weight = literalWeight(option.value, { asIs: isLiteral(option.word) });
    if (weight === 'secret' && isPasswordLike(option.value)) return [{ ...option, weight }];
    return weight !== undefined && /pass|pwd|pw$/i.test(option.name) ? [{ ...option, weight: 'default-password' }] : [];
  });
}

/** Whether a command logs in as `anonymous`, with which any password goes: `--user=anonymous`, `-u anonymous`. */
export function isAnonymousLogin(words: readonly string[], invocation = invocationOf(words)): boolean {
  if (!words.some((word) => /anonymous$/i.test(word))) return false;
  return (
    optionValues(words, invocation).some(({ name, value }) => /(?:^|-)user(?:name)?$/i.test(name) && isAnonymous(value)) ||
    words.some((word, index) => word === '-u' && isAnonymous(words[index + 1] ?? ''))
  );
}

/** Whether the value is a reference to a secret: a variable, the result of a command in parentheses, `id=…,src=…`, or a path. */
function isNoLiteral(value: string, isLiteral: boolean): boolean {
  return !isWrittenOut(value, isLiteral) || /^\(|^[\w-]+=|^[~./]|^(?:file|env|stdin|fd|pass|prompt)(?::|$)|\s/.test(value);
}

/** Whether a text has a mix of letters and digits that no ordinary word has. */
function isPasswordLike(value: string): boolean {
  return value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value);
}
