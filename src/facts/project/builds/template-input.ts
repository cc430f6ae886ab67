import { outputOf } from '../../../knowledge/tools/index.ts';
import type { Script } from '../../../syntax/types.ts';
import { hasName } from '../../../text/pattern.ts';
import { commandInvocation } from '../../commands/invocation.ts';

/**
 * Whether a command fills a template that does not name the variable: the file that it gets as its input, by `<` or from `cat`. `textOf` returns the text of a
 * file of the project by its path as written, if the command finds it there. False where the template is not seen, or another file may be one.
 * Source: https://www.gnu.org/software/gettext/manual/html_node/envsubst-Invocation.html
 */
export function fillsOtherTemplate(script: Script, index: number, name: string, textOf: (path: string) => string | undefined): boolean {
  const command = script.commands[index];
  if (!command) return false;
  const { program, args } = commandInvocation(command);
  // a path in the arguments may be a template or its output
  if (outputOf(program, args.join(' ')) !== 'template' || args.some((word) => !word.includes('$'))) return false;
  // of the variables that it is told, the name was none
  if (args.length > 0) return command.words.every(({ literal }) => literal);
  const path = inputOf(script, index);
  const text = path === undefined ? undefined : textOf(path);
  return text !== undefined && !hasName(text, name);
}

/** The file that is a command's whole input, as written; undefined if it is not exactly one. */
function inputOf({ commands }: Script, index: number): string | undefined {
  const own = commands[index];
  const inputs = own?.redirects.filter(({ operator }) => operator.startsWith('<')) ?? [];
  if (inputs.length > 0) return inputs.length === 1 && inputs[0]?.operator === '<' ? inputs[0].target?.value : undefined;
  const before = commands[index - 1];
  if (own?.pipeline.index !== 1 || !before) return undefined;
  const { program, args } = commandInvocation(before);
  return outputOf(program, args.join(' ')) === 'input' && args.length === 1 ? args[0] : undefined;
}
