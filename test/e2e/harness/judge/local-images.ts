import { parseDockerfile } from '../../../../src/syntax/dockerfile/dockerfile.ts';
import type { Dockerfile, Instruction } from '../../../../src/syntax/types.ts';
import { Document } from '../../../../src/text/document.ts';
import type { Range } from '../../../../src/text/range.ts';

/** The Dockerfile with `image` wherever it takes one from a registry, and without `# syntax=`: neither can be pulled here. */
export function withImage(text: string, image: string): string {
  const dockerfile = parseDockerfile(new Document('/project/Dockerfile', text));
  const syntax = dockerfile.directives.find(({ name }) => name === 'syntax');
  const ranges = dockerfile.instructions.flatMap((instruction) => imagesOf(instruction, stagesOf(dockerfile)));
  let result = text;
  for (const { start, end } of [...ranges].sort((a, b) => b.start - a.start)) result = result.slice(0, start) + image + result.slice(end);
  // the directives stand above all images, so that their offsets are still right
  return syntax ? `${result.slice(0, syntax.range.start)}# (no frontend)${result.slice(syntax.range.end)}` : result;
}

/** What may be named where an image may: stages, by name and number, and the empty image. */
function stagesOf({ instructions }: Dockerfile): ReadonlySet<string> {
  const froms = instructions.filter((instruction) => instruction.keyword === 'FROM');
  return new Set(['scratch', ...froms.flatMap(({ name }, index) => [String(index), ...(name === undefined ? [] : [name.toLowerCase()])])]);
}

function imagesOf(instruction: Instruction, stages: ReadonlySet<string>): readonly Range[] {
  const isImage = (name: string | undefined): boolean => name !== undefined && !stages.has(name.toLowerCase());
  if (instruction.keyword === 'FROM') return isImage(instruction.image.value) ? [instruction.image.range] : [];
  const from = instruction.flags.filter(({ name, value }) => name === 'from' && isImage(value));
  const mounts =
    instruction.keyword === 'RUN' ? instruction.mounts.flatMap(({ options }) => options.filter(({ key, value }) => key === 'from' && isImage(value))) : [];
  return [...from, ...mounts].map(({ range, value }) => ({ start: range.end - (value?.length ?? 0), end: range.end }));
}
