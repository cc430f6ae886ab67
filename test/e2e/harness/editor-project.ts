import { mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@jest/globals';
import { builtCli } from '../../harness/built-cli.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nCOPY .npmrc package.json ./\nRUN npm ci\n';
const MOUNTED = 'FROM node:22\nCOPY .npmrc package.json ./\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
const BROKEN = `${LEAKING}RUNN oops\n`;
const IGNORED = LEAKING.replace('ARG', '# dockerlint ignore=no-secret-arg;reason=a test\nARG');
const dos = (text: string): string => text.replaceAll('\n', '\r\n');

/** What a person opens and saves: the text before, the text on disk after (without the line that the save adds), and the line that is marked when it is opened. */
const CASES: readonly { readonly file: string; readonly before: string; readonly after: string; readonly marked?: number }[] = [
  { file: 'Dockerfile', before: LEAKING, after: `# syntax=docker/dockerfile:1\n${MOUNTED}`, marked: 2 },
  { file: 'dos.Dockerfile', before: dos(LEAKING), after: dos(`# syntax=docker/dockerfile:1\n${MOUNTED}`), marked: 2 },
  { file: 'broken.Dockerfile', before: BROKEN, after: BROKEN, marked: 2 },
  { file: 'ignored.Dockerfile', before: IGNORED, after: IGNORED },
  // with a configuration of its own
  { file: 'below/Dockerfile', before: LEAKING, after: MOUNTED, marked: 2 },
];

export interface EditorProject {
  /** The project's folder. */
  readonly folder: string;
  /** PATH with `dockerlint` in front. */
  readonly path: string;
  /** The Dockerfiles, absolute, in the order in which they are to be opened, changed by a line `# touched` at the end, and saved. */
  readonly files: readonly string[];
  /** Takes what the editor showed for each file when it was opened, as `line message`, and compares that and the files on disk. */
  expectEdited(shown: readonly (readonly string[])[]): void;
}

/** A project to open in an editor: a leaking Dockerfile, the same with CRLF, one with a mistake, one with a suppression, and one in a folder with its own settings. */
export function editorProject(): EditorProject {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'dockerlint-editor-')));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  mkdirSync(path.join(folder, '.git'));
  for (const below of ['', 'below/']) {
    write(`${below}.npmrc`, '//npm.example.com/:_authToken=${NPM_TOKEN}\n');
    write(`${below}package.json`, '{}\n');
  }
  write('below/.dockerlintrc.json', '{ "engine": "docker-27.3" }\n');
  for (const { file, before } of CASES) write(file, before);
  mkdirSync(path.join(folder, 'bin'));
  symlinkSync(builtCli(), path.join(folder, 'bin/dockerlint'));
  return {
    folder,
    path: `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    files: CASES.map(({ file }) => path.join(folder, file)),
    expectEdited(shown) {
      const seen = CASES.map(({ file }, index) => ({ file, shown: shown[index], text: readFileSync(path.join(folder, file), 'utf8') }));
      expect(seen).toEqual(
        CASES.map(({ file, after, marked }) => ({
          file,
          shown: marked === undefined ? [] : [expect.stringMatching(new RegExp(`^${marked} .*is recorded in the image history`))],
          text: `${after}# touched${after.includes('\r') ? '\r\n' : '\n'}`,
        })),
      );
      const broken = CASES.findIndex(({ before }) => before === BROKEN);
      expect(shown[broken]?.[0]).toContain('line 5: unknown instruction');
    },
  };
}
