import { outputOf } from '../../knowledge/tools/index.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { commandInvocation } from './invocation.ts';

/** Whether a command prints the whole environment, and nothing but the build log gets it: that is a leak, and no use. `env`, `export -p`, `printenv | sort`. */
export function showsEnvironment(script: Script, command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  return outputOf(program, args.join(' ')) === 'environment' && goesToLog(script, command);
}

/** Whether the output of a command gets into the log, if need be through commands that print what they get: `env | sort`. */
export function goesToLog(script: Script, command: ShellCommand): boolean {
  const { index, length } = command.pipeline;
  const later = script.commands.filter((one) => one.item === command.item && one.pipeline.length === length && one.pipeline.index > index && length > 1);
  const passes = later.every((one) => outputOf(commandInvocation(one).program, commandInvocation(one).args.join(' ')) === 'input');
  return later.length === length - 1 - index && passes && ![command, ...later].some((one) => isRedirected(one) || isTakenUp({ within: outside(one) }));
}

/** What a command stands in, without its own pipeline. */
function outside({ within, pipeline }: ShellCommand): ShellCommand['within'] {
  const own = pipeline.length > 1 ? within.lastIndexOf('pipeline') : -1;
  return within.filter((_, index) => index !== own);
}

/** Whether the output of a command goes elsewhere than where its RUN prints to: not `2> FILE`, `1>&2`. */
export function isRedirected({ redirects, inherited }: ShellCommand): boolean {
  return [...redirects, ...inherited].some(
    ({ operator, descriptor, target }) => operator.includes('>') && descriptor !== 2 && !(operator === '>&' && /^[12]$/.test(target?.value ?? '')),
  );
}

/** Whether another command gets the output, or may get it. */
export function isTakenUp({ within }: Pick<ShellCommand, 'within'>): boolean {
  return within.some((one) => one === 'substitution' || one === 'pipeline' || one === 'function' || one === 'literal');
}
