import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runCli } from '../harness/built-cli.ts';
import { isInstalled } from '../harness/debian-package.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-paste-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Shells, with the words that start them without anybody's settings; dash has no editor of lines, and no brackets around what is pasted. */
const SHELLS = [
  { name: 'bash', argv: ['bash', '--norc', '--noprofile', '-i'], brackets: [false, true] },
  { name: 'zsh', argv: ['zsh', '-f', '-i'], brackets: [false, true] },
  { name: 'dash', argv: ['dash', '-i'], brackets: [false] },
] as const;

/** Records its arguments, and the values of the variables that they name, as a build would get them. */
const DOCKER = `#!/bin/sh
{ printf '%s\\n' "$@"
  for word; do
    case $word in
      id=*,env=*) name=\${word##*,env=} ;;
      id=*,src=*) printf 'file=%s\\n' "$(cat "\${word##*src=}")"; continue ;;
      id=*) name=\${word#id=} ;;
      [A-Z]*) name=$word ;;
      *) continue ;;
    esac
    eval "value=\\$$name"
    printf '%s=%s\\n' "$name" "$value"
  done
} > "$RECORD.part" && mv "$RECORD.part" "$RECORD"
`;

const KEY = ['-----BEGIN OPENSSH PRIVATE KEY-----', 'bm90IGEga2V5', 'bm90IG9uZSBlaXRoZXI=', '-----END OPENSSH PRIVATE KEY-----'].join('\n');
const TOKEN = 'a b\\c$d"e\'f';

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** What is asked for, and what is typed then. */
  readonly answers: readonly (readonly [prompt: string, text: string])[];
  /** What docker gets: its arguments, then the values. */
  readonly record: readonly string[];
}

