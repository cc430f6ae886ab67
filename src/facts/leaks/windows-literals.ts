import { WINDOWS_ASSIGNMENTS, WINDOWS_TEXTS } from '../../knowledge/secrets/windows-texts.ts';
import { toFileRange } from '../../syntax/joined-text.ts';
import type { Run } from '../../syntax/types.ts';
import { MOST_SEARCHED } from '../../text/pattern.ts';
import { findTokens } from '../sensitivity/index.ts';
import { literalWeight } from '../sensitivity/literal-weight.ts';
import { optionLiterals } from './option-literals.ts';
import type { RunLiteral } from './run-literals.ts';

/** Returns the credentials in plain text in a PowerShell or cmd command. The command is searched as a text, without parsing it. */
export function findWindowsLiterals({ args }: Run): readonly RunLiteral[] {
  const text = args.text.slice(0, MOST_SEARCHED);
  const literal = (start: number, value: string, option: string, weight: RunLiteral['weight']): RunLiteral => ({
    range: toFileRange(args, { start, end: start + value.length }),
    program: '',
    option,
    value,
    weight,
  });
  const found = [
    ...WINDOWS_TEXTS.flatMap(({ pattern, what }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const { value = '' } = match.groups ?? {};
        const weight = isReference(value) ? undefined : literalWeight(value, {});
        return weight === undefined ? [] : [literal(startOf(match), value, what, weight)];
      }),
    ),
    ...WINDOWS_ASSIGNMENTS.flatMap(({ pattern }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const { name = '', value = '' } = match.groups ?? {};
        const weight = isReference(value) ? undefined : literalWeight(value, { name });
        return weight === undefined ? [] : [literal(startOf(match), value, name, weight)];
      }),
    ),
    ...findTokens(text).flatMap((hit) =>
      hit.kind === 'url-credentials' ? [] : [literal(hit.start, text.slice(hit.start, hit.end), 'a token', 'secret' as const)],
    ),
    ...optionsIn(text).map(({ start, value, what, weight }) => literal(start, value, what, weight)),
  ];
  return found.filter((one, index) => found.findIndex((other) => other.range.start < one.range.end && one.range.start < other.range.end) === index);
}

function startOf(match: RegExpExecArray): number {
  return match.indices?.groups?.['value']?.[0] ?? match.index;
}

function isReference(value: string): boolean {
  return /^[$%]|\$\(|\$env:/i.test(value);
}

/** The literal option values in the commands of the text, with their offsets. */
function optionsIn(text: string): readonly { readonly start: number; readonly value: string; readonly what: string; readonly weight: RunLiteral['weight'] }[] {
  const words = [...text.matchAll(/"[^"]*"|'[^']*'|[^\s"'|;&]+/g)].map(({ 0: word, index }) => ({ start: index, word }));
  const plain = words.map(({ word }) => word.replace(/^(["'])(.*)\1$/s, '$2'));
  const isLiteral = (index: number): boolean => words[index]?.word.startsWith("'") === true;
  return optionLiterals(plain, undefined, isLiteral).map(({ word, start, value, what, weight }) => {
    const { start: at = 0, word: written = '' } = words[word] ?? {};
    return { start: at + start + (/^["']/.test(written) ? 1 : 0), value, what, weight };
  });
}
