import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PLACEMENTS } from '../harness/placements.ts';
import { runMain, type Scratch, scratchFolder } from '../harness/run-main.ts';
import { shows } from '../harness/shows.ts';
import { mixed } from '../knowledge/secrets/token-shapes.cases.ts';

/** Stands in for docker: prints all that it is given, the Dockerfile as buildx repeats it, arguments and secrets, and fails at the last step as buildx would. */
const FAKE_DOCKER = `#!/bin/sh
case "$1 $2" in "buildx build") ;; *) exit 0 ;; esac
for word; do
  case $before in
    -f) cat -n "$word" | sed 's/\\t/ | /' ;;
    --build-arg) case $word in *=*) echo "$word" ;; *) printenv "$word" ;; esac ;;
    --secret) case $word in *src=*) cat "\${word#*src=}" ;; *env=*) printenv "\${word#*env=}" ;; esac ;;
  esac
  before=$word
done
printf ' > [2/2] RUN npm ci:\\n'
exit 1
`;

let bin: Scratch;
const temporary = process.env['TMPDIR'];
beforeAll(() => {
  bin = scratchFolder();
  bin.write({ docker: FAKE_DOCKER });
  chmodSync(path.join(bin.folder, 'docker'), 0o755);
  mkdirSync(path.join(bin.folder, 'temporary'));
  process.env['TMPDIR'] = path.join(bin.folder, 'temporary');
});
afterAll(() => {
  if (temporary === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temporary;
  bin.remove();
});

describe('prove shows no value of a build that fails', () => {
  test.each(PLACEMENTS.map((placement, index) => [placement.name, placement, mixed(20, `placement ${index}`)] as const))('%s', async (_, placement, value) => {
    const scratch = scratchFolder();
    try {
      scratch.write(placement.files(value));
      const env = { PATH: `${bin.folder}:/usr/bin:/bin`, HOME: bin.folder };
      const run = await runMain(scratch.folder, ['prove', '--unsafe-fixes', '.'], { env });
      expect(shows(run.stdout + run.stderr, value)).toBe(false);
    } finally {
      scratch.remove();
    }
  });
});
