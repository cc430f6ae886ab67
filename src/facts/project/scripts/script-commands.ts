import { EXPORTS_ALL, SETS_OPTIONS, SETS_VARIABLES, SHIFTS } from '../../../knowledge/shell/commands.ts';
import type { ShellArm } from '../../../syntax/shell/choices.ts';
import type { Script, ShellCommand } from '../../../syntax/types.ts';
import { hasName } from '../../../text/pattern.ts';
import type { Range } from '../../../text/range.ts';
import { settingIn } from './shell-words.ts';

/** A command that gives a variable its value. */
export interface Setting {
  readonly start: number;
  readonly value: string;
}

/** The command that sets a variable which is named once, whatever else happens; undefined if there is none: another mention may be `read NAME`. */
export function onlySetting(script: Script, name: string): Setting | undefined {
  for (const { words, assignments, name: program, range, within } of script.commands) {
    const own = words.length === 0 ? assignments.map((one) => [one.name, one.value?.value ?? ''] as const) : [];
    const exported = SETS_VARIABLES.has(program) ? words.slice(1).map(({ value }) => settingIn(value)) : [];
    const setting = [...own, ...exported].find(([key]) => key === name);
    const isConditional = within.some((kind) => kind !== 'function' && kind !== 'group') || isAfterTest(script, range);
    if (setting) return isConditional ? undefined : { start: range.start, value: setting[1] };
  }
  return undefined;
}

/** Whether another command decides whether it runs. */
export function isAfterTest({ source }: Script, { start }: Range): boolean {
  return /&&$|\|\|$/.test(source.text.slice(Math.max(0, start - 30), start).trimEnd());
}

/** Whether it changes the arguments of the script or function: `set -- a b`, `shift`. */
export function setsArguments({ name, words }: ShellCommand): boolean {
  const args = words.slice(1).map(({ value }) => value);
  // `-o pipefail`: the name of an option
  return name === SHIFTS || (name === SETS_OPTIONS && args.some((word, at) => word === '--' || !(/^[-+]/.test(word) || /^[-+]\w*o$/.test(args[at - 1] ?? ''))));
}

/** Whether a word of it names something. */
export function mentions({ words }: ShellCommand, name: string): boolean {
  return words.some(({ value }) => hasName(value, name));
}

/** Whether the tests of an arm name a variable, which may be the secret. */
export function namesVariable({ when }: ShellArm): boolean {
  return typeof when !== 'string' && when.some(({ value, pattern }) => /\$\{?[A-Za-z_]/.test(`${value} ${pattern}`));
}

/** Whether it makes every function that is defined later one of the programs that are started, too: `set -a`. */
export function exportsFunctions({ name, words }: ShellCommand): boolean {
  return name === SETS_OPTIONS && words.slice(1).some(({ value }) => EXPORTS_ALL.test(value));
}
