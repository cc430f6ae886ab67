import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rewriteShell } from '../../src/companions/shell/rewrite.ts';
import type { BuildChange, CompanionFiles } from '../../src/companions/types.ts';
import { applyEdits } from '../../src/text/edit.ts';

// Real shells run the scripts before and after the change with a `docker` that writes down what the build gets: the value of every removed argument
// before must be the value of its secret after, and all other words must be the same.

/** A docker that prints `arg NAME=value`, `secret ID=value`, `word …` for what it is given, as the real one takes it. */
const DOCKER = `#!/bin/sh
arg() { case $1 in *=*) echo "value \${1%%=*}=\${1#*=}" ;; *) eval "echo \\"value $1=\\$$1\\"" ;; esac; }
secret() {
  id= ; env= ; src=
  oldifs=$IFS; IFS=,
  for part in $1; do case $part in id=*) id=\${part#id=} ;; env=*) env=\${part#env=} ;; src=*) src=\${part#src=} ;; esac; done
  IFS=$oldifs
  if [ -n "$src" ]; then echo "file $id=$(cat "$src")"; return; fi
  eval "set -- \\"\\$\${env:-$id}\\""
  echo "value $id=$1"
}
while [ $# -gt 0 ]; do
  case $1 in
    --build-arg) shift; arg "$1" ;;
    --build-arg=*) arg "\${1#--build-arg=}" ;;
    --secret) shift; secret "$1" ;;
    *) echo "word $1" ;;
  esac
  shift
done >> "$DOCKER_LOG"
`;

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockerlint-'));
  mkdirSync(join(folder, 'bin'));
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'bin/docker'), DOCKER);
  chmodSync(join(folder, 'bin/docker'), 0o755);
  writeFileSync(join(folder, 'app/.npmrc'), 'from the file');
  writeFileSync(join(folder, 'token'), 'it\'s a "token" $HOME\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the builds of a script get, sorted: the order of options means nothing. */
function record(shell: string, script: string): readonly string[] {
  const log = join(folder, 'log');
  writeFileSync(log, '');
  execFileSync(shell, ['-c', script, join(folder, 'build.sh')], {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, DOCKER_LOG: log, A: 'from-A', T: 'from-T' },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  return readFileSync(log, 'utf8').split('\n').sort();
}

function rewrite(text: string, change: Partial<BuildChange>): string {
  const files: CompanionFiles = { root: folder, read: () => undefined, exists: (path) => path === join(folder, 'app/Dockerfile') };
  const whole: BuildChange = {
    dockerfile: join(folder, 'app/Dockerfile'),
    context: join(folder, 'app'),
    secrets: [{ id: 'T', from: { env: 'T' }, required: true }],
    removedArgs: new Map([['T', 'T']]),
    excluded: [],
    containerEnv: new Map(),
    ...change,
  };
  return applyEdits(text, rewriteShell({ text, folders: { starts: [folder], script: folder, root: folder } }, whole, files).edits);
}

const VALUES: readonly string[] = [
  '',
  '=$T',
  '=${T}',
  '="$T"',
  '=$A',
  '="${A}"',
  '="$A-$T"',
  '=x"$A"\'y\'',
  '="$(cat token)"',
  '="`cat token`"',
  '="${UNSET:-default}"',
  '="${A%A}"',
  '=',
  '="$1"',
  '="$own"',
  '="$exported"',
];
const FRAMES: readonly ((argument: string) => string)[] = [
  (argument) => `docker build ${argument} -t x app`,
  (argument) => `docker build -t x app ${argument}`,
  (argument) => `cd app && docker build --build-arg OTHER="a b" \\\n  ${argument} \\\n  .`,
  (argument) => `(cd app; docker build ${argument} .) | cat`,
  (argument) => `if true; then X=1 docker build ${argument} --build-arg A app; fi; echo "$X"`,
  (argument) => `f() { docker build ${argument} "$ROOT/app"; }; ROOT=$(pwd); f one`,
];

describe.each(['sh', 'bash'])('%s', (shell) => {
  // what differs between the shells is how they take assignments, which the first frames show
  const inputs = VALUES.flatMap((value) =>
    FRAMES.slice(0, shell === 'sh' ? FRAMES.length : 2).map((frame) => `own='of its own'; export exported='a  b'\n${frame(`--build-arg T${value}`)}\n`),
  );
  test.each(inputs)('%j', (before) => {
    const after = rewrite(before, {});
    expect(after).not.toMatch(/--build-arg T\b/);
    expect(record(shell, after)).toEqual(record(shell, before));
  });
});

test('a file is found from where the command runs', () => {
  const secrets = [{ id: 'npmrc', from: { file: '.npmrc' }, required: true }];
  for (const text of ['docker build app', 'cd app; docker build .', 'mkdir -p other; cd other; docker build -t x \\\n  ../app']) {
    const after = rewrite(text, { secrets, removedArgs: new Map() });
    expect(record('sh', after)).toContain('file npmrc=from the file');
  }
});
