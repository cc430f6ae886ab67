import type { Document } from '../../text/document.ts';
import type { Range } from '../../text/range.ts';
import type { Dockerfile, SyntaxProblem } from '../types.ts';
import { readDirectives } from './directives.ts';
import { readBodies } from './heredocs.ts';
import { canStandAlone, recallInstruction } from './instruction-cache.ts';
import { type LogicalLine, lineReader } from './logical-lines.ts';
import { heredocsOf, readInstruction, startOf } from './read-instruction.ts';
import { stageBuilder } from './stages.ts';

/**
 * Parses a Dockerfile as BuildKit does. Never throws: what BuildKit would refuse goes into `problems`, in the order of the text, and parsing
 * continues after it. https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/parser.go
 */
export function parseDockerfile(document: Document): Dockerfile {
  if (last?.document !== document) last = parseAnew(document);
  return last;
}

/** The last result: consecutive questions are often about the same document. It must not be modified. */
let last: Dockerfile | undefined;

function parseAnew(document: Document): Dockerfile {
  const { text } = document;
  const { escape, directives, offset, problems: directiveProblems } = readDirectives(text);
  const problems: SyntaxProblem[] = [...directiveProblems];
  const report = (range: Range, message: string): void => {
    problems.push({ range, message });
  };
  const reader = lineReader(text, escape, directives);
  const stages = stageBuilder(escape, report);
  let isEmpty = true;

  for (let line = reader.next(); line; line = reader.next()) readLine(line);

  if (isEmpty) report({ start: 0, end: 0 }, 'the file has no instructions');
  else if (stages.stages.length === 0) report({ start: 0, end: 0 }, 'the file has no FROM');
  return {
    document,
    escape,
    directives,
    directiveOffset: offset,
    comments: reader.comments,
    globals: stages.globals,
    stages: stages.stages,
    instructions: stages.instructions,
    problems: problems.sort((a, b) => a.range.start - b.range.start),
  };

  function readLine(line: LogicalLine): void {
    isEmpty = false;
    const words = heredocsOf(line.joined, escape);
    const bodies = readBodies(reader, words);
    const range = { start: startOf(line), end: bodies?.at(-1)?.terminatorRange.end ?? line.end };
    const source = { text, line, words, bodies, escape, shell: stages.shell(), stage: stages.current() };
    const isCacheable = bodies !== undefined && canStandAlone(text, range.start);
    const read = isCacheable ? recallInstruction({ ...source, range }) : readInstruction(source);
    problems.push(...read.problems);
    if (read.instruction) stages.add(read.instruction);
  }
}
