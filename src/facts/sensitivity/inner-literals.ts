import { FINAL_WORDS, FOREIGN_WORDS, STRONG_WORDS } from '../../knowledge/secrets/secret-words.ts';
import { MOST_SEARCHED } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import { isWrittenOut, literalWeight } from './literal-weight.ts';
import { judgeName, type NameJudgement } from './name.ts';

/**
 * A credential in plain text within a longer text: `-Ddb.password=VALUE` among options, `Password=VALUE;` in a connection string, `API_KEY=VALUE` in a written
 * line.
 */
export interface InnerLiteral extends Range {
  /** The name, as written. */
  readonly name: string;
  readonly judgement: NameJudgement;
  readonly value: string;
  readonly weight: 'secret' | 'default-password';
}

/** Matches every text with a secret name. Checked first, because most texts have none. */
const MARK = new RegExp(
  `(?:${[...STRONG_WORDS, ...FOREIGN_WORDS, 'PASS', 'PWD', 'KEY'].join('|')}|(?<![a-z])(?:${[...FINAL_WORDS].join('|')}))[^=:,]{0,12}[=:,|?]`,
  'i',
);

/**
 * Groups: the name and its value, which ends at white space, a quote or a separator. PHP writes `'name' => 'value'` and
 * `define('NAME', 'value')`; `--set=NAME=value` has the name in its second part; YAML may have the value on the next line, after `>-`; code falls back on a value: `getenv('NAME', 'value')`, `process.env.NAME || 'value'`.
 */
const SETTING =
  /(?:(?<![\w$.\\-])|(?<=\\[nrt]))(?:-D|--?)?([A-Za-z_][\w.-]{1,60}?)["']?\]?\s?(?:=>|:=|[=:]|\|\||\?\?|(?<=(?:define|getenv|environ\.get|env|config|fetch)\(\s?["'][\w.-]{1,60}["']),)[^\S\n]?(?:[>|][-+]?\n[^\S\n]{1,40})?(?!process\.env|[A-Za-z_][\w.-]{0,60}=[^=\s"'])["']?([^\s"'`;,&|<>{}()\\]{4,})/dg;

/**
 * Returns the credentials in a text by the names before them, in order. References, paths and addresses do not count. `isLiteral`: no shell expands the text.
 * Never throws.
 */
export function innerLiterals(whole: string, isLiteral = false): readonly InnerLiteral[] {
  if (!MARK.test(whole)) return [];
  return [...whole.slice(0, MOST_SEARCHED).matchAll(SETTING)].flatMap((match): readonly InnerLiteral[] => {
    const [, name = '', value = ''] = match;
    const [start, end] = match.indices?.[2] ?? [0, 0];
    if (isPattern(value) || !isWrittenOut(value, isLiteral)) return [];
    // the last part of the name decides: `db.password`, `spring.datasource.password`
    const last = name.slice(name.lastIndexOf('.') + 1).replaceAll('-', '_');
    const judgement = judgeName(last);
    const weight = judgement.kind === 'secret' && judgement.strength === 'strong' ? literalWeight(value, { name: last, asIs: isLiteral }) : undefined;
    return weight === undefined ? [] : [{ start, end, name, judgement, value, weight }];
  });
}

/** Whether a value is a pattern, a format or code: `.*`, `%s`, `[^"]`. A star within a mix of letters and digits is a character like any other. */
function isPattern(value: string): boolean {
  return /[\^[]|%(?![0-9A-F]{2})/i.test(value) || (value.includes('*') && !/\d[A-Za-z]+\d/.test(value));
}
