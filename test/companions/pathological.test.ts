import { expect, test } from '@jest/globals';
import { COMPANIONS } from '../../src/companions/index.ts';
import { mentionsIn } from '../../src/companions/mentions.ts';
import type { BuildChange } from '../../src/companions/types.ts';
import { Document } from '../../src/text/document.ts';
import { inYardsticks } from '../harness/cpu-time.ts';

const change: BuildChange = {
  dockerfile: '/p/Dockerfile',
  context: '/p',
  secrets: [{ id: 'T', from: { env: 'T' }, required: true }],
  removedArgs: new Map([['T', 'T']]),
  excluded: [],
  containerEnv: new Map(),
};
const files = { root: '/p', read: () => undefined, exists: () => false };

test.each([
  ['Jenkinsfile', 'sh(', 'a: b, ', 30000],
  ['Jenkinsfile', '', "sh '", 5000],
  ['docker-bake.json', '', '{"target":', 1500],
  ['docker-bake.json', '', '{"target":', 20000],
  ['compose.yaml', '', '- ', 20000],
  ['compose.yaml', '', '? ', 3000],
  ['compose.yaml', '', '- ? ', 3000],
  ['compose.yaml', 'services:\n  ', '? &a ', 3000],
  ['compose.yaml', '', '? !!map ', 3000],
  ['compose.yaml', 'services: ', '{"a":', 5000],
  ['docker-bake.hcl', '', '/*', 50000],
  ['docker-bake.hcl', '', 'a {', 20000],
  ['Makefile', 'a:\n\tdocker build ', '$((', 10000],
  ['Makefile', 'a:\n', '\tx \\\n', 5000],
  ['README.md', '', '> ', 50000],
  ['README.md', '', '--build-arg T=1 \\\n', 1000],
  ['README.md', '```\n', '$ docker build \\\n', 500],
  ['build.sh', 'docker build ', '--build-arg T=$T ', 500],
  ['build.sh', '', 'cd a\nA=b\ndocker build $A\n', 100],
  ['.github/workflows/a.yml', 'jobs:\n  a:\n    steps:\n      - run: docker build ', '${{', 5000],
  ['.gitlab-ci.yml', 'a:\n  script:\n', '    - docker build --build-arg T=$T .\n', 30],
  ['azure-pipelines.yml', 'steps:\n  - script: docker build ', '$(A', 5000],
  ['justfile', 'a:\n    docker build ', '{{', 5000],
])('%s of %j and many %j ends soon', (path, start, part, times) => {
  const document = new Document(`/p/${path}`, start + part.repeat(times));
  const work = (): void => expect(COMPANIONS.find((one) => one.matches(path))?.rewrite(document, change, files)).toBeDefined();
  expect(inYardsticks(work)).toBeLessThan(30);
});

test.each(['",', '", ', '")', '\t,""', ' f"', '$"', '- ', '"\t)'])('a name behind --build-arg and many %j is looked at soon', (part) => {
  const text = `x = 'docker build --build-arg${part.repeat(100 / part.length - 8)}%NPM_TOKEN .'\n`;
  expect(inYardsticks(() => mentionsIn(text, ['NPM_TOKEN']))).toBeLessThan(30);
});
