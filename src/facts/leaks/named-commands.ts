import { canonicalProgram } from '../../knowledge/tools/program-names.ts';
import type { Run } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { commandInvocation, type Invocation, invocationOf } from '../commands/invocation.ts';

/**
 * The ranges of the commands of a RUN that begin with these words, whatever runs them and whatever options stand between: `pip install` is in
 * `sudo python3 -m pip --proxy http://proxy install x`, and not in `pip download install`. The range of the exec form is that of its first word.
 */
export function commandsNamed({ script, exec }: Run, [program = '', ...words]: readonly string[]): readonly Range[] {
  const isNamed = (invocation: Invocation): boolean => isProgram(invocation, program) && followsOptions(invocation.args, words);
  if (script) return script.commands.filter((command) => isNamed(commandInvocation(command))).map(({ range }) => range);
  const [first] = exec ?? [];
  return first && isNamed(invocationOf((exec ?? []).map(({ value }) => value))) ? [first.range] : [];
}

function isProgram({ program, path }: Invocation, name: string): boolean {
  return program === '' ? path === name || path.endsWith(`/${name}`) : program === canonicalProgram(name);
}

/** Whether the words stand in a row behind nothing but options and their values. */
function followsOptions(args: readonly string[], words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const at = args.findIndex((_, index) => words.every((word, offset) => args[index + offset] === word));
  const isOption = (word: string | undefined): boolean => word?.startsWith('-') === true;
  return at >= 0 && args.slice(0, at).every((arg, index) => isOption(arg) || (index > 0 && isOption(args[index - 1])));
}
