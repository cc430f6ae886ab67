import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const root = path.join(import.meta.dirname, '..');

/** What may stand in a pattern that is put together: escaped text, the source of a pattern, a constant. */
const IS_PATTERN = /^literalPattern\(|\.source$|^[A-Z][A-Z_]*$|\.map\(literalPattern\)/;

/** What is a pattern for another reason. */
const KNOWN: { readonly [file: string]: readonly string[] } = {
  // rows of patterns
  'src/companions/github-actions/run.ts': ["IMAGE_USES.join('|')"],
  // names that the module itself spells
  'src/companions/hosts/jenkins.ts': ['name'],
  'src/companions/windows/windows.ts': ['escaped'],
  'src/companions/windows/yaml.ts': ["continuation === '^' ? '\\\\^' : continuation"],
  'src/facts/project/builds/started-programs.ts': ['quote'],
  // numbers
  'src/companions/yaml/tree.ts': ['2 * DEEPEST'],
  'src/prove/readers/witness-script.ts': ['number'],
  // patterns of files, translated and escaped there
  'src/facts/sensitivity/globs.ts': ['escaped'],
  'src/syntax/dockerignore.ts': ['regexp'],
  // letters and digits alone
  'src/facts/sensitivity/inner-literals.ts': ["[...FINAL_WORDS].join('|')", "[...STRONG_WORDS, ...FOREIGN_WORDS, 'PASS', 'PWD', 'KEY'].join('|')"],
  'src/fix/edits/comment-subject.ts': ["parts.join('[^A-Za-z0-9]*')"],
  'src/fix/writes/temporary.ts': ["name.replace(/\\W/g, '')"],
};

const FILES = ['src', 'rules'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(folder, file)),
);

/** What the patterns of a module insert without escaping it. */
function unescapedIn(text: string): readonly string[] {
  return [...text.matchAll(/new RegExp\(\s*`((?:\\.|[^`\\])*)`/g)].flatMap(([, template = '']) =>
    [...template.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, expression = '']) => (isPattern(expression, text) ? [] : [expression])),
  );
}

function isPattern(expression: string, text: string): boolean {
  if (IS_PATTERN.test(expression)) return true;
  // a constant of the module
  return [...text.matchAll(/\bconst (\w+) = ([^;]*);/g)].some(([, name, made = '']) => name === expression && /literalPattern/.test(made));
}

test('there are patterns to judge', () => {
  expect(unescapedIn('new RegExp(`a${name}`)')).toEqual(['name']);
  expect(unescapedIn('new RegExp(`a${literalPattern(name)}`)')).toEqual([]);
  expect(FILES.filter((file) => readFileSync(path.join(root, file), 'utf8').includes('new RegExp(`')).length).toBeGreaterThan(30);
});

test('a name from a file is escaped before it becomes part of a pattern', () => {
  const found = FILES.flatMap((file) => [...new Set(unescapedIn(readFileSync(path.join(root, file), 'utf8')))].map((what) => `${file}: ${what}`));
  expect(found.sort()).toEqual(
    Object.entries(KNOWN)
      .flatMap(([file, all]) => all.map((what) => `${file}: ${what}`))
      .sort(),
  );
});
