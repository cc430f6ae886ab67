import { expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { namedDockerfiles } from '../../src/project/named-dockerfiles.ts';
import { lintProject } from '../../src/project/project.ts';
import { secondParser } from '../../src/syntax/dockerfile/second-parser.ts';
import { inYardsticks } from '../harness/cpu-time.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nCOPY . .\nRUN npm ci && node a.js\n';
const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };

/** Texts for which a pattern once took the cube of their length, or doubled its time with each character. */
test.each<[string, { readonly [path: string]: string }]>([
  ['a directive with long spaces', { Dockerfile: `#A=${'\t'.repeat(20_000)}A${'\t'.repeat(20_000)}\v=A\n${LEAKING}` }],
  ['a path of vpn', { Dockerfile: `FROM x\nCOPY /l${'/openvpn/u'.repeat(2000)}/l${'auth'.repeat(2000)}% /root/\nRUN ls\n` }],
  ['a short path of vpn', { Dockerfile: `FROM x\nCOPY /l${'/openvpn/u'.repeat(200)}/l${'auth'.repeat(200)}% /root/\nRUN ls\n` }],
  ['a path with 20,000 folders', { Dockerfile: `FROM x\nCOPY ${'/d'.repeat(20_000)}/.npmrc /root/\nRUN npm ci\n`, '.dockerignore': 'd\n' }],
  ['a path of a wallet', { Dockerfile: `FROM x\nCOPY /.${'dash0'.repeat(8000)} /root/\nRUN ls\n` }],
  ['a module for .env', { Dockerfile: LEAKING, 'a.js': `require("dotenv-F${'--C'.repeat(2000)}%)\n` }],
  [
    'a channel of conda',
    { Dockerfile: 'FROM x\nCOPY .condarc /root/\nRUN conda install x\n', '.condarc': `channels:\n- HTTP://}/T/$${'{}$' + '{$' + '{}$'.repeat(40)}\n` },
  ],
  ['a row of quotes behind --build-arg', { Dockerfile: LEAKING, 'a.py': `x = 'docker build --build-arg${'",'.repeat(43)}%NPM_TOKEN .'\n` }],
  ['a pipeline of open braces', { Dockerfile: LEAKING, Jenkinsfile: `sh """${'$' + '{'.repeat(1)}${'$' + '{'.repeat(20_000)}` }],
  ['a command of a process of fly', { Dockerfile: LEAKING, 'fly.toml': `[processes]\n-="${'"#'.repeat(20_000)}\n` }],
  ['arguments of a goal of Maven', { Dockerfile: LEAKING, 'pom.xml': `<goal>npm</goal><arguments>${' '.repeat(20_000)}a${' '.repeat(20_000)}\te</arguments>` }],
  ['arguments of a program in Rust', { Dockerfile: LEAKING, 'src/main.rs': `Command::new("a").arg(${'\t'.repeat(20_000)}` }],
  ['a name of a Python project', { Dockerfile: LEAKING, 'pyproject.toml': `"A${'\t '.repeat(20_000)}%` }],
  ['a section of a task file', { Dockerfile: LEAKING, 'mise.toml': `[\t${'\t'.repeat(20_000)}\n[[[[${'['.repeat(20_000)}` }],
])('%s is soon read', (_, files) => {
  const memory = memoryFiles(files);
  const work = (): void => {
    lintProject(memory, ['/project/Dockerfile'], RULES, COMPANIONS, {
      fix: 'safe',
      secondParser,
      cwd: '/project',
      home: '/home/someone',
      onError: (what, error) => {
        throw new Error(what, { cause: error });
      },
      settingsOf: () => ({ engine: ENGINES['docker-23'], levels: new Map(), settings, context: undefined, companions: true }),
    });
    namedDockerfiles(memory, '/project');
  };
  expect(inYardsticks(work)).toBeLessThan(20);
});
