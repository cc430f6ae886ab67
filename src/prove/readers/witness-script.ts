import type { HeldSecret, Watch } from './types.ts';

// the script is written for POSIX shells and uses built-in commands only: the image may contain no other program

/** Maximum length of a value that is compared: shells read a file byte by byte. */
export const MOST_TEXT = 64 * 1024;

/**
 * Returns the script that a RUN reads before its first command. The script compares variables and files with the secrets of the build: once at the start of the
 * RUN, and once at its end. For each match, it writes a line to standard error with the secret's number, never with its value. Commands can see only one side
 * effect: an open descriptor above 2.
 */
export function witnessScript(run: { readonly number: number; readonly script: string }, watch: Watch, held: readonly HeldSecret[]): string {
  const descriptor = freeDescriptor(run.script);
  const out = descriptor ?? 2;
  const lines = [
    // the shell must not print the compared values
    '{ _dl_flags=$-; set +evxu; } 2>/dev/null',
    `_dl_say() { printf '%s\\n' "${watch.mark} ${run.number} $*" >&${out}; } 2>/dev/null`,
    '_dl_value() {',
    ...held.flatMap(({ text, parts }, index) => caseOf(index, text, parts)),
    ':',
    '}',
    '_dl_file() {',
    '[ -f "$2" ] && [ -r "$2" ] || return 0',
    '_dl_text= _dl_count=0',
    `while IFS= read -r _dl_line; do _dl_text=$_dl_text$_dl_line'\n'; _dl_count=$((_dl_count + 1)); [ $_dl_count -lt 4000 ] || break; done <"$2"`,
    '_dl_value $1 file "$2" "$_dl_text$_dl_line"',
    '}',
    '_dl_all() {',
    '_dl_say $1',
    ...watch.variables.map((name) => '[ "${NAME+x}" ] && _dl_value $1 variable NAME "$NAME"'.replaceAll('NAME', name)),
    ...watch.files.map((file) => `_dl_file $1 ${quoted(file)}`),
    ':',
    '}',
    '_dl_end() { { set +evxu; } 2>/dev/null; _dl_all end; }',
    ...(descriptor === undefined ? [] : [`exec ${descriptor}>&2`]),
    '_dl_all begin',
    "trap '_dl_end' 0",
    'unset _dl_text _dl_line',
    ...['u', 'e', 'v', 'x'].map((flag) => `case $_dl_flags in *${flag}*) set -${flag};; esac`),
    ':',
  ];
  return `${lines.join('\n')}\n`;
}

function caseOf(index: number, text: string | undefined, parts: readonly string[]): readonly string[] {
  // a command substitution removes the line endings at the end of a value
  const whole = text === undefined || text.length > MOST_TEXT ? [] : [...new Set([text, text.replace(/\n+$/, '')])].filter((one) => one !== '');
  const inside = parts.filter((part) => part.length <= MOST_TEXT);
  if (whole.length + inside.length === 0) return [];
  return [
    'case $4 in',
    ...(whole.length > 0 ? [`${whole.map(quoted).join('|')}) _dl_say $1 $2 ${index} whole "$3";;`] : []),
    ...(inside.length > 0 ? [`${inside.map((part) => `*${quoted(part)}*`).join('|')}) _dl_say $1 $2 ${index} part "$3";;`] : []),
    'esac',
  ];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A descriptor that the commands do not use; undefined if they use all from 3 to 9. POSIX requires no more than these. */
function freeDescriptor(script: string): number | undefined {
  return [9, 8, 7, 6, 5, 4, 3].find((number) => !new RegExp(`${number}[<>]|[<>]&\\s*${number}`).test(script));
}
