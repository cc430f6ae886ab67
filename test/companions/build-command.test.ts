import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import type { BuildSecret } from '../../src/caller-change.ts';
import { type BuildArgument, type BuildRequest, buildCommand, joinedLines } from '../../src/companions/build-command.ts';

const base: BuildRequest = {
  cwd: '/p',
  dockerfile: '/p/Dockerfile',
  context: '/p',
  target: undefined,
  buildArgs: [],
  secrets: [],
  long: new Set(),
  engine: 'docker-23',
  load: false,
  home: '/home/me',
  services: [],
};

function env(id: string, name = id): BuildSecret {
  return { id, from: { env: name }, required: true };
}

function file(id: string, path: string): BuildSecret {
  return { id, from: { file: path }, required: true };
}

function argument(name: string, isNeeded = true, isSecret = false): BuildArgument {
  return { name, isNeeded, isSecret };
}

const cases: readonly (readonly [title: string, request: Partial<BuildRequest>, command: string])[] = [
  ['the shortest', {}, 'docker buildx build .'],
  ['a variable of the same name', { secrets: [env('NPM_TOKEN')] }, 'docker buildx build --secret id=NPM_TOKEN .'],
  ['another variable', { secrets: [env('token', 'NPM_TOKEN')] }, 'docker buildx build --secret id=token,env=NPM_TOKEN .'],
  ['a file of the context', { secrets: [file('npmrc', '.npmrc')] }, 'docker buildx build --secret id=npmrc,src=.npmrc .'],
  ['a file from below the context', { cwd: '/p/sub', secrets: [file('npmrc', '.npmrc')] }, 'docker buildx build --secret id=npmrc,src=../.npmrc ..'],
  ['a file of a context below', { cwd: '/', secrets: [file('npmrc', 'a/.npmrc')] }, 'docker buildx build --secret id=npmrc,src=p/a/.npmrc p'],
  ['a file of the home folder', { secrets: [file('npmrc', '~/.npmrc')] }, 'docker buildx build --secret "id=npmrc,src=$HOME/.npmrc" .'],
  ['an agent', { secrets: [{ id: 'default', from: { ssh: 'default' }, required: true }] }, 'docker buildx build --ssh default .'],
  ['another Dockerfile', { dockerfile: '/p/docker/api.Dockerfile' }, 'docker buildx build -f docker/api.Dockerfile .'],
  ['a Dockerfile of a context elsewhere', { cwd: '/', dockerfile: '/p/app/Dockerfile', context: '/p/app' }, 'docker buildx build p/app'],
  ['a name that needs quotes', { dockerfile: "/p/it's.Dockerfile" }, `docker buildx build -f 'it'\\''s.Dockerfile' .`],
  ['a comma in a path', { secrets: [file('tok', 'a,b.txt')] }, `docker buildx build --secret 'id=tok,"src=a,b.txt"' .`],
  ['a comma in a path below home', { secrets: [file('tok', '~/a,$b.txt')] }, 'docker buildx build --secret "id=tok,\\"src=$HOME/a,\\$b.txt\\"" .'],
  ['a folder that looks like an option', { context: '/p/-x', dockerfile: '/p/-x/Dockerfile' }, 'docker buildx build ./-x'],
  [
    'arguments and a target',
    { buildArgs: [argument('VERSION'), argument('REGISTRY')], target: 'prod', secrets: [env('A')] },
    'docker buildx build --target prod --build-arg VERSION --build-arg REGISTRY --secret id=A .',
  ],
  ['load', { load: true }, 'docker buildx build --load .'],
  ['one id once', { secrets: [env('A', 'B'), env('A')] }, 'docker buildx build --secret id=A .'],
  ['an old engine', { engine: 'docker-20.10', secrets: [env('A')], load: true }, 'DOCKER_BUILDKIT=1 docker build --secret id=A .'],
  ['buildah', { engine: 'buildah-1.44', secrets: [env('A'), file('b', 'c')], load: true }, 'buildah build --secret id=A,env=A --secret id=b,src=c .'],
];

