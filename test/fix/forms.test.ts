import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import type { BuildSecret } from '../../src/caller-change.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { lint } from '../../src/linter/lint.ts';
import type { Finding } from '../../src/linter/types.ts';
import { type BuildSituation, buildOf } from '../../src/project/build.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../src/text/document.ts';

function findings(lines: readonly string[]): readonly Finding[] {
  const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  const options = { engine: ENGINES['docker-23'], context: undefined, settings, levels: new Map(), fix: 'none' } as const;
  return lint(new Document('/project/Dockerfile', lines.join('\n')), RULES, options).findings;
}

function argv(lines: readonly string[], secrets: readonly BuildSecret[] = [], texts: Readonly<Record<string, string>> = {}): readonly string[] {
  const dockerfile = parseDockerfile(new Document('/project/Dockerfile', lines.join('\n')));
  const files: BuildSituation['files'] = {
    read: (path) => texts[posix.relative('/project', path)],
    list: (folder) =>
      Object.keys(texts)
        .filter((name) => posix.join('/project', posix.dirname(name)) === folder)
        .map((name) => ({ name: posix.basename(name), kind: 'file' })),
  };
  const common = { cwd: '/project', home: undefined, context: '/project', engine: 'docker-23', invocations: [], left: new Set<string>() } as const;
  const situation = { ...common, files, secrets };
  return buildOf(dockerfile, situation)?.argv.slice(3) ?? [];
}

describe('an agent in place of a copied key', () => {
  const effects = (lines: readonly string[]): string => (findings(lines)[0]?.fix?.effects ?? []).join('\n');

  test('is named where the key is used by its default place', () => {
    expect(effects(['FROM alpine', 'COPY id_rsa /root/.ssh/id_rsa', 'RUN chmod 600 /root/.ssh/id_rsa && git clone git@github.com:o/r.git'])).toContain(
      'RUN --mount=type=ssh',
    );
  });

  test.each(['RUN ssh -i /root/.ssh/id_rsa host true', 'RUN GIT_SSH_COMMAND="ssh -i /root/.ssh/id_rsa" git clone git@github.com:o/r.git'])(
    'is not named where the path is: %s',
    (run) => {
      const all = effects(['FROM alpine', 'COPY id_rsa /root/.ssh/id_rsa', run]);
      expect(all).toContain('mounted at /root/.ssh/id_rsa');
      expect(all).not.toContain('--ssh');
    },
  );
});

describe('the build command', () => {
  const NPMRC = 'RUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci';
  const SETTINGS = 'RUN --mount=type=secret,id=settings.xml,target=/app/ci/settings.xml,required=true mvn -s ci/settings.xml package';
  test.each<[what: string, run: string, texts: Readonly<Record<string, string>>, words: readonly string[]]>([
    ['a file of that name', NPMRC, { '.npmrc': '' }, ['--secret', 'id=npmrc,src=.npmrc']],
    ['no such file', NPMRC, {}, ['--secret', 'id=npmrc']],
    ['no such file, and the mount requires it', `${NPMRC.replace('.npmrc npm', '.npmrc,required=true npm')}`, {}, ['--secret', 'id=npmrc']],
    ['one that is excluded', SETTINGS, { '.dockerignore': 'ci/settings.xml\n', 'ci/settings.xml': '' }, ['--secret', 'id=settings.xml,src=ci/settings.xml']],
    ['one that is gone', SETTINGS, { '.dockerignore': 'ci/settings.xml\n' }, ['--secret', 'id=settings.xml']],
    ['an id of its own', NPMRC.replace('id=npmrc', 'id=npm'), { '.npmrc': '' }, ['--secret', 'id=npm']],
    ['a variable', 'RUN --mount=type=secret,id=TOKEN make', { TOKEN: '' }, ['--secret', 'id=TOKEN']],
  ])('gives a mounted file from the context: %s', (_what, run, texts, words) => {
    expect(argv(['FROM alpine', run], [], texts).slice(0, -1)).toEqual(words);
  });

  test('gives the agents of ssh mounts', () => {
    expect(argv(['FROM alpine', 'RUN --mount=type=ssh --mount=type=ssh,id=deploy git fetch'])).toEqual(['--ssh', 'default', '--ssh', 'deploy', '.']);
  });

  test('gives what BuildKit looks for without a mount', () => {
    const secret = { id: 'GIT_AUTH_TOKEN.github.com', from: { env: 'GH' }, required: true };
    expect(argv(['FROM alpine', 'ADD https://github.com/o/r.git /src'], [secret])).toEqual(['--secret', 'id=GIT_AUTH_TOKEN.github.com,env=GH', '.']);
  });

  test('takes an id that no variable can have from the variable of the mount', () => {
    expect(argv(['FROM alpine', 'RUN --mount=type=secret,id=GIT_AUTH_TOKEN.github.com,env=GH make'])).toEqual([
      '--secret',
      'id=GIT_AUTH_TOKEN.github.com,env=GH',
      '.',
    ]);
  });

  test('passes no build argument that is kept as a fallback for a secret', () => {
    expect(argv(['FROM alpine', 'ARG TOKEN', 'ARG PLACE', 'RUN --mount=type=secret,id=TOKEN ./x $TOKEN $PLACE'])).toEqual([
      '--build-arg',
      'PLACE',
      '--secret',
      'id=TOKEN',
      '.',
    ]);
  });
});
