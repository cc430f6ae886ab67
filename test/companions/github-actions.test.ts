import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { hasSecretEnvs } from '../../src/companions/github-actions/build-push-target.ts';
import { githubActions } from '../../src/companions/github-actions/github-actions.ts';
import { readEntries } from '../../src/companions/github-actions/inputs.ts';
import type { BuildChange, CompanionFiles, CompanionResult } from '../../src/companions/types.ts';
import { BAKE_ACTIONS, BUILD_PUSH_ACTIONS, OTHER_BUILD_ACTIONS } from '../../src/knowledge/docker/github-actions.ts';
import { Document } from '../../src/text/document.ts';
import { applyEdits } from '../../src/text/edit.ts';

const change: BuildChange = {
  dockerfile: '/p/Dockerfile',
  context: '/p',
  secrets: [{ id: 'T', from: { env: 'T' }, required: true }],
  removedArgs: new Map([['T', 'T']]),
  excluded: [],
  containerEnv: new Map(),
};
const bakeFile = 'target "app" { context = "." }';
const files: CompanionFiles = {
  root: '/p',
  read: (path) => (path === '/p/docker-bake.hcl' ? bakeFile : undefined),
  exists: (path) => ['/p/Dockerfile', '/p/docker-bake.hcl'].includes(path),
};

function workflow(...steps: readonly string[]): Document {
  const list = steps.map((step) => `      - ${step.replaceAll('\n', '\n        ')}\n`).join('');
  return new Document('/p/.github/workflows/ci.yml', `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${list}`);
}

function run(document: Document): { readonly after: string; readonly result: CompanionResult } {
  const result = githubActions.rewrite(document, change, files);
  return { after: applyEdits(document.text, result.edits), result };
}

describe('which files are workflows', () => {
  test.each([
    ['.github/workflows/ci.yml', true],
    ['.gitea/workflows/build.yaml', true],
    ['actions/image/action.yml', true],
    // GitHub runs the workflows of the root alone: https://docs.github.com/en/actions/concepts/workflows-and-actions/workflows
    ['examples/shop/.github/workflows/ci.yml', false],
    ['.github/workflows/README.md', false],
    ['.github/dependabot.yml', false],
  ])('%s: %s', (path, expected) => {
    expect(githubActions.matches(path)).toBe(expected);
  });
});

describe('the action versions that take secret-envs', () => {
  test.each([
    ['docker/build-push-action@v6', '', true],
    ['docker/build-push-action@v7.1.2', '', true],
    ['docker/build-push-action@v5', '', false],
    ['docker/build-push-action@v5.0.0', '', false],
    ['docker/build-push-action@v5.1.0', '', true],
    ['docker/build-push-action@v4', '', false],
    ['docker/build-push-action@master', '', true],
    ['docker/build-push-action@0123456789abcdef0123456789abcdef01234567', ' v6.1.0', true],
    ['docker/build-push-action@0123456789abcdef0123456789abcdef01234567', ' pinned v4', false],
    ['docker/build-push-action@0123456789abcdef0123456789abcdef01234567', '', false],
    ['docker/build-push-action', '', false],
    ['depot/build-push-action@v1', '', true],
  ])('%s #%s: %p', (uses, comment, expected) => {
    expect(hasSecretEnvs(uses, comment)).toBe(expected);
  });
});

test('list inputs are read as the actions toolkit reads them', () => {
  expect(readEntries('A=1\n  B = 2,3 \n\n# comment\n"C={""a"": ""b""}"\nD\nE=x=y').map(({ name, value }) => [name, value])).toEqual([
    ['A', '1'],
    ['B', ' 2,3'],
    ['C', '{"a": "b"}'],
    ['D', undefined],
    ['E', 'x=y'],
  ]);
});

describe('what needs the image later', () => {
  const BUILD = 'run: docker build --build-arg T=${{ secrets.T }} -t app .';
  test.each([
    'docker push app',
    'docker image push app',
    'docker run --rm app',
    'docker compose up -d',
    'kind load docker-image app',
    'minikube image load app',
    'k3d image import app',
    'skopeo copy docker-daemon:app oci:x',
  ])('%s', (use) => {
    const { after } = run(workflow('uses: actions/checkout@v4', BUILD, `run: ${use}`));
    expect(after).toContain('run: docker build --output type=docker --secret id=T -t app .');
    expect(after).toMatch(/checkout@v4\n {6}- uses: docker\/setup-buildx-action@v3\n/);
  });

  test('a scanner needs it', () => {
    expect(run(workflow(BUILD, 'uses: aquasecurity/trivy-action@0.28.0')).after).toContain('--output type=docker');
  });

  test.each(['npm test', 'docker login', 'echo push'])('not %s', (use) => {
    const { after } = run(workflow(BUILD, `run: ${use}`));
    expect(after).toContain('run: docker build --secret id=T -t app .');
    expect(after).not.toContain('setup-buildx-action');
  });

  test('another builder is not brought in where it would hide the images of other builds', () => {
    const { after } = run(workflow(BUILD, 'run: docker buildx build -t base .', 'run: docker run app'));
    expect(after).not.toContain('setup-buildx-action');
  });
});

