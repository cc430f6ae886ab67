import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { BASE, withLocalImages } from './harness/engine.ts';
import { dockerlint, placesOf, prove, proveProjects } from './harness/proving.ts';

const { project, scratch } = proveProjects();

/** A token that is nobody's. */
const VALUE = 'npm_Zz0123456789ZzAbCdEfGhIjKlMnOpQrStUv';

/** A proof is five or six builds: most are made when asked for. */
const all = process.env['DOCKERLINT_E2E_CASES'] === 'all';
const more = all ? test : test.skip;

describe('prove with the real engine', () => {
  test('an argument, its ENV, and a copied file that a later RUN deletes', () => {
    const folder = project(
      'all',
      'FROM BASE\nWORKDIR /app\nARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\nCOPY .npmrc ./\nRUN npm ci && echo done > out\nRUN rm -f .npmrc\n',
      { '.npmrc': '//npm.example.com/:_authToken=npm_Zz0123456789ZzAbCdEfGhIjKlMnOpQrStUv\n' },
    );
    const run = prove(folder, '--unsafe-fixes'); // whether the container wants the ENV is for its owner to say
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    const proof = JSON.parse(run.stdout);
    expect(proof.secrets.map(({ name }: { name: string }) => name).sort()).toEqual(['.npmrc', 'NPM_TOKEN']);
    const before = placesOf(proof.before).join('\n');
    expect(before).toMatch(/^the history, entry \d+ of \d+ \(ARG NPM_TOKEN=\*\*\*\)$/m);
    expect(before).toMatch(/^ENV NPM_TOKEN$/m);
    expect(before).toMatch(/^layer \d of \d, \/app\/\.npmrc$/m);
    expect(proof.after.traces).toEqual([]);
    expect(proof.comparison).toMatchObject({ differences: [], unstable: [], gone: ['ENV NPM_TOKEN'] });
  });

  test('what no fix takes out stays proved to be there', () => {
    const folder = project('left', 'FROM BASE\nWORKDIR /app\nARG API_TOKEN\nRUN echo "token=$API_TOKEN" > settings.ini\nCMD ["node", "server.js"]\n');
    const file = expect.stringMatching(/^layer \d of \d, \/app\/settings\.ini$/);
    const chosen = prove(folder, '--unsafe-fixes');
    expect({ status: chosen.status, stderr: chosen.stderr }).toEqual({ status: 1, stderr: '' });
    expect(placesOf(JSON.parse(chosen.stdout).after)).toEqual([file]);
    // no fix is safe that leaves the secret in the layer
    const run = prove(folder);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 1, stderr: '' });
    expect(placesOf(JSON.parse(run.stdout).after)).toEqual([
      expect.stringContaining('(ARG API_TOKEN=***)'),
      expect.stringContaining('RUN |1 API_TOKEN=***'),
      file,
      'the log of the build',
      'the build record (docker buildx history inspect)',
      'the provenance',
    ]);
  });

  test('a secret of another stage is found there, in the build record and in the provenance', () => {
    const folder = project(
      'stage',
      'FROM BASE AS build\nWORKDIR /app\nARG NPM_TOKEN\nRUN npm ci && echo done > out\nFROM BASE\nCOPY --from=build /app/out /out\nCMD ["node", "server.js"]\n',
    );
    const run = prove(folder);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    const proof = JSON.parse(run.stdout);
    expect(placesOf(proof.before)).toEqual([
      expect.stringMatching(/^the stage build: the history, entry \d of \d \(ARG NPM_TOKEN=\*\*\*\)$/),
      expect.stringMatching(/^the stage build: the history, entry \d of \d \(RUN \|1 NPM_TOKEN=\*\*\*/),
      'the build record (docker buildx history inspect)',
      'the provenance',
    ]);
    expect(proof).toMatchObject({
      verdict: 'proved',
      secrets: [{ name: 'NPM_TOKEN', standIn: true, control: true }],
      after: { traces: [], stages: ['build'], record: true },
    });
  });

  more('a copied file that the image does not get is no proof', () => {
    // the ignore file keeps it from both builds, so that the COPY takes another file
    const folder = project('control', 'FROM BASE\nWORKDIR /app\nCOPY .npmrc* package.json ./\nRUN npm ci\nCMD ["node", "server.js"]\n', {
      '.npmrc': '//npm.example.com/:_authToken=npm_Zz0123456789ZzAbCdEfGhIjKlMnOpQrStUv\n',
      '.dockerignore': '.npmrc\n',
      'package.json': '{}\n',
    });
    const run = prove(folder, '--unsafe-fixes');
    expect([0, 3]).toContain(run.status);
    expect(run.stdout).not.toContain('npm_Zz');
  });

  test('a value that a RUN compresses, packs, encodes or cuts into lines is found in each file', () => {
    const folder = project(
      'forms',
      [
        'FROM BASE',
        'WORKDIR /out',
        'ARG API_TOKEN',
        'RUN echo "token=$API_TOKEN" | busybox gzip > a.gz',
        'RUN mkdir d && echo "token=$API_TOKEN" > d/x && busybox tar -cf - d | busybox gzip > b.tgz && rm -r d',
        'RUN echo "some words before token=$API_TOKEN and more behind, so that it takes more than a line" | busybox base64 > c.txt',
        'RUN printf "%s" "$API_TOKEN" | busybox xxd -p > d.hex',
        'RUN echo "token=$API_TOKEN" | busybox bzip2 > e.bz2',
        // what looks like these and holds another value
        'RUN echo "token=$API_TOKEN" | busybox tr a-y b-z > twin.txt && for pack in gzip bzip2 base64; do busybox $pack < twin.txt > twin.$pack; done',
        'RUN busybox ln -s "/x/$API_TOKEN" link',
        'CMD ["node", "server.js"]\n',
      ].join('\n'),
    );
    const run = prove(folder, '--unsafe-fixes');
    const places = placesOf(JSON.parse(run.stdout).before).join('\n');
    for (const place of ['/out/a.gz › gzip', '/out/b.tgz › gzip › d/x', '/out/c.txt', '/out/d.hex', '/out/e.bz2 › bzip2', '/out/link'])
      expect(places).toContain(place);
    expect(places).not.toContain('twin');
    expect(run.stderr).toBe('');
    // the same in an image that exists
    spawnSync('docker', ['buildx', 'build', '-q', '--network=none', '--build-arg', 'API_TOKEN', '-t', 'dockerlint-e2e:leak', '.'], {
      cwd: folder,
      env: { ...process.env, API_TOKEN: VALUE },
    });
    const image = dockerlint(folder, ['prove', '--image', 'dockerlint-e2e:leak', 'API_TOKEN', '--format', 'json'], { API_TOKEN: VALUE });
    spawnSync('docker', ['image', 'rm', '-f', 'dockerlint-e2e:leak']);
    expect({ status: image.status, stderr: image.stderr }).toEqual({ status: 1, stderr: '' });
    const found = placesOf(JSON.parse(image.stdout).images[0]).join('\n');
    for (const place of ['(ARG API_TOKEN=***)', '/out/b.tgz › gzip › d/x', '/out/e.bz2 › bzip2', '/out/link']) expect(found).toContain(place);
    expect(found).not.toContain('twin');
  });

  test.each(readdirSync('examples'))('the example %s is proved, or says what is left', (example) => {
    const folder = path.join(scratch, `example-${example}`);
    cpSync(path.join('examples', example, 'before'), folder, { recursive: true });
    const file = path.join(folder, 'Dockerfile');
    writeFileSync(file, withLocalImages(readFileSync(file, 'utf8')));
    const run = prove(folder);
    expect(run.stderr).toBe('');
    const { verdict, readers, left, comparison } = JSON.parse(run.stdout);
    expect({ verdict, left }).toEqual({ verdict: example === 'for-a-person' ? 'leaks' : 'proved', left: [] });
    const wanted = example === 'for-a-person' ? 'has' : 'same';
    expect(readers.map(({ result }: { readonly result: string }) => result)).toContain(wanted);
    expect(comparison?.differences ?? []).toEqual([]);
  });

  test('with --keep-arguments a build that passes the secret leaves nothing, and the argument is told of', () => {
    const folder = project('fallback', 'FROM BASE\nWORKDIR /app\nARG NPM_TOKEN\nRUN npm ci\nCMD ["node", "server.js"]\n');
    const run = prove(folder, '--keep-arguments');
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    const proof = JSON.parse(run.stdout);
    expect(proof).toMatchObject({ verdict: 'proved', after: { traces: [] }, fallbacks: ['NPM_TOKEN'] });
    expect(placesOf(proof.before)[0]).toContain('(ARG NPM_TOKEN=***');
  });

  test('--fix --prove keeps a fix that holds', () => {
    const text = `FROM ${BASE}\nWORKDIR /app\nARG NPM_TOKEN\nRUN npm ci\nCMD ["node", "server.js"]\n`;
    const folder = project('kept', text);
    const run = dockerlint(folder, ['--fix', '--prove', '--engine', 'docker-27.3', '--no-companions', 'Dockerfile', '--', '--network=none']);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run.stdout).toContain('readers   same: NPM_TOKEN in line 4 `npm ci`');
    expect(readFileSync(path.join(folder, 'Dockerfile'), 'utf8')).toContain('RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN');
  });

  describe('a rewrite that a build does not complain of', () => {
    const ORIGINAL = [
      'FROM BASE',
      'WORKDIR /app',
      'ARG NPM_TOKEN',
      'ENV MODE=production',
      'RUN npm ci',
      'RUN test -n "$NPM_TOKEN"; echo made > out; chmod 750 out',
      'RUN mkdir other && echo other > other/file',
      'LABEL kind=app',
      'USER app',
      'RUN npm run build',
      'CMD ["node", "server.js"]\n',
    ];
    const MOUNT = 'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN';
    /** Proves a rewrite, in which some lines are other ones than in a good one. */
    const rewrite = (name: string, changes: { readonly [line: string]: string }) => {
      const good = ORIGINAL.filter((line) => !line.startsWith('ARG')).map((line) => (/^RUN (?:npm|test)/.test(line) ? line.replace('RUN', MOUNT) : line));
      for (const line of Object.keys(changes)) expect(good).toContain(line);
      const text = good.flatMap((line) => changes[line] ?? line).join('\n');
      const folder = project(name, ORIGINAL.join('\n'), { 'Rewritten.Dockerfile': text.replaceAll('BASE', BASE) });
      const run = prove(folder, '--rewritten', 'Rewritten.Dockerfile');
      expect(run.stderr).toBe('');
      const { verdict, readers, comparison } = JSON.parse(run.stdout);
      const lines = readers.map(({ line, result }: { readonly line: number; readonly result: string }) => `${line} ${result}`);
      return { status: run.status, verdict, lines, differences: comparison.differences };
    };

    test('a good one', () => {
      const lines = ['5 same', '6 same', '7 narrowed', '10 same'];
      expect(rewrite('good', {})).toEqual({ status: 0, verdict: 'proved', lines, differences: [] });
    });

    test('lost: ENV, content, mode, file, label, user, command', () => {
      const found = rewrite('broken-image', {
        'ENV MODE=production': 'ENV MODE=test',
        [`${MOUNT} test -n "$NPM_TOKEN"; echo made > out; chmod 750 out`]: `${MOUNT} test -n "$NPM_TOKEN"; echo mode > out; chmod 755 out`,
        'RUN mkdir other && echo other > other/file': 'RUN mkdir other && echo x > other/new',
        'LABEL kind=app': 'EXPOSE 80',
        [`${MOUNT} npm run build`]: `${MOUNT} npm run build\nUSER root`,
        'CMD ["node", "server.js"]\n': 'CMD node server.js\n',
      });
      expect(found).toMatchObject({ status: 1, verdict: 'differs' });
      expect(found.differences).toEqual([
        expect.stringContaining('/app/other/file is missing'),
        '/app/other/new is new',
        '/app/out: mode 0750, now 0755; other content',
        expect.stringMatching(/^CMD: /),
        'ENV MODE: MODE=production, now MODE=test',
        expect.stringMatching(/^EXPOSE is new/),
        'LABEL kind is missing',
        expect.stringMatching(/^USER: "app", now "root"/),
      ]);
    });

    more('lost: a mount', () => {
      const found = rewrite('lost-mount', { [`${MOUNT} npm ci`]: 'RUN npm ci' });
      expect(found).toMatchObject({ status: 1, verdict: 'lost', lines: ['5 lost', '6 same', '7 narrowed', '10 same'], differences: [] });
    });

    test('lost: a mount of another id, a file in place of the variable, a file that the user cannot read', () => {
      const found = rewrite('lost-value', {
        [`${MOUNT} npm ci`]: 'RUN --mount=type=secret,id=NPM_TOKEM,env=NPM_TOKEN npm ci',
        [`${MOUNT} test -n "$NPM_TOKEN"; echo made > out; chmod 750 out`]:
          'RUN --mount=type=secret,id=NPM_TOKEN test -n "$NPM_TOKEN"; echo made > out; chmod 750 out',
        [`${MOUNT} npm run build`]: 'RUN --mount=type=secret,id=NPM_TOKEN npm run build',
      });
      expect(found).toMatchObject({ status: 1, verdict: 'lost', lines: ['5 lost', '5 gained', '6 lost', '7 narrowed', '10 lost'], differences: [] });
    });
  });
});
