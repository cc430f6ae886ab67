import { describe, expect, test } from '@jest/globals';
import { declaredBuild, wordsOfDeclared } from '../../src/prove/declared-build.ts';

const REST = { args: new Map(), words: [], secrets: new Map(), platforms: [], caches: [] };

describe('a declared build', () => {
  test('is read as docker compose prints it', () => {
    const web = {
      context: '/p/web',
      contexts: { res: '/p/res' },
      dockerfile: '/p/Dockerfile.web',
      args: { MODE: 'prod', UNSET: null },
      labels: { x: 'y' },
      'cache-to': ['type=local,dest=/tmp/x'],
      secret: ['id=npmrc,type=file,src=/p/.npmrc', 'id=other,type=env,env=OTHER'],
      ssh: ['default='],
      platforms: ['linux/amd64'],
      'shm-size': '1073741824',
      output: ['type=docker'],
    };
    expect(declaredBuild({ target: { web } }, undefined, '/p')).toEqual({
      name: 'web',
      context: '/p/web',
      dockerfile: '/p/Dockerfile.web',
      args: new Map([['MODE', 'prod']]),
      words: ['--shm-size', '1073741824', '--label', 'x=y', '--build-context', 'res=/p/res', '--ssh', 'default', '--platform', 'linux/amd64'],
      secrets: new Map<string, object>([
        ['npmrc', { file: '/p/.npmrc' }],
        ['other', { env: 'OTHER' }],
      ]),
      platforms: [],
      caches: ['type=local,dest=/tmp/x'],
    });
  });

  test('is read as docker buildx bake prints it', () => {
    const web = {
      context: 'web',
      contexts: { res: 'res', base: 'docker-image://node:22' },
      'cache-to': [{ dest: '/tmp/x', mode: 'max', type: 'local' }],
      secret: [{ id: 'npmrc', src: '.npmrc' }, { id: 'OTHER' }],
      ssh: [{ id: 'key', paths: ['/k'] }, {}],
      ulimits: ['nofile=1024:1024'],
    };
    expect(declaredBuild({ target: { web, other: {} } }, 'web', '/p')).toEqual({
      ...REST,
      name: 'web',
      context: '/p/web',
      dockerfile: '/p/web/Dockerfile',
      words: [
        ...['--ulimit', 'nofile=1024:1024', '--build-context', 'res=/p/res', '--build-context', 'base=docker-image://node:22'],
        ...['--ssh', 'key=/k', '--ssh', 'default'],
      ],
      secrets: new Map<string, object>([
        ['npmrc', { file: '/p/.npmrc' }],
        ['OTHER', { env: 'OTHER' }],
      ]),
      caches: ['dest=/tmp/x,mode=max,type=local'],
    });
  });

  test.each([undefined, null, 5, [], { target: 5 }, { target: null }])('is none in %j', (printed) => {
    expect(declaredBuild(printed, undefined, '/p')).toBe('it builds nothing');
  });

  test('passes neither the secrets that prove passes, nor one that the Dockerfile does not take', () => {
    const build = { ...REST, name: 'web', context: '/p', dockerfile: '/p/Dockerfile' };
    const args = new Map([
      ['NPM_TOKEN', 'hunter2hunter2'],
      ['OLD_TOKEN', 'hunter2hunter2'],
      ['MODE', 'prod'],
    ]);
    expect(wordsOfDeclared({ ...build, args }, ['ARG NPM_TOKEN\nARG MODE\n'], new Set(['NPM_TOKEN']))).toEqual(['--build-arg', 'MODE=prod']);
    expect(wordsOfDeclared({ ...build, args }, ['ARG OLD_TOKEN\n'], new Set(['NPM_TOKEN']))).toMatch(/^web passes the build argument OLD_TOKEN: /);
  });
});
