import { invocationOf } from '../commands/invocation.ts';
import { type OptionValue, optionValues } from '../commands/option-values.ts';
import { judgeName } from '../sensitivity/index.ts';
import { literalWeight } from '../sensitivity/literal-weight.ts';

/** A literal that is given to an option with the name of a secret, whatever the program. */
export interface OptionLiteral extends OptionValue {
  readonly weight: 'secret' | 'default-password';
}

/**
 * The literals behind `--adminpass VALUE`, `--admin-password=VALUE`, `--token=VALUE`: no card needs to know the program. Only what looks like a
 * password is one: `--token next` may mean anything.
 */
export function optionLiterals(words: readonly string[], invocation = invocationOf(words)): readonly OptionLiteral[] {
  return optionValues(words, invocation).flatMap((option): readonly OptionLiteral[] => {
    // `./configure --with-db-password=X` sets one, whatever `with` says of a variable
    const { kind, strength, shape } = judgeName(option.name.replace(/^with-(?=.*pass)/, '').replaceAll('-', '_'));
    if (kind !== 'secret' || strength !== 'strong' || shape === 'url' || isNoLiteral(option.value)) return [];
    const weight = literalWeight(option.value, {});
    if (weight === 'secret' && isPasswordLike(option.value)) return [{ ...option, weight }];
    return weight !== undefined && /pass|pwd|pw$/i.test(option.name) ? [{ ...option, weight: 'default-password' }] : [];
  });
}

/** A variable, `id=…,src=…`, or a path: the value says where the secret is. */
function isNoLiteral(value: string): boolean {
  return /[$`=]|^[~./]|^(?:file|env|stdin|fd|pass|prompt)(?::|$)|\s/.test(value);
}

/** Letters and digits, as no word of a language has them. */
function isPasswordLike(value: string): boolean {
  return value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value);
}