describe('buildCommand', () => {
  test.each(cases)('%s', (_, request, command) => {
    const built = buildCommand({ ...base, ...request });
    expect(built.command).toBe(command);
    // a shell splits the line into the arguments
    const words = execFileSync('sh', ['-c', `set -- ${command.replace(/^DOCKER_BUILDKIT=1 /, '')}; for word; do printf '%s\\0' "$word"; done`], {
      env: { HOME: '/home/me' },
      encoding: 'utf8',
    });
    expect(words.split('\0').slice(0, -1)).toEqual([...built.argv]);
  });

  test('guards only what would pass unnoticed', () => {
    const secrets = [env('A'), env('B', 'C'), file('d', 'e')];
    expect(buildCommand({ ...base, secrets }).guards).toEqual([': "${C:?not set}"']);
    expect(buildCommand({ ...base, secrets, engine: 'buildah-1.44' }).guards).toEqual([': "${A:?not set}"', ': "${C:?not set}"']);
  });

  test('a guard stops a shell', () => {
    const [line = ''] = buildCommand({ ...base, secrets: [env('B', 'C')] }).guards;
    expect(() => execFileSync('sh', ['-c', `${line}; echo on`], { env: {}, stdio: 'pipe' })).toThrow(/not set/);
    expect(execFileSync('sh', ['-c', `${line}; echo on`], { env: { C: 'x' }, encoding: 'utf8' })).toBe('on\n');
  });

  test('says how to set a variable without a trace', () => {
    expect(buildCommand({ ...base, secrets: [env('A'), env('b', 'A'), file('c', 'd')] }).hints).toEqual([
      "printf 'A: ' && A=$(trap 'stty echo; exit 1' INT; stty -echo; IFS= read -r x; stty echo; printf %s \"$x\") && echo && export A",
    ]);
  });

  test('asks for many plain arguments in one line, which any shell runs', () => {
    const names = ['VERSION', 'REGION', 'CHANNEL', 'v'];
    const { hints } = buildCommand({ ...base, buildArgs: [...names.map((name) => argument(name)), argument('OLD_TOKEN', true, true)] });
    expect(hints).toHaveLength(2);
    expect(hints[1]).toContain('OLD_TOKEN=$(');
    const [line = ''] = hints;
    const run = (shell: string): string => execFileSync(shell, ['-c', `${line} && env`], { input: '1 a\n\n$x "y"\nlast\n', env: {}, encoding: 'utf8' });
    for (const shell of ['sh', 'bash']) for (const value of ['VERSION=1 a', 'REGION=', 'CHANNEL=$x "y"', 'v=last']) expect(run(shell)).toContain(`${value}\n`);
    expect(buildCommand({ ...base, buildArgs: names.slice(1).map((name) => argument(name)) }).hints).toHaveLength(3);
  });

  test('says how to set what may have several lines, and the arguments that the build needs', () => {
    const buildArgs = [argument('VERSION'), argument('OLD_TOKEN', true, true), argument('EMPTY', false)];
    expect(buildCommand({ ...base, buildArgs, secrets: [env('SSH_KEY')], long: new Set(['SSH_KEY']) })).toMatchObject({
      command: 'docker buildx build --build-arg VERSION --build-arg OLD_TOKEN --build-arg EMPTY --secret id=SSH_KEY .',
      hints: [
        "printf 'VERSION: ' && IFS= read -r VERSION && export VERSION",
        "printf 'OLD_TOKEN: ' && OLD_TOKEN=$(trap 'stty echo; exit 1' INT; stty -echo; IFS= read -r x; stty echo; printf %s \"$x\") && echo && export OLD_TOKEN",
        "printf 'SSH_KEY, then Ctrl-D: ' && SSH_KEY=$(trap 'stty echo; exit 1' INT; stty -echo; cat; stty echo) && echo && export SSH_KEY",
      ],
    });
  });

  test('joins lines so that a shell reads them all before it runs the first', () => {
    expect(joinedLines(['a', 'b', 'c'])).toEqual(['a &&', 'b &&', 'c']);
  });

  test('says how to make a variable whose value is not the secret itself', () => {
    const made = '"Basic $(printf %s "$USER_NAME:$PASSWORD" | base64)"';
    const [line = ''] = buildCommand({ ...base, secrets: [{ id: 'h', from: { env: 'HEADER', made }, required: true }] }).hints;
    for (const shell of ['sh', 'bash']) {
      const out = execFileSync(shell, ['-c', `${line}; printenv HEADER`], { input: 'ci\npw\n', encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
      expect(out.split('\n').slice(-2)).toEqual([`Basic ${Buffer.from('ci:pw').toString('base64')}`, '']);
    }
  });

  test('parts the secrets from the agents', () => {
    const { secrets, ssh } = buildCommand({ ...base, secrets: [env('A'), { id: 'default', from: { ssh: 'default' }, required: true }] });
    expect([secrets.map(({ id }) => id), ssh]).toEqual([['A'], ['default']]);
  });

  test('prints a line for each compose file', () => {
    const services = [
      { file: '/p/compose.yaml', service: 'web' },
      { file: '/p/compose.yaml', service: 'worker' },
      { file: '/p/compose.override.yaml', service: 'web' },
      { file: '/p/deploy/docker-compose.prod.yml', service: 'web' },
    ];
    expect(buildCommand({ ...base, services }).compose).toEqual([
      'docker compose build web worker',
      'docker compose -f deploy/docker-compose.prod.yml build web',
    ]);
    // one file may have two names
    const twice = ['/p/compose.yaml', '/p/docker-compose.yml'].map((path) => ({ file: path, service: 'web' }));
    expect(buildCommand({ ...base, services: twice }).compose).toEqual(['docker compose build web']);
    expect(buildCommand({ ...base, services: services.slice(0, 1), secrets: [env('A')] }).compose).toEqual([': "${A:?not set}" && docker compose build web']);
    expect(buildCommand({ ...base, services, engine: 'buildah' }).compose).toEqual([]);
  });
});