describe('actions', () => {
  test.each([...BUILD_PUSH_ACTIONS])('%s gets the secret', (action) => {
    const { after, result } = run(workflow(`uses: ${action}@v6\nwith:\n  build-args: T=\${{ secrets.T }}`));
    expect(after).toContain('secret-envs: |\n            T=T\n');
    expect(after).not.toContain('build-args');
    expect(result.invocations).toEqual([{ context: '/p', target: undefined, service: undefined }]);
  });

  test.each([...BAKE_ACTIONS])('%s gets the secret', (action) => {
    const { after } = run(workflow(`uses: ${action}@v6\nwith:\n  set: app.args.T=\${{ secrets.T }}`));
    expect(after).toContain('set: app.secrets=id=T,env=T\n');
    expect(after).toContain('env:\n          T: ${{ secrets.T }}\n');
  });

  test.each(Object.entries(OTHER_BUILD_ACTIONS))('%s is told', (action, { input }) => {
    const document = workflow(`uses: ${action}@v1\nwith:\n  ${input}: T=\${{ secrets.T }}`);
    const { after, result } = run(document);
    expect(after).toBe(document.text);
    expect(result.caveats.map((caveat) => caveat.range && document.positionAt(caveat.range.start).line)).toEqual([8]);
  });
});

// ------------------------------------------------------------------------------------------------ the shape of what was written

/** Inputs of docker/build-push-action and docker/bake-action: their action.yml. */
const INPUTS: { readonly [action: string]: readonly string[] } = {
  'docker/build-push-action':
    'add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context file labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs secret-files shm-size ssh tags target ulimit github-token'.split(
      ' ',
    ),
  'docker/bake-action': 'builder workdir source allow call files no-cache pull load provenance push sbom set targets github-token'.split(' '),
};

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stepsIn(value: unknown): readonly { readonly [key: string]: unknown }[] {
  if (!isRecord(value)) return [];
  const jobs = isRecord(value['jobs']) ? Object.values(value['jobs']) : [value['runs']];
  return jobs.flatMap((job) => (isRecord(job) && Array.isArray(job['steps']) ? job['steps'].filter(isRecord) : []));
}

/** What a linter of workflows would say about a step. */
function complaints(step: { readonly [key: string]: unknown }): readonly string[] {
  const found: string[] = [];
  if (('uses' in step ? 1 : 0) + ('run' in step ? 1 : 0) !== 1) found.push('not exactly one of uses and run');
  const known = ['id', 'if', 'name', 'uses', 'run', 'working-directory', 'shell', 'with', 'env', 'continue-on-error', 'timeout-minutes'];
  for (const key of Object.keys(step)) if (!known.includes(key)) found.push(`unknown key ${key}`);
  if ('with' in step && (!('uses' in step) || !isRecord(step['with']) || Object.keys(step['with']).length === 0))
    found.push('with is empty or stands without uses');
  if ('env' in step && (!isRecord(step['env']) || Object.keys(step['env']).length === 0)) found.push('env is empty');
  for (const value of Object.values(isRecord(step['env']) ? step['env'] : {}))
    if (isRecord(value) || Array.isArray(value)) found.push('env holds a collection');
  const action = String(step['uses'] ?? '').replace(/@.*/, '');
  const inputs = INPUTS[action];
  if (inputs && isRecord(step['with'])) for (const key of Object.keys(step['with'])) if (!inputs.includes(key)) found.push(`${action} has no input ${key}`);
  for (const key of ['secret-envs', 'secrets', 'build-args']) {
    const list = isRecord(step['with']) ? step['with'][key] : undefined;
    if (list !== undefined && (typeof list !== 'string' || list.trim() === '')) found.push(`${key} is empty`);
  }
  return found;
}

describe('workflows after the change are sound', () => {
  const folder = join(import.meta.dirname, 'github-actions');
  // of these, one cannot be read and one has the inputs of another version
  const afters = readdirSync(folder).flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => file.startsWith('after') && !['malformed', 'build-push-v1-inputs'].includes(name))
      .map((file) => `${name}/${file}`),
  );
  test.each(afters)('%s', (name) => {
    const steps = stepsIn(parse(readFileSync(join(folder, name), 'utf8')));
    expect(steps.flatMap(complaints)).toEqual([]);
    if (!name.startsWith('reusable')) expect(steps.length).toBeGreaterThan(0);
    // a secret that a run step names is one that it has
    for (const step of steps) {
      for (const id of String(step['run'] ?? '').matchAll(/--secret id=(\w+)(?=\s|$)/g))
        expect(readFileSync(join(folder, name), 'utf8')).toMatch(new RegExp(`${id[1]}: |${id[1]} `));
    }
  });
});
