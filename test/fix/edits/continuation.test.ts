import { describe, expect, test } from '@jest/globals';
import { continuation } from '../../../src/fix/edits/continuation.ts';
import { parseDockerfile } from '../../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../../src/text/document.ts';

function indentOfLastRun(text: string): string {
  const dockerfile = parseDockerfile(new Document('Dockerfile', text));
  const run = dockerfile.instructions.filter((one) => one.keyword === 'RUN').at(-1);
  if (!run) throw new Error('no RUN');
  return continuation(dockerfile, run).replace('\\\n', '');
}

describe('how new lines of a RUN are indented', () => {
  test.each([
    ['as its own lines', 'FROM a\nRUN x && \\\n  y\n', '  '],
    ['as the shallowest of them', 'FROM a\nRUN if x; then \\\n        y; \\\n    else \\\n        z; \\\n    fi\n', '    '],
    ['with tabs where it has tabs', 'FROM a\nRUN x && \\\n\ty\n', '\t'],
    ['as most RUNs of the file', 'FROM a\nRUN x \\\n            y\nRUN x \\\n  y\nRUN x \\\n  z\nRUN x\n', '  '],
    ['as the first of the file where all differ', 'FROM a\nRUN x \\\n   y\nRUN x \\\n  y\nRUN x\n', '   '],
    ['by four spaces where nothing else is known', 'FROM a\nRUN x\n', '    '],
  ])('%s', (_, text, indent) => {
    expect(indentOfLastRun(text)).toBe(indent);
  });
});
