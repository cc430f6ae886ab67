import { describe, expect, test } from '@jest/globals';
import { readDirectives } from '../../../src/syntax/dockerfile/directives.ts';
import { readBodies } from '../../../src/syntax/dockerfile/heredocs.ts';
import { lineReader } from '../../../src/syntax/dockerfile/logical-lines.ts';
import { heredocsOf, type ReadInstruction, readInstruction } from '../../../src/syntax/dockerfile/read-instruction.ts';
import { stageBuilder } from '../../../src/syntax/dockerfile/stages.ts';
import type { Instruction, SyntaxProblem } from '../../../src/syntax/types.ts';
import { mutate, random } from '../../harness/mutate.ts';
import { FIXTURES, parse } from '../places.ts';

/** Every instruction of a file read where it stands, without the cache. */
function readInPlace(text: string): { readonly instructions: readonly Instruction[]; readonly problems: readonly SyntaxProblem[] } {
  const { escape, directives } = readDirectives(text);
  const reader = lineReader(text, escape, directives);
  const all: ReadInstruction[] = [];
  const stages = stageBuilder(escape, () => {});
  for (let line = reader.next(); line; line = reader.next()) {
    const words = heredocsOf(line.joined, escape);
    const bodies = readBodies(reader, words);
    const read = readInstruction({ text, line, words, bodies, escape, shell: stages.shell(), stage: stages.current() });
    all.push(read);
    if (read.instruction) stages.add(read.instruction);
  }
  return { instructions: stages.instructions, problems: all.flatMap(({ problems }) => problems) };
}

/** A tree as text, places included. */
function written(tree: unknown): string {
  return JSON.stringify(tree, (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value));
}

describe('an instruction that was read before, elsewhere', () => {
  test.each(FIXTURES)('is the same as read anew in its place: $name, damaged and moved about', ({ text }) => {
    const next = random(4);
    let mutant = text;
    for (let round = 0; round < 60; round++) {
      mutant = round % 10 === 0 ? text : mutate(mutant, next);
      const moved = next() < 0.5 ? `# moved\n${'#'.repeat(round)}\nARG A\n${mutant}` : mutant;
      const { instructions, problems } = parse(moved);
      const expected = readInPlace(moved);
      expect(written(instructions)).toBe(written(expected.instructions));
      expect(problems.map(written)).toEqual(expect.arrayContaining(expected.problems.map(written)));
    }
  });

  test('stands for itself: twice the same line is two instructions, in their own stages', () => {
    const { instructions, stages } = parse('FROM a\nARG TOKEN\nFROM b\nARG TOKEN\n');
    expect(instructions[1]).not.toBe(instructions[3]);
    expect(instructions.map(({ stage, range }) => [stage, range.start])).toEqual([
      [0, 0],
      [0, 7],
      [1, 17],
      [1, 24],
    ]);
    expect(stages.map((stage) => stage.instructions.length)).toEqual([1, 1]);
  });

  test('keeps what a script shares in several places one object', () => {
    parse('FROM a\nRUN { echo "$A"; } > f\n');
    const run = parse('# below\nFROM a\nRUN { echo "$A"; } > f\n').instructions[1];
    const script = run?.keyword === 'RUN' ? run.script : undefined;
    expect(script?.reads).toHaveLength(1);
    expect(script?.commands[0]?.words[1]?.reads[0]).toBe(script?.reads[0]);
    const single = parse('FROM a\nRUN a && b\n').instructions[1];
    const items = single?.keyword === 'RUN' ? single.script?.items : undefined;
    expect(items?.map(({ command }) => command?.name)).toEqual(['a', 'b']);
  });
});

describe('a text that differs is read as what it is', () => {
  test('in another shell', () => {
    const interpreters = (text: string): unknown[] =>
      parse(text).instructions.flatMap((one) => (one.keyword === 'RUN' ? [one.interpreter, one.script?.nounset] : []));
    const text = 'FROM a\nRUN x\nSHELL ["sh","-uc"]\nRUN x\nSHELL ["python","-c"]\nRUN x\n';
    expect(interpreters(text)).toEqual(['posix', false, 'posix', true, 'program', undefined]);
  });

  test('with another escape character', () => {
    const text = 'FROM a\nRUN a `\n  b\n';
    expect(parse(text).instructions).toHaveLength(2);
    expect(parse(text).problems).toHaveLength(1);
    expect(parse(`# escape=\`\n${text}`).problems).toEqual([]);
  });

  test('with another body of its heredoc, and without an end of it', () => {
    const bodies = (text: string): unknown[] => parse(text).instructions.flatMap(({ heredocs }) => heredocs.map(({ body }) => body.text));
    expect(bodies('FROM a\nRUN <<E\none\nE\n')).toEqual(['one\n']);
    expect(bodies('FROM a\nRUN <<E\ntwo\nE\n')).toEqual(['two\n']);
    expect(parse('FROM a\nRUN <<E\none\n').problems.map(({ message }) => message)).toEqual(['a heredoc is not closed']);
  });
});
