import { ENDS_PROCESS } from '../../knowledge/shell/commands.ts';
import { keyAgents } from '../../knowledge/tools/index.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';

/** Whether a command adds keys to an agent or removes them: `ssh-add`. */
export const fillsAgent = keptWith(({ name }: ShellCommand): boolean => keyAgents().some((agent) => agent.fills === name));

/** Whether such a command removes all keys. */
export function emptiesAgent({ name, words }: ShellCommand): boolean {
  return keyAgents().some((agent) => agent.fills === name && words.some((word) => word.value === agent.empties));
}

/** Whether a command only starts or ends an agent: `ssh-agent -s`. False if it runs another program. */
export function startsAgent({ name, words }: ShellCommand): boolean {
  return keyAgents().some((agent) => agent.starts === name && words.slice(1).every((word) => word.value.startsWith('-')));
}

/** Whether a command ends the process of an agent: `kill $SSH_AGENT_PID`. */
export function endsAgent({ name, words }: ShellCommand): boolean {
  return name === ENDS_PROCESS && keyAgents().some((agent) => words.some((word) => word.value.includes(agent.process)));
}
