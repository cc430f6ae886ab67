import { readFileSync } from 'node:fs';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { encode } from '../../src/syntax/joined-text.ts';
import type { Dockerfile, Instruction, Run, Script } from '../../src/syntax/types.ts';
import { Document } from '../../src/text/document.ts';
import type { Range } from '../../src/text/range.ts';

/** The Dockerfiles that the tests of the syntax layer read, by name. */
export const FIXTURES = ['instructions', 'heredocs', 'backtick', 'shell'].map((name) => ({
  name,
  text: readFileSync(new URL(`fixtures/${name}.Dockerfile`, import.meta.url), 'utf8'),
}));

export function parse(text: string): Dockerfile {
  return parseDockerfile(new Document('Dockerfile', text));
}

export function messages(text: string): string[] {
  return parse(text).problems.map(({ message }) => message);
}

/** The first RUN of a file that has these lines below FROM. */
export function run(...lines: string[]): { readonly dockerfile: Dockerfile; readonly run: Run; readonly at: (range: Range) => string } {
  const dockerfile = parse(['FROM debian', ...lines, ''].join('\n'));
  const found = dockerfile.instructions.find((instruction): instruction is Run => instruction.keyword === 'RUN');
  if (!found) throw new Error('no RUN');
  return { dockerfile, run: found, at: (range) => dockerfile.document.slice(range) };
}

/** The script of the first RUN. */
export function script(...lines: string[]): { readonly script: Script; readonly at: (range: Range) => string } {
  const found = run(...lines);
  if (!found.run.script) throw new Error('no script');
  return { script: found.run.script, at: found.at };
}

/** Everything that claims a place but is not there: none in a sound tree. */
export function misplaced(dockerfile: Dockerfile): string[] {
  const { document } = dockerfile;
  const wrong: string[] = [];
  const place = (what: string, range: Range): void => {
    if (range.start < 0 || range.end < range.start || range.end > document.text.length) wrong.push(`${what} at ${range.start}-${range.end}`);
  };
  const written = (what: string, range: Range, text: string): void => {
    place(what, range);
    if (document.slice(range) !== text) wrong.push(`${what}: ${JSON.stringify(document.slice(range))} is not ${JSON.stringify(text)}`);
  };
  for (const instruction of dockerfile.instructions) checkInstruction(instruction);
  for (const comment of dockerfile.comments) if (!document.slice(comment.range).startsWith('#')) wrong.push(`comment ${comment.text}`);
  for (const directive of dockerfile.directives) written('directive', directive.valueRange, directive.value);
  for (const problem of dockerfile.problems) place('problem', problem.range);
  return wrong;

  function checkInstruction(instruction: Instruction): void {
    place(instruction.keyword, instruction.range);
    if (document.slice(instruction.keywordRange).toUpperCase() !== instruction.keyword) wrong.push(`keyword ${instruction.keyword}`);
    for (const { range } of instruction.flags) if (!/^["'\\]?-/.test(document.slice(range))) wrong.push(`flag ${document.slice(range)}`);
    for (const { bodyRange, wordRange, references } of instruction.heredocs) {
      place('heredoc', bodyRange);
      if (!document.slice(wordRange).includes('<<')) wrong.push('heredoc word');
      for (const reference of references) if (!document.slice(reference.range).startsWith('$')) wrong.push(`reference ${reference.name}`);
    }
    if ('entries' in instruction) {
      for (const entry of instruction.entries) {
        place('entry', entry.range);
        place('value', entry.value?.range ?? entry.range);
        for (const reference of entry.value?.references ?? []) if (!document.slice(reference.range).startsWith('$')) wrong.push(`reference ${reference.name}`);
      }
    }
    if (instruction.keyword === 'RUN') for (const mount of instruction.mounts) for (const { range } of mount.options) place('mount option', range);
    if ('script' in instruction && instruction.script) checkScript(instruction.script);
  }

  function checkScript({ source, commands, reads, items, range }: Script): void {
    place('script', range);
    const word = (what: string, item: { readonly text: string; readonly range: Range; readonly editable: boolean }): void => {
      if (item.editable) written(what, item.range, encode(source, item.text));
      else place(what, item.range);
    };
    for (const command of commands) {
      place('command', command.range);
      for (const each of command.words) word('word', each);
      for (const { value } of command.assignments) if (value) word('assignment', value);
      for (const redirect of [...command.redirects, ...command.inherited]) {
        place('redirect', redirect.range);
        if (redirect.target) word('redirect', redirect.target);
        if (redirect.heredoc) place('body', redirect.heredoc.bodyRange);
      }
    }
    for (const read of reads) {
      place('read', read.range);
      if (read.editable && !document.slice(read.range).includes(read.name)) wrong.push(`read of ${read.name}: ${document.slice(read.range)}`);
    }
    for (const item of items) {
      place('item', item.range);
      place('operator', item.operatorRange);
    }
  }
}

/** A Dockerfile without its places: what must not depend on line endings. */
export function shape(dockerfile: Dockerfile): string {
  const hidden = new Set(['range', 'segments', 'document', 'offset', 'flagsOffset', 'commandOffset', 'directiveOffset', 'file', 'parent']);
  return JSON.stringify(dockerfile, (key, value: unknown) => {
    if (hidden.has(key) || /Range$/.test(key)) return undefined;
    if (value instanceof Map || value instanceof Set) return [...value];
    return value;
  });
}
