import { isFileTool } from '../../facts/commands/file-effects.ts';
import type { Facts } from '../../facts/facts.ts';
import { isInFinalImage } from '../../facts/flows/variable-flows.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import { commandsIn } from '../../facts/stages/stage-tree.ts';
import type { ExpandedFile } from '../../knowledge/tool.ts';
import { expandedFiles } from '../../knowledge/tools/index.ts';
import type { Dockerfile } from '../../syntax/types.ts';
import { hasName } from '../../text/pattern.ts';
import type { Caveat } from '../types.ts';

/**
 * Returns the program that the container starts and that fails if a settings file refers to an unset variable, shown to people: "yarn 1". `image`: the base
 * image, which may tell the version. Undefined if there is no such program.
 */
export function strictStart(dockerfile: Dockerfile, file: ExpandedFile, image: string): string | undefined {
  for (const one of commandsIn(dockerfile)) {
    if (one.keyword === 'HEALTHCHECK') continue;
    const words = one.exec?.map((word) => word.value) ?? one.args.text.split(/\s+/);
    const found = file.strict.find((row) => words.some((word) => row.programs.includes(word)) && (row.image?.test(image) ?? true));
    if (found) return found.what;
  }
  return undefined;
}

/**
 * Caveats if the container no longer starts without an ENV, because its program reads a copied file that refers to the variable.
 * Source: https://github.com/yarnpkg/yarn/blob/v1.22.22/src/util/env-replace.js
 */
export function startCaveats(facts: Facts, { instruction, name }: Declaration): readonly Caveat[] {
  if (instruction.keyword !== 'ENV' || !isInFinalImage(facts.dockerfile, instruction)) return [];
  const image = facts.dockerfile.stages[instruction.stage ?? 0]?.from.image.value ?? '';
  for (const file of expandedFiles()) {
    const what = strictStart(facts.dockerfile, file, image);
    const found = what === undefined ? undefined : copiedFileNaming(facts, file, name);
    if (found === undefined) continue;
    return [{ applicability: 'unsafe', reason: `${what} will not start in the container, because ${found} refers to "${name}", which is then not set` }];
  }
  return [];
}

/** A file of the context that names the variable and stays in the final image. */
function copiedFileNaming(facts: Facts, file: ExpandedFile, name: string): string | undefined {
  const { context, dockerfile } = facts;
  return context
    ?.files()
    .filter((path) => file.path.test(path) && isCopied(dockerfile, path) && !isRemoved(dockerfile, path))
    .find((path) => hasName(context.read(path) ?? '', name));
}

function isCopied(dockerfile: Dockerfile, path: string): boolean {
  return dockerfile.instructions.some(
    (one) =>
      (one.keyword === 'COPY' || one.keyword === 'ADD') &&
      one.from === undefined &&
      isInFinalImage(dockerfile, one) &&
      one.sources.some(({ value }) => mayBring(value.replace(/^(?:\.?\/)+/, '').replace(/\/$/, ''), path)),
  );
}

/** Whether a source of COPY is the file, a folder above it, or a pattern whose literal prefix matches it. */
function mayBring(source: string, path: string): boolean {
  const wild = source.search(/[*?[$]/);
  return wild >= 0 ? path.startsWith(source.slice(0, wild)) : source === '' || source === '.' || path === source || path.startsWith(`${source}/`);
}

function isRemoved(dockerfile: Dockerfile, path: string): boolean {
  const base = path.slice(path.lastIndexOf('/') + 1);
  return dockerfile.instructions.some(
    (one) =>
      one.keyword === 'RUN' &&
      isInFinalImage(dockerfile, one) &&
      one.script?.commands.some(
        (command) => isFileTool(command.name, 'delete') && command.words.some((word) => word.value === base || word.value.endsWith(`/${base}`)),
      ),
  );
}
