import type { Word } from '../../syntax/types.ts';

/** Names that a secret must never take: shells and the container itself depend on them. */
const TAKEN = new Set(['PATH', 'HOME', 'IFS', 'PWD', 'SHELL', 'USER', 'LD_PRELOAD', 'LD_LIBRARY_PATH']);

/** Whether a variable can be given as `env=` and read by every shell: dash and ash drop names that are no identifiers. */
export function isUsableName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !TAKEN.has(name);
}

/**
 * The value of an ENV as a double-quoted shell word that expands the same variables. Undefined where Docker's expansion has no
 * equal in POSIX sh (`${X/a/b}`).
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function toShellWord(word: Word): string | undefined {
  let text = '';
  let rest = word.value;
  for (const reference of word.references) {
    if (reference.operator === '/' || reference.operator === '//') return undefined;
    // a reference nested in another's operand is part of that operand's text
    const written = [`\${${reference.name}${reference.operator}${reference.operand}}`, `$${reference.name}`].find((form) => rest.includes(form));
    if (written === undefined) continue;
    const at = rest.indexOf(written);
    text += quote(rest.slice(0, at)) + (written.startsWith('${') ? written : `\${${reference.name}}`);
    rest = rest.slice(at + written.length);
  }
  return `"${text}${quote(rest)}"`;
}

/** The same for what stands in `"${X:-…}"`; undefined also where braces could end it too early. */
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

/** `NAME` set from its mounted file, stopping the build where the file cannot be read. */
export function readFileStatement(name: string, id: string): string {
  return `${name}="$(cat /run/secrets/${id})" || exit 1; export ${name};`;
}

/** `NAME` set from its mounted file where there is one, else left as it is: unset stays unset. */
export function readOptionalFileStatement(name: string, id: string): string {
  return `if [ -r /run/secrets/${id} ]; then ${name}="$(cat /run/secrets/${id})"; export ${name}; fi;`;
}

/**
 * `NAME` set from its mounted file where something is in it, else left as it is, for a build argument of that name. Compose gives an empty
 * secret where the variable is not set, which must not hide the argument.
 */
export function readFilledFileStatement(name: string, id: string): string {
  return `if [ -s /run/secrets/${id} ]; then ${name}="$(cat /run/secrets/${id})"; export ${name}; fi;`;
}
