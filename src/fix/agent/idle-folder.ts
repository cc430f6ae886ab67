import { isFileTool } from '../../facts/commands/file-effects.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { normalisePath, type Place } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import type { Facts } from '../../facts/facts.ts';
import { homeOf } from '../../facts/flows/file-flows.ts';
import { MAKES_FOLDER } from '../../knowledge/shell/commands.ts';
import type { Instruction, Run, ShellCommand } from '../../syntax/types.ts';

/**
 * The commands that only create the folder of a key or set its permissions, by RUN: they can be removed, because ssh creates the folder itself. Empty if
 * anything else in the Dockerfile mentions the folder. `removed`: commands that are removed in any case.
 */
export function idleFolder(
  facts: Facts,
  path: string,
  removed: ReadonlyMap<Run, readonly ShellCommand[]>,
  copy: Instruction | undefined,
): ReadonlyMap<Run, readonly ShellCommand[]> {
  const folder = path.replace(/\/[^/]*$/, '');
  const found = new Map<Run, readonly ShellCommand[]>();
  for (const one of facts.dockerfile.instructions) {
    if (one === copy) continue;
    const all = one.keyword === 'RUN' && one.script?.ok ? one.script.commands.filter((command) => !removed.get(one)?.includes(command)) : [];
    const makers = one.keyword === 'RUN' ? all.filter((command) => isForFolder(facts, one, command, folder)) : [];
    if (one.keyword === 'RUN' && makers.length > 0) found.set(one, makers);
    const spoken =
      one.keyword === 'RUN' && one.script?.ok
        ? all.some((command) => !makers.includes(command) && speaksOf(command))
        : one.keyword !== 'FROM' && /\.ssh\b/.test(one.args.text);
    if (spoken) return new Map();
  }
  return found;
}

function placesIn(facts: Facts, run: Run): readonly Place[] {
  const state = facts.states.get(run);
  return run.script ? placesOf(run.script, { workdir: state?.workdir, home: homeOf(state) }) : [];
}

/** Whether a command affects only the folder: `mkdir -p ~/.ssh`, `chmod 700 ~/.ssh`. */
function isForFolder(facts: Facts, run: Run, command: ShellCommand, folder: string): boolean {
  const { program, args } = commandInvocation(command);
  if (program !== MAKES_FOLDER && !isFileTool(program, 'permissions')) return false;
  const place = placesIn(facts, run)[run.script?.commands.indexOf(command) ?? -1] ?? { workdir: undefined, home: undefined };
  const operands = args
    .filter((word, index) => !word.startsWith('-') && !/^(?:-m|--mode)$/.test(args[index - 1] ?? ''))
    .slice(program === MAKES_FOLDER ? 0 : 1);
  return operands.length > 0 && operands.every((word) => normalisePath(word, place) === folder);
}

/** Whether a command mentions a folder of ssh. */
export function speaksOf(command: ShellCommand): boolean {
  const values = [
    ...command.words.map((word) => word.value),
    ...command.assignments.map(({ value }) => value?.value ?? ''),
    ...[...command.redirects, ...command.inherited].map((one) => one.target?.value ?? one.heredoc?.body ?? ''),
  ];
  return values.some((value) => /\.ssh\b/.test(value));
}
