import { ENDS_PROCESS } from '../../knowledge/shell/commands.ts';
import { keyAgents } from '../../knowledge/tools/index.ts';
import type { ShellCommand } from '../../syntax/types.ts';

/** Whether a command puts keys into an agent, or takes them out: `ssh-add`. */
export function fillsAgent({ name }: ShellCommand): boolean {
  return keyAgents().some((agent) => agent.fills === name);
}

/** Whether such a command takes all keys out. */
export function emptiesAgent({ name, words }: ShellCommand): boolean {
  return keyAgents().some((agent) => agent.fills === name && words.some((word) => word.value === agent.empties));
}

/** Whether a command starts or ends an agent and runs nothing else in it: `ssh-agent -s`. */
export function startsAgent({ name, words }: ShellCommand): boolean {
  return keyAgents().some((agent) => agent.starts === name && words.slice(1).every((word) => word.value.startsWith('-')));
}

/** Whether a command ends the process of an agent: `kill $SSH_AGENT_PID`. */
export function endsAgent({ name, words }: ShellCommand): boolean {
  return name === ENDS_PROCESS && keyAgents().some((agent) => words.some((word) => word.value.includes(agent.process)));
}
