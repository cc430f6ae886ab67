import type { Command, Instruction, VariableReference } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import type { Variables } from '../stages/scope.ts';

/** An instruction other than RUN that uses the secret. Mounts exist only in RUN, so such a use keeps the declaration. */
export interface OtherUse {
  readonly instruction: Instruction;
  readonly range: Range;
  /** build: while building (COPY, LABEL, FROM, …). runtime: in the container (CMD, ENTRYPOINT, HEALTHCHECK). */
  readonly when: 'build' | 'runtime';
  readonly name: string;
}

/**
 * Uses of the given variables by an instruction other than RUN, ARG and ENV (whose values are copies, not uses).
 * BuildKit expands variables in these instructions, and secret mounts exist in RUN alone.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function otherUsesOf(instruction: Instruction, names: readonly string[], variables: Variables | undefined): OtherUse[] {
  if (names.length === 0 || instruction.keyword === 'ARG' || instruction.keyword === 'ENV') return [];
  if (instruction.keyword === 'RUN')
    return mountOptionUses(
      instruction.flags.map((flag) => ({ text: flag.value ?? '', range: flag.range })),
      names,
      instruction,
    );
  if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT' || instruction.keyword === 'HEALTHCHECK')
    return runtimeUses(instruction, names, variables);
  const uses = referencesIn(instruction)
    .filter((reference) => names.includes(reference.name))
    .map((reference): OtherUse => ({ instruction, range: reference.range, when: 'build', name: reference.name }));
  return [
    ...uses,
    ...mountOptionUses(
      instruction.flags.map((flag) => ({ text: flag.value ?? '', range: flag.range })),
      names,
      instruction,
    ),
  ];
}

function referencesIn(instruction: Instruction): VariableReference[] {
  const words = (() => {
    if (instruction.keyword === 'FROM') return [instruction.image];
    if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD')
      return [...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])];
    if (instruction.keyword === 'LABEL') return instruction.entries.flatMap((entry) => (entry.value ? [entry.value] : []));
    return 'words' in instruction ? instruction.words : [];
  })();
  return [...words.flatMap((word) => word.references), ...instruction.heredocs.flatMap((heredoc) => heredoc.references)];
}

function mountOptionUses(flags: readonly { readonly text: string; readonly range: Range }[], names: readonly string[], instruction: Instruction): OtherUse[] {
  return flags.flatMap((flag) =>
    names
      .filter((name) => flag.text.includes(name) && new RegExp(`\\$\\{?${literalPattern(name)}(?!\\w)`).test(flag.text))
      .map((name): OtherUse => ({ instruction, range: flag.range, when: 'build', name })),
  );
}

/** CMD and similar instructions: a container has the ENVs, but not the ARGs. */
function runtimeUses(command: Command, names: readonly string[], variables: Variables | undefined): OtherUse[] {
  const inImage = names.filter((name) => variables?.get(name)?.instruction.keyword === 'ENV');
  const named = (command.script?.reads ?? [])
    .filter((read) => inImage.includes(read.name))
    .map((read): OtherUse => ({ instruction: command, range: read.range, when: 'runtime', name: read.name }));
  if (named.length > 0) return named;
  return inImage
    .filter((name) => command.args.text.includes(name))
    .map((name): OtherUse => ({ instruction: command, range: command.keywordRange, when: 'runtime', name }));
}
