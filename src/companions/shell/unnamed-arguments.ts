import { replacementOf } from '../../caller-change.ts';
import type { ShellWord } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { BuildChange, CompanionCaveat } from '../types.ts';
import { secretOption } from './argument-value.ts';
import { type BuildCall, optionValues, passedArguments } from './build-invocation.ts';
import { computedArguments } from './reports.ts';

/** `--build-arg` before something that is no plain name: `$line`, `{}` of xargs, `%s` of printf, the end of a replacement of sed. */
export const UNNAMED_ARGUMENT = /build-arg(?:[=\s"'`\\]|,(?=\s*["'$]))*(?![=\s"'`\\,A-Za-z_]|$)/;
/** A file of variables that commands such as `cat` read, or that a loop reads. */
const READ_FILE = /(?:<|\b(?:cat|e?grep|sed|awk|xargs)\b[^\n|;&]*?)\s*["']?((?:[\w.-]+\/)*[\w-]*\.env(?:\.[\w-]+)*)(?![\w/])/g;

/** How a call may pass arguments whose names only the shell knows: by what a word of its own prints, or by a variable that the text builds. */
function sourceOf(word: ShellWord, text: string): 'word' | 'variable' | undefined {
  if (word.substitutions.length > 0) return UNNAMED_ARGUMENT.test(text.slice(word.range.start, word.range.end)) ? 'word' : undefined;
  const isBuilt = word.reads.some(({ name }) => {
    if (!/^\w+$/.test(name)) return false;
    const assigned = new RegExp(`(?<![\\w$])${literalPattern(name)}\\+?=(?:\\([^)]{0,300}|[^\\n]{0,300})`, 'g');
    return [...text.matchAll(assigned)].some(([written]) => UNNAMED_ARGUMENT.test(written));
  });
  return isBuilt ? 'variable' : undefined;
}

/** Returns the text that names the file with the arguments, as far as that can be seen; undefined if the names of all arguments are plain. */
function unnamedIn(call: BuildCall, text: string): string | undefined {
  const option = call.options.find((one) => one.name === '--build-arg' && /^[^=]*[$`\uE000]/.test(one.value ?? ''));
  if (option) return text.slice(option.range.start, option.range.end);
  for (const word of [...call.hidden, ...call.operands]) {
    const source = word.literal ? undefined : sourceOf(word, text);
    if (source !== undefined) return source === 'word' ? text.slice(word.range.start, word.range.end) : text.slice(0, call.command.range.end);
  }
  return undefined;
}

/** Whether a call passes build arguments whose names are known only at run time. */
export function passesUnnamed(call: BuildCall, text: string): boolean {
  return unnamedIn(call, text) !== undefined;
}

/**
 * Adds the names that a text puts into computed arguments to the caveats of its builds: the place of a name says more than the build that takes it from a list.
 * Paths in messages are relative to `root`, the project root.
 */
export function withComputed(text: string, change: BuildChange, caveats: readonly CompanionCaveat[], root: string): readonly CompanionCaveat[] {
  const computed = computedArguments(
    text,
    change,
    caveats.filter(({ unnamed }) => !unnamed),
    root,
  );
  const isPlaced = ({ breaks }: CompanionCaveat): boolean => breaks?.names.every((name) => computed.some((one) => one.breaks?.names.includes(name))) ?? false;
  return [...caveats.filter((one) => !one.unnamed || !isPlaced(one)), ...computed];
}

/**
 * Reports a build of the Dockerfile that passes build arguments whose names are known only at run time, such as the lines of an environment file: removed
 * arguments may be among them. `text`: the script around the call.
 */
export function unnamedArguments(call: BuildCall, text: string, change: BuildChange): readonly CompanionCaveat[] {
  const given = new Set(optionValues(call, '--secret').flatMap((value) => /(?:^|,)id=([^,]*)/i.exec(value)?.[1] ?? []));
  const passed = new Set(passedArguments(call));
  const open = [...change.removedArgs.keys()].flatMap((name) => {
    const secret = passed.has(name) ? undefined : replacementOf(change, name);
    return secret && !given.has(secret.id) ? [{ name, option: secretOption(secret) }] : [];
  });
  const source = open.length === 0 ? undefined : unnamedIn(call, text);
  if (source === undefined) return [];
  const names = open.map(({ name }) => name);
  const file = [...source.matchAll(READ_FILE)].at(-1)?.[1];
  const [one, them, variables] = names.length > 1 ? ['some of them', 'them as secrets', 'their variables'] : ['one of them', 'it as a secret', 'its variable'];
  // `docker compose build` has no option for secrets
  const isCompose = call.program.kind === 'compose';
  return [
    {
      range: call.verbWord.range,
      message: `passes build arguments whose names are known only at run time${file === undefined ? '' : `, from ${file}`}: if ${names.join(', ')} may be ${one}, export ${variables} before and ${isCompose ? `let the Compose file take ${them}` : 'add this'}`,
      suggestion: isCompose ? undefined : open.map(({ option }) => option).join(' '),
      breaks: { names, certain: false },
      unnamed: true,
      adds: isCompose ? undefined : true,
    },
  ];
}
