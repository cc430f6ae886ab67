import { expect, test } from '@jest/globals';
import { lintCase } from '../harness/run-case.ts';

/** What a regular expression would take for something else. */
const NAMES = ['TOKEN${_$(', 'API_TOKEN[', 'TOKEN(', 'A*_TOKEN', 'SECRET\\', 'TOKEN+?', 'X|TOKEN', 'TOKEN)'];
const TEXTS: readonly ((name: string) => string)[] = [
  (name) => `FROM mcr.microsoft.com/windows/servercore:ltsc2022\nARG ${name}\nRUN dotnet restore\nRUN setx T %${name}%\n`,
  (name) => `FROM node\nARG ${name}\nENV ${name}=$${name}\nRUN export ${name}=a && npm ci && echo $${name} > id_rsa\nCMD ["npm", "start"]\n`,
  (name) => `FROM node\nARG ${name}=glpat-aB3dE5fG7hJ9kL1mN3pQ\nRUN curl -H "Authorization: $${name}" https://example.com/\n`,
  (name) => `FROM node\nCOPY ${name}.env ./\nRUN --mount=type=secret,id=${name} . ./${name}.env && npm ci\n`,
];

test.each(NAMES.flatMap((name) => TEXTS.map((text) => text(name))))('%j is linted and fixed without an error', (text) => {
  for (const escape of ['', '# escape=`\n'])
    for (const fix of ['safe', 'unsafe'] as const) expect(lintCase({ options: new Map(), files: undefined }, escape + text, fix).failures).toEqual([]);
});
