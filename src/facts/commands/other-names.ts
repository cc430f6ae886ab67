import { readsOf } from '../../syntax/shell/script-reads.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { assignedBy } from './invocation.ts';

/** How many names a value is followed through. */
const MOST_NAMES = 10;

/** The other names under which a script hands the value of a variable on: APP_SECRET in `export APP_SECRET=$TOKEN`, `APP_SECRET=$TOKEN cmd`, `env APP_SECRET=$TOKEN cmd`. */
export function otherNames(script: Script, name: string): readonly string[] {
  const names = [name];
  for (let at = 0; at < names.length && at < MOST_NAMES; at++) {
    const from = names[at] ?? '';
    for (const { command = -1 } of readsOf(script, from)) {
      const reader = script.commands[command];
      if (reader) names.push(...namesSet(reader, from).filter((one) => !names.includes(one)));
    }
  }
  return names.slice(1);
}

function namesSet(command: ShellCommand, from: string): readonly string[] {
  return assignedBy(command).flatMap(({ name, word }) => (word.reads.some((read) => read.name === from) ? [name] : []));
}