const CASES: readonly Case[] = [
  {
    title: 'one token',
    files: { Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' },
    answers: [['NPM_TOKEN: ', `${TOKEN}\n`]],
    record: ['buildx', 'build', '--secret', 'id=NPM_TOKEN', '.', `NPM_TOKEN=${TOKEN}`],
  },
  {
    title: 'a token and many plain arguments, which one line asks for',
    files: {
      Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nARG A_ONE\nARG A_TWO\nARG A_THREE\nARG A_FOUR\nRUN npm ci && ./use "$A_ONE" "$A_TWO" "$A_THREE" "$A_FOUR"\n',
    },
    answers: [
      ['A_ONE: ', '1\n'],
      ['A_TWO: ', 'two words\n'],
      ['A_THREE: ', '\n'],
      ['A_FOUR: ', '$x\n'],
      ['NPM_TOKEN: ', `${TOKEN}\n`],
    ],
    record: [
      ...[
        'buildx',
        'build',
        '--build-arg',
        'A_ONE',
        '--build-arg',
        'A_TWO',
        '--build-arg',
        'A_THREE',
        '--build-arg',
        'A_FOUR',
        '--secret',
        'id=NPM_TOKEN',
        '.',
      ],
      ...['A_ONE=1', 'A_TWO=two words', 'A_THREE=', 'A_FOUR=$x', `NPM_TOKEN=${TOKEN}`],
    ],
  },
  {
    title: 'two tokens, one of which would take the line of the other',
    files: { Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nARG SENTRY_AUTH_TOKEN\nRUN npm ci && sentry-cli releases list\n' },
    answers: [
      ['NPM_TOKEN: ', 'one\n'],
      ['SENTRY_AUTH_TOKEN: ', 'two\n'],
    ],
    record: ['buildx', 'build', '--secret', 'id=NPM_TOKEN', '--secret', 'id=SENTRY_AUTH_TOKEN', '.', 'NPM_TOKEN=one', 'SENTRY_AUTH_TOKEN=two'],
  },
  {
    title: 'a key of several lines, and an argument that has no default',
    files: {
      Dockerfile:
        'FROM alpine:3.20\nARG REPO\nARG EMPTY=""\nARG SSH_PRIVATE_KEY\nRUN mkdir -p ~/.ssh && echo "$SSH_PRIVATE_KEY" > ~/.ssh/id_rsa && git clone "git@git.example.com:$REPO" /src && rm ~/.ssh/id_rsa\n',
    },
    answers: [
      ['REPO: ', 'acme/app\n'],
      ['SSH_PRIVATE_KEY, then Ctrl-D: ', `${KEY}\n\u0004`],
    ],
    record: [
      ...['buildx', 'build', '--build-arg', 'REPO', '--build-arg', 'EMPTY', '--secret', 'id=SSH_PRIVATE_KEY', '.'],
      ...['REPO=acme/app', 'EMPTY=', `SSH_PRIVATE_KEY=${KEY}`],
    ],
  },
  {
    title: 'a variable of another name, which the command would not miss',
    files: {
      Dockerfile: 'FROM node:22\nRUN --mount=type=secret,id=npm.token,env=NPM_TOKEN npm ci\nARG OLD_TOKEN\nRUN curl -H "X: $OLD_TOKEN" https://example.com\n',
    },
    answers: [
      ['NPM_TOKEN: ', 'one\n'],
      ['OLD_TOKEN: ', 'two\n'],
    ],
    record: ['buildx', 'build', '--secret', 'id=npm.token,env=NPM_TOKEN', '--secret', 'id=OLD_TOKEN', '.', 'NPM_TOKEN=one', 'OLD_TOKEN=two'],
  },
  {
    title: 'a file, in the context that the project builds in',
    files: {
      '.devcontainer/Dockerfile': 'FROM node:22\nWORKDIR /app\nCOPY .npmrc package.json ./\nRUN npm ci && rm .npmrc\n',
      '.devcontainer/devcontainer.json': '{ "build": { "dockerfile": "Dockerfile", "context": ".." } }\n',
      '.npmrc': '//npm.example.com/:_authToken=5f3a9c1d27b5e48061f2\n',
      'package.json': '{}\n',
    },
    answers: [],
    record: [
      'buildx',
      'build',
      '-f',
      '.devcontainer/Dockerfile',
      '--secret',
      'id=npmrc,src=.npmrc',
      '.',
      'file=//npm.example.com/:_authToken=5f3a9c1d27b5e48061f2',
    ],
  },
];

/** The lines that `--fix` prints for the build, as they are copied: without their labels. */
function printedBlock(folder: string): string {
  const lines = runCli(folder, ['--fix']).stdout.split('\n');
  return lines.flatMap((line) => /^(?:set|guard|build) {2,}(.*)$/.exec(line)?.[1] ?? []).join('\n');
}

interface Pasted {
  readonly argv: readonly string[];
  readonly folder: string;
  readonly files: Readonly<Record<string, string>>;
  readonly answers: readonly (readonly [prompt: string, text: string])[];
  readonly bracketed: boolean;
  readonly then?: string;
}

/** Fixes the project, pastes what is printed into a shell, and gives what was recorded and what the terminal showed. */
function paste({ argv, folder: name, files, answers, bracketed, then }: Pasted): { readonly got: string; readonly shown: string } {
  const folder = path.join(scratch, name);
  for (const [file, text] of Object.entries({ ...files, '.git/HEAD': '', 'bin/docker': DOCKER })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  chmodSync(path.join(folder, 'bin/docker'), 0o755);
  const done = path.join(folder, 'record');
  const job = { shell: argv, editor: argv[0] !== 'dash', folder, block: printedBlock(folder), brackets: bracketed, answers, then, done };
  const run = spawnSync('python3', [path.resolve('test/e2e/harness/terminal.py'), JSON.stringify(job)], {
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`,
      HOME: folder,
      RECORD: done,
      PS1: 'READY$ ',
      PS2: '',
      PROMPT: 'READY$ ',
      TERM: 'xterm',
    },
  });
  const got = existsSync(done) ? readFileSync(done, 'utf8').trimEnd() : `nothing; the terminal showed: ${run.stdout}${run.stderr}`;
  return { got, shown: run.stdout };
}

const hasPython = isInstalled('python3', 'python3');

/** Whether the shell is there; dash does not know `--version`. */
function hasShell(name: string): boolean {
  return spawnSync(name, ['-c', ':']).status === 0 || isInstalled(name, name);
}

describe.each(SHELLS)('what --fix prints, pasted into $name', ({ name, argv, brackets }) => {
  const isThere = hasPython && hasShell(name);
  const each = CASES.flatMap((one) => brackets.map((bracketed) => ({ ...one, bracketed, how: bracketed ? 'in brackets' : 'as typed' })));

  (isThere ? test : test.skip).each(each)('$title, $how', ({ title, files, answers, record, bracketed }) => {
    const { got, shown } = paste({ argv, folder: `${name} ${title} ${bracketed}`, files, answers, bracketed });
    expect(got).toBe(record.join('\n'));
    // what was typed is not on the screen
    const secrets = answers.filter(([prompt]) => /TOKEN|KEY/.test(prompt)).map(([, text]) => text.split('\n')[0] ?? '');
    for (const secret of secrets.filter((text) => text.length > 3)) expect(shown).not.toContain(secret);
  });

  (isThere ? test : test.skip).each(CASES.slice(1, 3))(
    'Ctrl-C at the prompt of $title leaves the terminal as it was, and builds nothing',
    ({ title, files, answers }) => {
      const [prompt] = answers.at(-1) ?? [''];
      const interrupted = [...answers.slice(0, -1), [prompt, '\u0003'] as const];
      // the record is whole when it is there
      const then = 'stty -a | grep -o -- "-*echo " > "$RECORD.part"; mv "$RECORD.part" "$RECORD"\n';
      const { got } = paste({ argv, folder: `${name} interrupted ${title}`, files, answers: interrupted, bracketed: false, then });
      expect(got).toBe('echo');
    },
  );
});
