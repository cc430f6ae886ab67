import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import type { BuildSecret } from '../../src/caller-change.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { lint } from '../../src/linter/lint.ts';
import type { Finding } from '../../src/linter/types.ts';
import { buildOf } from '../../src/project/build.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../src/text/document.ts';

function findings(lines: readonly string[]): readonly Finding[] {
  const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  const options = { engine: ENGINES['docker-23'], context: undefined, settings, levels: new Map(), fix: 'none' } as const;
  return lint(new Document('/project/Dockerfile', lines.join('\n')), RULES, options).findings;
}

function argv(lines: readonly string[], secrets: readonly BuildSecret[] = []): readonly string[] {
  const dockerfile = parseDockerfile(new Document('/project/Dockerfile', lines.join('\n')));
  const situation = { cwd: '/project', home: undefined, context: '/project', engine: 'docker-23', invocations: [], secrets, left: new Set<string>() } as const;
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
