import { expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import { lint } from '../../src/linter/lint.ts';
import { secondParser } from '../../src/syntax/dockerfile/second-parser.ts';
import { Document } from '../../src/text/document.ts';

function fixed(text: string, engine: keyof typeof ENGINES = DEFAULT_ENGINE): string {
  const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  const options = { engine: ENGINES[engine], context: undefined, settings, levels: new Map(), fix: 'safe' as const, secondParser };
  return lint(new Document('/p/Dockerfile', text), RULES, options).output;
}

const names = Array.from({ length: 20 }, (_, index) => `S${index}_TOKEN`);
const reads = `echo ${names.map((name) => `$${name}`).join(' ')}`;
const mountOf = (name: string): string => `--mount=type=secret,id=${name},env=${name},required=true`;
const mounts = names.map(mountOf).join(' \\\n    ');

test.each([
  ['a RUN', `RUN ${reads}`, `RUN ${mounts} \\\n    ${reads}`],
  ['a RUN with a flag', `RUN --network=none ${reads}`, `RUN --network=none \\\n    ${mounts} \\\n    ${reads}`],
  ['a heredoc', `RUN <<EOF\n${reads}\nEOF`, `RUN ${mounts} <<EOF\n${reads}\nEOF`],
])('many secrets of %s are mounted at once, as if one after the other', (_, run, expected) => {
  const text = `# syntax=docker/dockerfile:1\nFROM alpine\n${names.map((name) => `ARG ${name}\n`).join('')}${run}\n`;
  expect(fixed(text)).toBe(`# syntax=docker/dockerfile:1\nFROM alpine\n${expected}\n`);
});

test('secrets that stand among comments and blank lines go together, and no gap is left', () => {
  const text = `# syntax=docker/dockerfile:1\nFROM alpine\n${names.map((name) => `# for ${name}\nARG ${name}\n\n`).join('')}RUN ${reads}\n`;
  expect(fixed(text)).toBe(`# syntax=docker/dockerfile:1\nFROM alpine\n\nRUN ${mounts} \\\n    ${reads}\n`);
});

test('two secrets of two RUNs stand in the order of the text in both', () => {
  const text = '# syntax=docker/dockerfile:1\nFROM alpine\nARG A_TOKEN\nARG B_TOKEN\nRUN echo $A_TOKEN $B_TOKEN\nRUN echo $B_TOKEN\n';
  expect(fixed(text)).toBe(
    `# syntax=docker/dockerfile:1\nFROM alpine\nRUN ${mountOf('A_TOKEN')} \\\n    ${mountOf('B_TOKEN')} \\\n    echo $A_TOKEN $B_TOKEN\nRUN ${mountOf('B_TOKEN')} echo $B_TOKEN\n`,
  );
});

test('on an engine that mounts files alone, the statements that read them stand as if each fix came after the other', () => {
  const text = 'FROM alpine\nARG A_TOKEN\nARG B_TOKEN\nRUN echo $A_TOKEN && echo $B_TOKEN\n';
  const one = fixed(text.replace('ARG B_TOKEN\n', ''), 'docker-20.10');
  const steps = fixed(one.replace('FROM alpine\n', 'FROM alpine\nARG B_TOKEN\n'), 'docker-20.10');
  expect(fixed(text, 'docker-20.10')).toBe(steps);
});
