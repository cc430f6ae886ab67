import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import type { Instruction } from '../syntax/types.ts';
import { Document } from '../text/document.ts';

/** Number of characters that are compared: the start of a command identifies it. */
const LENGTH = 40;

/**
 * Returns a test for descriptions of build cache entries: whether a build of one of the Dockerfiles may have created the entry. Examples: `mount / from exec
 * /bin/sh -c npm ci`,
 * `[build 2/4] COPY a b`, `local source for context`. Source: https://github.com/moby/buildkit/blob/v0.25.2/solver/llbsolver/ops/exec.go
 */
export function cacheEntriesOf(dockerfiles: readonly string[]): (description: string) => boolean {
  const commands = new Set<string>();
  const copies = new Set<string>();
  for (const text of dockerfiles)
    for (const instruction of parseDockerfile(new Document('Dockerfile', text)).instructions) {
      if (instruction.keyword === 'RUN') commands.add(beginningOf(instruction));
      if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') for (const { value } of instruction.sources) copies.add(value);
      if (instruction.keyword === 'WORKDIR') for (const { value } of instruction.words) copies.add(value);
    }
  const isOurs = (words: string, known: ReadonlySet<string>): boolean => [...known].some((text) => words.includes(text));
  return (description) => {
    const words = description.replace(/\s+/g, ' ');
    if (words.startsWith('local source for ')) return true;
    if (words.startsWith('mount ')) return isOurs(words, commands);
    // the description contains the value of a variable in place of its name
    return /^\[.*\] (?:COPY|ADD|WORKDIR) /.test(words) && (isOurs(words, copies) || [...copies].some((text) => text.includes('$')));
  };
}

function beginningOf(run: Extract<Instruction, { keyword: 'RUN' }>): string {
  const words = run.exec?.map(({ value }) => value).join(' ') ?? run.heredocs[0]?.body.text ?? run.args.text;
  return words.trim().replace(/\s+/g, ' ').slice(0, LENGTH);
}
