import { type BuildWrapper, WRAPPERS } from '../../knowledge/docker/build-commands.ts';
import type { ShellWord } from '../../syntax/types.ts';

/** Which variables of a script are passed to the program by the wrappers of a command (`sudo`, `env -i` …). */
export interface CallEnvironment {
  /** `all` variables; `assigned`: only those that an `env` in the command assigns; `none`. */
  readonly passes: 'all' | 'assigned' | 'none';
  /** Variables that are passed in any case: `sudo --preserve-env=X`, `env -i X=…`. */
  readonly names: ReadonlySet<string>;
  /** The wrapper that filters the variables, to be named in a message. */
  readonly wrapper: string | undefined;
  /** Offset at which an assignment is passed to the program. */
  readonly assignAt: number;
}

/** The last part of a word that is a path: `docker` for `/usr/bin/docker`. */
export function baseName(word: ShellWord): string {
  return word.value.slice(word.value.lastIndexOf('/') + 1);
}

/** Whether a variable of the script is passed to the program. */
export function reachesCall({ passes, names }: CallEnvironment, variable: string): boolean {
  return passes === 'all' || names.has(variable);
}

/** The index of the word that names the program, after wrappers with their options and assignments. */
export function skipWrappers(words: readonly ShellWord[]): { readonly at: number; readonly environment: CallEnvironment } {
  const names = new Set<string>();
  let passes: CallEnvironment['passes'] = 'all';
  let holder: string | undefined;
  let assignAt = words[0]?.range.start ?? 0;
  let at = 0;
  for (let word = words[at]; word; word = words[at]) {
    const program = baseName(word);
    const wrapper = Object.hasOwn(WRAPPERS, program) ? WRAPPERS[program] : undefined;
    if (!wrapper) break;
    const end = wrapper.dashes ? words.findIndex((one, index) => index > at && one.value === '--') : wrapperEnd(words, at, wrapper);
    if (end < 0) break;
    const own = words.slice(at + 1, end).map((one) => one.value);
    at = wrapper.dashes ? end + 1 : end;
    const assigned = own.flatMap((value) => /^(\w+)=/.exec(value)?.[1] ?? []);
    const preserved = own.flatMap((value) => /^--preserve-env=(.+)$/.exec(value)?.[1]?.split(',') ?? []);
    if (program === 'env' && (passes !== 'all' || own.some((value) => /^(?:-|-i|--ignore-environment|-u\S*|--unset.*)$/.test(value)))) {
      if (passes === 'all') holder = 'env';
      passes = 'assigned';
    } else if (!wrapper.environment && !own.some((value) => /^-[a-zA-Z]*E|^--preserve-env$/.test(value))) {
      names.clear();
      holder = program;
      passes = 'none';
    }
    for (const name of [...assigned, ...preserved]) names.add(name);
    if (program === 'env') assignAt = words[at]?.range.start ?? assignAt;
  }
  return { at, environment: { passes, names, wrapper: holder, assignAt } };
}

/** The index after a wrapper, its options with their values, its assignments and operands. */
function wrapperEnd(words: readonly ShellWord[], start: number, { operands, number, options }: BuildWrapper): number {
  let at = start + 1;
  for (let next = words[at]; next && /^-|^\w+=/.test(next.value); next = words[at]) at += options?.includes(next.value) ? 2 : 1;
  if (number && /^\d+$/.test(words[at]?.value ?? '')) at++;
  return at + operands;
}
