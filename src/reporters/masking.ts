import type { Finding, LintResult } from '../linter/index.ts';
import { type Range, withoutOverlaps } from '../text/range.ts';
import { valueRanges } from '../text/redacted.ts';
import { type Visible, visible } from '../text/visible.ts';
import { likelyValues } from './likely-values.ts';

/** Masks the secret values in a text of a document or in a path, so that it may be printed. */
export type Mask = (text: string) => Visible;

/** The mask for texts about a file. */
export function masker({ values }: Pick<LintResult, 'values'>): Mask {
  return (text) => visible(text, values);
}

/**
 * The ranges of the known values, and of the values in ARG and ENV declarations of the findings, whatever those look like. None for a value that is a single
 * variable, or empty. In any other instruction, what likelyValues finds on the line; in a caller, the ranges of all possible values on it.
 */
export function hiddenRanges({ document, values }: LintResult, findings: readonly Finding[]): readonly Range[] {
  const known = findings.length === 0 ? [] : valueRanges(document.text, values);
  const declared = findings.flatMap((finding) => declaredRanges(document, finding));
  // one line may have many findings
  const others = new Set(
    findings.filter(({ instruction }) => instruction !== undefined && !DECLARES.has(instruction)).map(({ range }) => document.positionAt(range.start).line),
  );
  return withoutOverlaps([...known, ...declared, ...[...others].flatMap((line) => likelyRanges(document, line))]);
}

const DECLARES: ReadonlySet<string> = new Set(['ARG', 'ENV']);

function declaredRanges(document: LintResult['document'], { instruction, range }: Finding): readonly Range[] {
  if (instruction === undefined) return valuesOnLine(document.text, document.lineRange(document.positionAt(range.start).line), range);
  if (!DECLARES.has(instruction)) return [];
  const end = document.lineRange(document.positionAt(range.end).line).end;
  // the legacy form `ENV NAME the rest of the line`, or one quoted or plain word after `=`
  const legacy = instruction === 'ENV' ? /^([ \t]+)([^\s=].*)$/ : undefined;
  const pair = /^(\s*=\s*)((?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\.|[^\s"'\\])+)/;
  const rest = document.text.slice(range.end, end);
  const [, before = '', value = ''] = legacy?.exec(rest) ?? pair.exec(rest) ?? [];
  const start = range.end + before.length;
  return /^(?:""|''|["']?\$(?:\w+|\{\w+\})["']?)?$/.test(value) ? [] : [{ start, end: start + value.length }];
}

function likelyRanges(document: LintResult['document'], number: number): readonly Range[] {
  const line = document.lineRange(number);
  return likelyValues(document.slice(line)).map(({ start, end }) => ({ start: line.start + start, end: line.start + end }));
}

const REFERENCE = /^["']?(?:\$\w+|\$\{\w+(?::?\?[^}"']*)?\}|\$\{\{(?:[^}'"]|'[^'}]{0,5}')*\}\}|\$\(\w+\)|\$\$\w+|%\w+%|"\$\w+"|\$\{[\w.]+\})["']?,?$/;
/** Words that are no value: commands, options, paths and references. */
const HARMLESS = /^[[({]*["']?(?:~\/)?[-@+\w./]*["']?[;&|\\,(){}[\]"'`]*$/;
/** Keys of files whose value begins with a command. */
const OF_COMMANDS = /^["']?(?:run|script|bash|command|args|entrypoint)["']?:$/;
/** A word in quotes, which is one value whatever stands in it. */
const QUOTED = /^[[({]*(?:"(?:[^"\\]|\\.)*"|'[^']*')[\])},;]*$/;
/** What stands in generated values, and in no name. */
const RANDOM = /\d[A-Za-z]+\d|[A-Za-z0-9+]{20,}/;
const PUNCTUATION = /^[[\](){},;]+$/;
/** Options whose next word is a password, a token or a login. */
const TAKES_VALUE = /^(?:-p|-u|--?(?:pass(?:word)?|user|token|secret|key|auth|header|login)|-H)$|^["']?(?:authorization|bearer|basic|token|password):?$/i;

/** The ranges of possible values on a line that we cannot parse completely: any text after `=` or `:` that is no reference, and all words that are not plain. */
export function valuesOnLine(text: string, line: Range, mark: Range): readonly Range[] {
  const whole = text.slice(line.start, line.end);
  // a quote that is not closed on the line: the value continues on the next one
  if ((whole.match(/"/g) ?? []).length % 2 === 1 || (whole.match(/'/g) ?? []).length % 2 === 1) return [{ start: mark.end, end: line.end }];
  const words = [...whole.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\$\{\{.*?\}\}|[^\s"'])+|\S+/g)];
  return words.flatMap((word, index): readonly Range[] => {
    const start = line.start + word.index;
    const end = start + word[0].length;
    const [, name = '', value = ''] = /^((?:["']?--[\w-]+=)?[^=:]*[=:])(.*)$/s.exec(word[0]) ?? [];
    const before = words[index - 1]?.[0] ?? '';
    const isMarked = start <= mark.start && mark.start < end;
    const isValue = /[=:]$/.test(before) && !OF_COMMANDS.test(before) && !PUNCTUATION.test(word[0]);
    // one value whatever stands in it; `=` at the end is the padding of base64
    const isWhole =
      (isValue || TAKES_VALUE.test(before) || words.length === 1) &&
      (QUOTED.test(word[0]) || RANDOM.test(name) || (value === '' ? words.length > 1 : /^=+$/.test(value)));
    if (isWhole && !REFERENCE.test(word[0]) && !REFERENCE.test(value)) return [{ start, end }];
    if (name !== '' && value !== '') return REFERENCE.test(value) || /^["']?--?[\w-]+=["']?\w+$/.test(word[0]) ? [] : [{ start: start + name.length, end }];
    // a finding is about a name, or about a value that holds a variable
    if ((isMarked && !isValue) || name !== '' || REFERENCE.test(word[0])) return [];
    return TAKES_VALUE.test(before) || isValue || !HARMLESS.test(word[0]) || RANDOM.test(word[0]) ? [{ start, end }] : [];
  });
}
