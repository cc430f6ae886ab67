import type { Document } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import { readDirectives } from './directives.ts';
import { heredocWords, readBodies, toHeredoc } from './heredocs.ts';
import { checkFlags, type InstructionParts, instructionBase, splitInstruction } from './instruction-parts.ts';
import { readInstruction } from './instructions.ts';
import { toFileOffset } from './joined-text.ts';
import { readJsonForm } from './json-form.ts';
import { type LogicalLine, lineReader } from './logical-lines.ts';
import { stageBuilder } from './stages.ts';
import type { Dockerfile, SyntaxProblem } from './types.ts';

/**
 * Reads a Dockerfile as BuildKit does. Never throws; what BuildKit would refuse is in `problems`, in the order of the text, and the rest
 * of the file is read all the same. https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/parser.go
 */
export function parseDockerfile(document: Document): Dockerfile {
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
    const outer = splitInstruction(line.joined, 0, escape);
    const isOnbuild = outer.keyword === 'ONBUILD';
    const parts = isOnbuild ? splitInstruction(line.joined, outer.argsRange.start, escape) : outer;
    const start = toFileOffset(line.joined, outer.keywordRange.start);
    isEmpty = false;
    const words = canHaveHeredocs(parts) ? heredocWords(line.joined) : [];
    const bodies = readBodies(reader, words);
    const end = bodies?.at(-1)?.terminatorRange.end ?? (bodies ? line.end : text.length);
    const range = { start, end };
    if (!bodies) report({ start, end: line.end }, 'a heredoc is not closed');
    const isExpanded = parts.keyword !== 'RUN';
    const heredocs = (bodies ?? []).flatMap((lines, index) => {
      const word = words[index];
      return word ? [toHeredoc(text, line.joined, word, lines, isExpanded, escape)] : [];
    });
    if (isOnbuild) checkOnbuild(outer, parts, range);
    const base = instructionBase(parts, range, isOnbuild, stages.current(), heredocs);
    const instruction = readInstruction({ text, escape, parts, base, report }, stages.shell(), bodies ?? []);
    if (!instruction) return; // its keyword is any text: no message may repeat it
    checkFlags(parts, report);
    stages.add(instruction);
  }

  function checkOnbuild(outer: InstructionParts, parts: InstructionParts, range: Range): void {
    if (outer.flagTokens.length > 0) report(range, 'ONBUILD takes no flags');
    if (parts.keyword === '') report(range, 'ONBUILD needs an instruction');
    else if (parts.keyword === 'ONBUILD' || parts.keyword === 'FROM' || parts.keyword === 'MAINTAINER') report(range, `ONBUILD takes no ${parts.keyword}`);
  }
}

function canHaveHeredocs(parts: InstructionParts): boolean {
  if (parts.keyword !== 'RUN' && parts.keyword !== 'COPY' && parts.keyword !== 'ADD') return false;
  if (!parts.line.text.includes('<<')) return false;
  return readJsonForm(parts.line, parts.argsRange).kind !== 'strings';
}
