import type { Word } from '../../syntax/types.ts';
import { isVariableName } from '../../text/pattern.ts';

/** Names that a secret must never take: shells and the container itself depend on them. */
const TAKEN = new Set(['PATH', 'HOME', 'IFS', 'PWD', 'SHELL', 'USER', 'LD_PRELOAD', 'LD_LIBRARY_PATH']);

/** Whether every shell can read a variable of this name from `env=`: dash and ash drop variables whose names are no identifiers. */
export function isUsableName(name: string): boolean {
  return isVariableName(name) && !TAKEN.has(name);
}

/**
 * The value of an ENV as a double-quoted shell word with the same variables. Undefined if POSIX sh has no equivalent of Docker's expansion (`${X/a/b}`).
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function toShellWord(word: Word): string | undefined {
  let text = '';
  let rest = word.value;
  for (const reference of word.references) {
    if (reference.operator === '/' || reference.operator === '//') return undefined;
    // a reference inside the operand of another one is part of that operand
    const written = [`\${${reference.name}${reference.operator}${reference.operand}}`, `$${reference.name}`].find((form) => rest.includes(form));
    if (written === undefined) continue;
    const at = rest.indexOf(written);
    text += quote(rest.slice(0, at)) + (written.startsWith('${') ? written : `\${${reference.name}}`);
    rest = rest.slice(at + written.length);
  }
  return `"${text}${quote(rest)}"`;
}

/** The same for the operand of `"${X:-…}"`; also undefined if a brace could end it too early. */
export function toShellOperand(word: Word): string | undefined {
  if (word.references.length === 0) return word.value.replace(/["\\$`}]/g, '\\$&');
  const text = toShellWord(word)?.slice(1, -1);
  return text === undefined || text.replace(/\$\{\w+(?::?[-+][^{}]*)?\}/g, '').includes('}') ? undefined : text;
}

function quote(text: string): string {
  return text.replace(/["\\$`]/g, '\\$&');
}

/** Text in single quotes for a POSIX shell. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A statement that sets `NAME` from its mounted file, and stops the build if the file cannot be read. */
export function readFileStatement(name: string, id: string): string {
  return `${name}="$(cat /run/secrets/${id})" || exit 1; export ${name};`;
}

/** A statement that sets `NAME` from its mounted file if that exists; otherwise `NAME` is unchanged, even if unset. */
export function readOptionalFileStatement(name: string, id: string): string {
  return `if [ -r /run/secrets/${id} ]; then ${name}="$(cat /run/secrets/${id})"; export ${name}; fi;`;
}

/**
 * A statement that sets `NAME` from its mounted file if that is not empty; otherwise the build argument `NAME` is unchanged. Compose mounts an empty file if
 * its variable is not set, which must not override the argument.
 */
export function readFilledFileStatement(name: string, id: string): string {
  return `if [ -s /run/secrets/${id} ]; then ${name}="$(cat /run/secrets/${id})"; export ${name}; fi;`;
}
