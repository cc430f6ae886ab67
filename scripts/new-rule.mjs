#!/usr/bin/env node
// Starts a rule: its folder with code, page and one case that fails until the rule is written.
//
//   npm run new-rule NAME
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source.mjs';

const [name] = process.argv.slice(2);
if (!name || !/^[a-z]+(-[a-z]+)+$/.test(name)) {
  console.error('usage: npm run new-rule NAME, where NAME says what the rule forbids, in kebab-case: no-secret-arg');
  process.exit(2);
}
const folder = path.join(root, 'rules', name);
if (existsSync(folder)) {
  console.error(`new-rule: rules/${name} exists`);
  process.exit(2);
}
const constant = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
const fence = '```';
const files = {
  [`${name}.ts`]: `import type { MetadataLeak } from '../../src/facts/index.ts';
import type { Rule } from '../../src/rule.ts';

export const ${constant}: Rule = {
  meta: {
    name: '${name}',
    summary: 'What the rule finds, on one line',
    severity: 'error',
    fixable: 'never',
    references: ['https://docs.docker.com/build/building/secrets/'],
  },
  *check(facts) {
    // src/facts/index.ts says what facts there are, src/fix/index.ts what fixes
    for (const leak of facts.metadataLeaks.filter(isForbidden)) {
      yield {
        range: leak.range,
        instruction: leak.instruction,
        name: 'NAME',
        message: 'What is wrong, without a full stop',
        verdict: 'literal',
        evidence: [],
        related: [],
        notes: [],
        remedy: 'What a person can do',
      };
    }
  },
};

/** What the rule forbids: nothing yet. */
function isForbidden(_leak: MetadataLeak): boolean {
  return false;
}
`,
  'README.md': `<!-- header: from meta -->
<!-- /header -->

## Why

## Example

${fence}dockerfile
FROM alpine
${fence}

becomes

${fence}dockerfile
FROM alpine
${fence}

## What \`--fix\` does

## When it is unsafe or manual

## When to ignore it

## References

<!-- references: from meta -->
<!-- /references -->
`,
  'cases.md': `# Cases of ${name}

Each case is a Dockerfile, what is found in it, and what \`--fix\` makes of it. \`npm run update-cases\` rewrites the expected blocks; the diff is the review.

## What the rule is for

${fence}dockerfile
FROM alpine
${fence}

${fence}findings
1 ${name} error NAME
${fence}

## What it accepts

${fence}dockerfile
FROM alpine
${fence}
`,
};
mkdirSync(folder);
for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);

const index = path.join(root, 'rules/index.ts');
const before = existsSync(index) ? readFileSync(index, 'utf8') : '';
const list = /(export const RULES[^=]*=\s*\[)([^\]]*)\]/.exec(before);
if (list) {
  const names = [...new Set([...list[2].split(',').map((entry) => entry.trim()), constant])].filter((entry) => entry !== '').sort();
  const imported = before.replace(/^(?=import|export)/m, `import { ${constant} } from './${name}/${name}.ts';\n`);
  writeFileSync(index, imported.replace(list[0], `${list[1]}${names.join(', ')}]`));
  // sorts the imports and breaks the list if it is long
  const { status, stderr } = spawnSync('node_modules/.bin/biome', ['check', '--write', 'rules/index.ts', `rules/${name}`], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.error(`new-rule: biome check --write rules fails\n${stderr}`);
} else {
  console.log(`new-rule: add ${constant} to RULES in rules/index.ts`);
}
console.log(`new-rule: rules/${name}: write the cases, then the rule, then the page; npm run docs, then npm test -- test/rules -t ${name}`);
