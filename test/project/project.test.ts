import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import type { Companion } from '../../src/companions/types.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { contextFolderOf, lintProject } from '../../src/project/project.ts';
import type { FileSettings, ProjectOptions, ProjectResult } from '../../src/project/types.ts';
import { secondParser } from '../../src/syntax/dockerfile/second-parser.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const SETTINGS: FileSettings = {
  engine: ENGINES[DEFAULT_ENGINE],
  levels: new Map(),
  settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
  context: undefined,
  companions: true,
};

function run(
  files: { readonly [path: string]: string },
  paths: readonly string[],
  fix: ProjectOptions['fix'],
  settings: Partial<FileSettings> = {},
  companions: readonly Companion[] = COMPANIONS,
): ProjectResult {
  const options = { fix, secondParser, cwd: '/project', home: '/home/someone', settingsOf: () => ({ ...SETTINGS, ...settings }) };
  return lintProject(
    memoryFiles(files),
    paths.map((path) => `/project/${path}`),
    RULES,
    companions,
    options,
  );
}

function after(result: ProjectResult): { readonly [path: string]: string } {
  return Object.fromEntries(result.companions.filter((one) => one.before !== one.after).map((one) => [one.path.replace('/project/', ''), one.after]));
}

describe('lintProject', () => {
  test('gives the build command of what is there after the fixes', () => {
    const result = run({ Dockerfile: LEAKING }, ['Dockerfile'], 'safe');
    expect(result.files[0]?.build?.argv).toEqual(['docker', 'buildx', 'build', '--secret', 'id=NPM_TOKEN', '.']);
    expect(run({ Dockerfile: LEAKING }, ['Dockerfile'], 'none').files[0]?.build).toBeUndefined();
  });

  test('knows where the mounts of the file itself take their secrets from', () => {
    const text =
      'ARG BASE\nFROM $BASE\nRUN --mount=type=secret,id=a,env=A --mount=type=secret,target=/run/secrets/b --mount=type=ssh,id=deploy x\nRUN --mount=type=ssh,id=deploy y\n';
    expect(run({ Dockerfile: text }, ['Dockerfile'], 'none').files[0]?.build?.argv).toEqual(
      'docker buildx build --build-arg BASE --secret id=a --secret id=b --ssh deploy .'.split(' '),
    );
  });

  test.each<readonly [what: string, files: Record<string, string>, dockerfile: string, command: string]>([
    [
      'the context that devcontainer.json says',
      { '.devcontainer/Dockerfile': LEAKING, '.devcontainer/devcontainer.json': '{ "build": { "dockerfile": "Dockerfile", "context": ".." } }' },
      '.devcontainer/Dockerfile',
      'docker buildx build -f .devcontainer/Dockerfile --secret id=NPM_TOKEN .',
    ],
    [
      'the context of a devcontainer.json of the older form',
      { 'docker/Dockerfile': LEAKING, '.devcontainer/devcontainer.json': '{ "dockerFile": "../docker/Dockerfile", "context": ".." }' },
      'docker/Dockerfile',
      'docker buildx build -f docker/Dockerfile --secret id=NPM_TOKEN .',
    ],
    [
      'the context that all scripts use, and every argument',
      {
        'dockerfiles/Dockerfile': 'FROM node:22\nARG GITHUB_USERNAME\nARG NPM_TOKEN\nRUN npm ci\n',
        Makefile: 'image:\n\tdocker build -f dockerfiles/Dockerfile --build-arg GITHUB_USERNAME --build-arg NPM_TOKEN .\n',
      },
      'dockerfiles/Dockerfile',
      'docker buildx build -f dockerfiles/Dockerfile --build-arg GITHUB_USERNAME --secret id=NPM_TOKEN .',
    ],
    [
      'the tag and the arguments that the Makefile writes out',
      {
        'dockerfiles/Dockerfile': 'FROM node:22 AS app\nARG GITHUB_USERNAME\nARG LEVEL=1\nARG NPM_TOKEN\nRUN npm ci\n',
        Makefile:
          'image:\n\tcd dockerfiles && docker build -t acme/app:latest --build-arg GITHUB_USERNAME=ci --build-arg LEVEL=2 --build-arg OTHER=1 --build-arg NPM_TOKEN=$(T) --target app .. -f Dockerfile\n',
      },
      'dockerfiles/Dockerfile',
      'docker buildx build -t acme/app:latest -f dockerfiles/Dockerfile --target app --build-arg GITHUB_USERNAME=ci --build-arg LEVEL=2 --secret id=NPM_TOKEN .',
    ],
    [
      'only what two scripts agree on',
      {
        Dockerfile: 'FROM node:22\nARG GITHUB_USERNAME\nARG LEVEL=1\nARG NPM_TOKEN\nRUN npm ci\n',
        'a.sh': '#!/bin/sh\ndocker build -t acme/app --build-arg LEVEL=2 --build-arg GITHUB_USERNAME=ci --build-arg NPM_TOKEN .\n',
        'b.sh': '#!/bin/sh\ndocker build -t acme/other --build-arg LEVEL=2 --build-arg GITHUB_USERNAME=$ME --build-arg NPM_TOKEN .\n',
      },
      'Dockerfile',
      'docker buildx build --build-arg GITHUB_USERNAME --build-arg LEVEL=2 --secret id=NPM_TOKEN .',
    ],
    [
      'no value of an argument that may be a secret, and no tag that is made of variables',
      {
        Dockerfile: 'FROM node:22\nARG SIGNING_KEY\nARG USER_NAME\nARG NPM_TOKEN\nRUN npm ci\nLABEL by=$SIGNING_KEY$USER_NAME\n',
        'a.sh': '#!/bin/sh\ndocker build -t acme/app:$V -t acme/app --build-arg SIGNING_KEY=Gq7vLw2xTz9 --build-arg USER_NAME="a b" --build-arg NPM_TOKEN .\n',
      },
      'Dockerfile',
      'docker buildx build --build-arg SIGNING_KEY --build-arg USER_NAME --secret id=NPM_TOKEN .',
    ],
    [
      'the folder of the Dockerfile where scripts do not agree',
      {
        'app/Dockerfile': LEAKING,
        'a.sh': '#!/bin/sh\ndocker build -f app/Dockerfile --build-arg NPM_TOKEN .\n',
        'b.sh': '#!/bin/sh\ndocker build --build-arg NPM_TOKEN app\n',
      },
      'app/Dockerfile',
      'docker buildx build --secret id=NPM_TOKEN app',
    ],
    [
      'an argument with an empty default, and a secret one that stays with its own',
      {
        Dockerfile:
          'FROM node:22\nARG REGISTRY=""\nARG LEVEL=1\nARG DEPLOY_TOKEN=changeme\nARG NPM_TOKEN\nRUN npm ci --registry "$REGISTRY"\nLABEL by=$DEPLOY_TOKEN\n',
      },
      'Dockerfile',
      'docker buildx build --build-arg REGISTRY --build-arg DEPLOY_TOKEN --secret id=NPM_TOKEN .',
    ],
  ])('prints %s', (_what, files, dockerfile, command) => {
    expect(run(files, [dockerfile], 'safe').files[0]?.build?.command).toBe(command);
  });

  test('prints the variable that the compose file of the project uses, and no line for a service that does not give the secret', () => {
    const files = {
      Dockerfile: LEAKING,
      'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${REGISTRY_TOKEN}\n',
      'compose.ci.yaml': 'services:\n  ci:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: x${REGISTRY_TOKEN}\n',
    };
    expect(run(files, ['Dockerfile'], 'unsafe').files[0]?.build).toMatchObject({
      argv: ['docker', 'buildx', 'build', '--secret', 'id=NPM_TOKEN,env=REGISTRY_TOKEN', '.'],
      hints: [
        "printf 'REGISTRY_TOKEN: ' && REGISTRY_TOKEN=$(trap 'stty echo; exit 1' INT; stty -echo; IFS= read -r x; stty echo; printf %s \"$x\") && echo && export REGISTRY_TOKEN",
      ],
      compose: [': "${REGISTRY_TOKEN:?not set}" && docker compose build app'],
    });
  });

  test.each([
    ['a value that is a whole file', 'echo "$DEPLOY_VALUE" > ~/.netrc', true],
    ['a value that is decoded into one', "printf '%s\\n' \"$DEPLOY_VALUE\" | tr -d '\\r' > ~/.ssh/id_rsa", true],
    ['a value between other lines', 'cat <<EOF > ~/.netrc\n# logins\n${DEPLOY_VALUE}\nEOF', true],
    ['a part of a line in quotes', 'echo "machine example.com login x password ${DEPLOY_VALUE}" > ~/.netrc', false],
    ['a part of a line of words', 'echo machine example.com login x password $DEPLOY_VALUE > ~/.netrc', false],
    ['a part of a line, if it is set', 'if [ -n "$DEPLOY_VALUE" ]; then echo "//npm.example.com/:_authToken=${DEPLOY_VALUE}" >> .npmrc; fi', false],
    ['a part of a line between others', 'cat <<EOF > ~/.netrc\nmachine example.com password ${DEPLOY_VALUE}\nEOF', false],
  ])('reads until Ctrl-D only what may have several lines: %s', (_what, script, isLong) => {
    const text = `FROM alpine\nRUN --mount=type=secret,id=DEPLOY_VALUE,env=DEPLOY_VALUE ${script}\n`;
    expect(run({ Dockerfile: text }, ['Dockerfile'], 'safe').files[0]?.build?.hints.join().includes('then Ctrl-D')).toBe(isLong);
  });

  test('ends for stages that copy from each other and from themselves, again and again', () => {
    const stage = (name: string): string => `FROM node:22 AS ${name}\n${['a', 'b', 'c'].map((from) => `COPY --from=${from} /x /y\n`.repeat(4)).join('')}`;
    const files = {
      Dockerfile: `${stage('a')}${stage('b')}${stage('c')}ARG NPM_TOKEN\nCOPY . .\nRUN npm run build\n`,
      'package.json': '{"scripts":{"build":"node x.js"}}',
    };
    expect(run(files, ['Dockerfile'], 'none').files[0]?.lint.findings.map(({ name }) => name)).toEqual(['NPM_TOKEN']);
  });

  test.each(['Jenkinsfile', 'JenkinsfileStaging', 'Jenkinsfile_ci', 'ci-jenkinsfile', 'deploy/JenkinsFile.prod', 'release.jenkinsfile'])(
    'changes %s',
    (name) => {
      const pipeline =
        "node { withCredentials([string(credentialsId: 'npm', variable: 'NPM_TOKEN')]) { sh 'docker build --build-arg NPM_TOKEN=${NPM_TOKEN} .' } }\n";
      const result = run({ Dockerfile: LEAKING, [name]: pipeline }, ['Dockerfile'], 'safe');
      expect(result.companions.map(({ path, kind, after }) => [path, kind, after.includes('--secret id=NPM_TOKEN')])).toEqual([
        [`/project/${name}`, 'jenkins', true],
      ]);
    },
  );

  describe('a caller that cannot be changed', () => {
    const build = (token: string): string => `#!/bin/zsh\ndocker build --build-arg ${token}=$${token} .\n`;
    const fixesOf = (result: ProjectResult): readonly (string | undefined)[] =>
      result.files.flatMap(({ lint }) => lint.findings.map(({ fix }) => fix?.applicability));

    test('makes the fix wait, for its secret alone', () => {
      const text = 'FROM node:22\nARG NPM_TOKEN\nARG GH_TOKEN\nRUN npm ci\nRUN gh api x\n';
      const files = {
        Dockerfile: text,
        'build.sh': build('NPM_TOKEN'),
        'compose.yaml': 'services: { app: { build: { context: ., args: [NPM_TOKEN, GH_TOKEN] } } }\n',
      };
      const result = run(files, ['Dockerfile'], 'safe');
      expect(fixesOf(result)).toEqual(['unsafe', 'safe']);
      expect(result.files[0]?.lint.output).toContain('ARG NPM_TOKEN');
      expect(result.files[0]?.lint.output).not.toContain('ARG GH_TOKEN');
      expect(result.files[0]?.lint.findings[0]?.fix?.caveats).toEqual([
        {
          applicability: 'unsafe',
          reason: 'build.sh:2 must be changed by hand: this builds the changed Dockerfile. Write instead: docker build --secret id=NPM_TOKEN,env=NPM_TOKEN .',
        },
      ]);
      expect(after(result)['compose.yaml']).toContain('args: [NPM_TOKEN]');
      expect(run(files, ['Dockerfile'], 'unsafe').files[0]?.lint.output).not.toContain('ARG');
    });

    test('that passes a build only options of its own to docker does not count for Compose', () => {
      const files = {
        Dockerfile: 'FROM golang\nARG TOKEN\nRUN if [ -z "$TOKEN" ]; then echo none; else ./send "$TOKEN"; fi\n',
        'compose.yaml': 'services:\n  app:\n    build: .\n',
        '.travis.yml':
          'install:\n  - docker-compose --version\nscript:\n  - docker build\n    --build-arg TOKEN=$TOKEN\n    --build-arg CI=$CI\n    -t app .\n',
      };
      const result = run(files, ['Dockerfile'], 'safe');
      expect(Object.keys(after(result))).toEqual(['.travis.yml']);
    });

    test('of a file `Dockerfile` is none of the `dockerfile` beside it', () => {
      const files = {
        dockerfile: LEAKING,
        Dockerfile: 'FROM alpine\n',
        'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args: [NPM_TOKEN]\n',
        'build.sh': 'docker build --build-arg NPM_TOKEN=$NPM_TOKEN .\ndocker build -f dockerfile --build-arg NPM_TOKEN=$NPM_TOKEN .\n',
      };
      const { 'compose.yaml': compose, 'build.sh': script } = after(run(files, ['dockerfile'], 'safe'));
      expect(compose).toBeUndefined();
      expect(script).toBe('docker build --build-arg NPM_TOKEN=$NPM_TOKEN .\ndocker build -f dockerfile --secret id=NPM_TOKEN,env=NPM_TOKEN .\n');
    });

    test.each([
      ['a substitution', "docker build $(cat .env | sed 's/^/--build-arg /') ."],
      ['backticks', "docker build `sed 's/^/--build-arg /' .env` ."],
      ['a loop', 'while read l; do A="$A --build-arg $l"; done < .env\ndocker build $A .'],
      ['a value', 'docker build --build-arg "$(cat arg)" .'],
      ['Compose', 'A=$(awk \'{print "--build-arg " $0}\' .env)\ndocker compose build $A'],
    ])('may pass the argument without its name: %s', (_, script) => {
      const files = { Dockerfile: LEAKING, 'build.sh': `#!/bin/sh\n${script}\n`, 'compose.yaml': 'services:\n  app:\n    build: .\n' };
      const result = run(files, ['Dockerfile'], 'safe');
      expect(fixesOf(result)).toEqual(['unsafe']);
      expect(result.files[0]?.lint.findings[0]?.fix?.caveats[0]?.reason).toMatch(
        /^build\.sh:\d must be changed by hand: passes build arguments whose names are known only at run time/,
      );
    });

    test('of a Compose service that a script gives the argument says so', () => {
      const files = {
        Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN ./get "$NPM_TOKEN"\n',
        'compose.yaml': 'services:\n  app:\n    build: .\n',
        'build.sh': '#!/bin/sh\ndocker compose build --build-arg NPM_TOKEN="$(cat t)"\n',
      };
      const result = run(files, ['Dockerfile'], 'safe');
      expect(result.companions.find(({ kind }) => kind === 'compose')?.caveats.map(({ message }) => message)).toEqual([
        'service "app" did not pass NPM_TOKEN itself (see build.sh): it now takes the secret, which must be set wherever the service is built',
      ]);
      expect(after(result)['build.sh']).toContain('NPM_TOKEN="$(cat t)" docker compose build\n');
    });

    test.each([
      ['a script', { 'build.sh': '#!/bin/sh\ndocker compose build \\\n  --build-arg NPM_TOKEN app\n' }],
      ['two scripts', { 'build.sh': 'docker compose build --build-arg NPM_TOKEN app\n', 'b.sh': 'docker-compose build app --build-arg NPM_TOKEN="$X"\n' }],
      ['a Makefile', { Makefile: 'b:\n\tdocker-compose -f compose.yaml build --pull --build-arg NPM_TOKEN=$(NPM_TOKEN) app\n' }],
    ])('that %s passes to one of two Compose services asks nothing of the other', (_, scripts) => {
      const files = {
        Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN ./get "$NPM_TOKEN"\n',
        'compose.yaml': 'services:\n  app:\n    build: .\n  worker:\n    build: .\n',
        ...scripts,
      };
      const result = run(files, ['Dockerfile'], 'safe');
      expect(after(result)['compose.yaml']).toContain('  worker:\n    build: .\n');
      expect(result.files[0]?.lint.output).toContain(',env=NPM_TOKEN ./get');
      expect(result.companions.flatMap(({ caveats }) => caveats)).toEqual([]);
    });

    test.each([
      ['all services', 'docker compose build --build-arg NPM_TOKEN\n'],
      ['services known at run time', 'docker compose build --build-arg NPM_TOKEN $SERVICES\n'],
      ['a service and what it depends on', 'docker compose build --with-dependencies --build-arg NPM_TOKEN app\n'],
    ])('that a script passes to %s goes to both', (_, script) => {
      const files = {
        Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN ./get "$NPM_TOKEN"\n',
        'compose.yaml': 'services:\n  app:\n    build: .\n  worker:\n    build: .\n',
        'build.sh': `#!/bin/sh\n${script}`,
      };
      expect(
        run(files, ['Dockerfile'], 'unsafe')
          .companions.find(({ kind }) => kind === 'compose')
          ?.after?.split('- NPM_TOKEN'),
      ).toHaveLength(3);
    });

    test('is named, and every other one with it', () => {
      const scripts = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`build${index}.sh`, build('NPM_TOKEN')]));
      const [fix] = run({ Dockerfile: LEAKING, ...scripts }, ['Dockerfile'], 'safe').files[0]?.lint.findings ?? [];
      const reason = fix?.fix?.caveats[0]?.reason ?? '';
      expect(reason).toMatch(
        /^build0\.sh:2 must be changed by hand: .*; also build1\.sh:2, build2\.sh:2, build3\.sh:2, build4\.sh:2, build5\.sh:2 and 2 more$/,
      );
    });

    test.each<readonly [title: string, files: { readonly [path: string]: string }, waits: boolean]>([
      ['a script of another language', { 'build.fish': 'docker build --build-arg NPM_TOKEN=$NPM_TOKEN .\n' }, true],
      ['a PowerShell script', { 'build.ps1': 'docker build --build-arg NPM_TOKEN=$env:NPM_TOKEN .\n' }, false],
      ['a compose file with a default', { 'compose.yaml': 'services: { app: { build: { context: ., args: { NPM_TOKEN: "${X:-none}" } } } }\n' }, true],
      ['kaniko', { '.gitlab-ci.yml': 'b:\n  script:\n    - /kaniko/executor --context . --build-arg NPM_TOKEN=$X\n' }, true],
      ['podman, before the version that knows env=', { 'build.sh': 'podman build --build-arg NPM_TOKEN=$(cat t) .\n' }, true],
      ['a comment of a Dockerfile', { 'Dockerfile.dev': '# docker build --build-arg NPM_TOKEN=x .\nFROM app\n' }, false],
      ['documentation', { 'README.md': 'Run `docker build --build-arg NPM_TOKEN=x .`\n' }, false],
      ['a build without the argument', { 'build.sh': 'docker build .\n' }, false],
      ['a script that changes', { 'build.sh': 'docker build --build-arg NPM_TOKEN=$(cat t) .\n' }, false],
    ])('%s', (_, files, waits) => {
      expect(fixesOf(run({ Dockerfile: LEAKING, ...files }, ['Dockerfile'], 'safe'))).toEqual([waits ? 'unsafe' : 'safe']);
    });

    test.each<readonly [title: string, files: { readonly [path: string]: string }]>([
      ['a command', { 'build.sh': 'docker build .\n' }],
      ['a workflow', { '.github/workflows/ci.yml': 'jobs: { a: { steps: [{ uses: docker/build-push-action@v6, with: { context: . } }] } }\n' }],
      ['a bake target', { 'docker-bake.hcl': 'target "app" {\n  context = "."\n}\n' }],
    ])('%s that gave no value to an argument which is required now', (_, files) => {
      const required = LEAKING.replace('npm ci', 'set -u; curl -u $NPM_TOKEN x');
      expect(fixesOf(run({ Dockerfile: required, ...files }, ['Dockerfile'], 'safe'))).toEqual(['unsafe']);
      const unset = run({ Dockerfile: LEAKING.replace('npm ci', 'curl -u $NPM_TOKEN x'), ...files }, ['Dockerfile'], 'safe');
      expect([fixesOf(unset), after(unset)]).toEqual([['safe'], {}]);
      expect(unset.files[0]?.lint.output).not.toContain('required=true');
    });

    test('builds with podman: nothing waits where the fix is for buildah', () => {
      const files = { Dockerfile: LEAKING, 'build.sh': 'podman build --build-arg NPM_TOKEN=$(cat t) .\n' };
      const result = run(files, ['Dockerfile'], 'safe', { engine: ENGINES.buildah });
      expect(fixesOf(result)).toEqual(['safe']);
      expect(after(result)).toEqual({ 'build.sh': 'NPM_TOKEN=$(cat t) podman build --secret id=NPM_TOKEN .\n' });
      expect(result.companions.flatMap((one) => one.caveats)).toEqual([]);
    });

    test('and passes an argument that nothing reads is told, and nothing waits for it', () => {
      const unread = 'FROM debian:12\nARG NPM_TOKEN\nRUN mkdir /data\n';
      for (const [path, text] of [
        ['.circleci/config.yml', "jobs:\n  - docker/publish:\n      extra_build_args: '--build-arg NPM_TOKEN=$NPM_TOKEN'\n"],
        ['build.fish', 'docker build --build-arg NPM_TOKEN=$NPM_TOKEN .\n'],
        ['.drone.yml', 'steps:\n  - settings:\n      build_args: [NPM_TOKEN=x]\n'],
      ] as const) {
        const result = run({ Dockerfile: unread, [path]: text }, ['Dockerfile'], 'safe');
        expect(fixesOf(result)).toEqual(['safe']);
        expect(result.companions.map((one) => [one.path, one.caveats.length])).toEqual([[`/project/${path}`, 1]]);
      }
    });

    test('gets a text of one line to write', () => {
      const result = run({ Dockerfile: LEAKING, Tiltfile: "docker_build('app', '.', build_args={'NPM_TOKEN': token})\n" }, ['Dockerfile'], 'safe');
      const [reason] = result.files[0]?.lint.findings[0]?.fix?.caveats.map((caveat) => caveat.reason) ?? [];
      expect(reason).toBe("Tiltfile:1 must be changed by hand: still passes NPM_TOKEN as a build argument. Write instead: secret='id=NPM_TOKEN,env=NPM_TOKEN'");
    });

    test('of another folder, for a Dockerfile that it does not name, is told alone', () => {
      const files = { 'a/Dockerfile': LEAKING, 'b/build.ps1': 'docker build --build-arg NPM_TOKEN=x .\n' };
      const result = run(files, ['a/Dockerfile'], 'safe');
      expect(fixesOf(result)).toEqual(['safe']);
      expect(result.companions.map((one) => one.path)).toEqual(['/project/b/build.ps1']);
    });
  });

  test('leaves out what cannot be read', () => {
    expect(run({}, ['Dockerfile'], 'none').files).toEqual([]);
  });

  test('collects the changes of several Dockerfiles in one companion', () => {
    const compose = (args: string): string =>
      `services:\n  a:\n    build:\n      context: a\n${args.replace('X', 'A_TOKEN')}  b:\n    build:\n      context: b\n${args.replace('X', 'B_TOKEN')}`;
    const files = {
      'a/Dockerfile': LEAKING.replaceAll('NPM_TOKEN', 'A_TOKEN').replace('npm ci', 'curl -u $A_TOKEN x'),
      'b/Dockerfile': LEAKING.replaceAll('NPM_TOKEN', 'B_TOKEN').replace('npm ci', 'curl -u $B_TOKEN x'),
      'compose.yaml': compose('      args:\n        - X\n'),
    };
    const changed = after(run(files, ['a/Dockerfile', 'b/Dockerfile'], 'safe'))['compose.yaml'];
    expect(changed).not.toContain('args');
    for (const token of ['A_TOKEN', 'B_TOKEN']) expect(changed).toContain(`environment: ${token}`);
    const onlyOne = run(files, ['a/Dockerfile'], 'safe');
    expect(after(onlyOne)['compose.yaml']).toContain('- B_TOKEN');
    expect(after(run(files, ['a/Dockerfile', 'b/Dockerfile'], 'safe', { companions: false }))).toEqual({});
  });

  test.each([
    ['by an anchor at the first of them', '      args: &args\n        NPM_TOKEN: ${NPM_TOKEN}\n', '      args: *args\n'],
    ['by a merge key', '      args: &args\n        NPM_TOKEN: ${NPM_TOKEN}\n', '      args:\n        <<: *args\n        LEVEL: "1"\n'],
    ['by a merge key in a list', '      args: &args\n        NPM_TOKEN: ${NPM_TOKEN}\n', '      args:\n        <<: [*args]\n'],
  ])('two services of different Dockerfiles that share their arguments %s lose them both', (_, first, second) => {
    const files = {
      'a/Dockerfile': LEAKING,
      'b/Dockerfile': `${LEAKING}ARG LEVEL\n`,
      'compose.yaml': `services:\n  a:\n    build:\n      context: a\n${first}  b:\n    build:\n      context: b\n${second}`,
    };
    const result = run(files, ['a/Dockerfile', 'b/Dockerfile'], 'safe');
    const changed = after(result)['compose.yaml'] ?? '';
    expect(changed).not.toMatch(/args:\s*(?:&|\*|\n *NPM)|\*args|\$\{NPM_TOKEN\}/);
    expect(changed.match(/- NPM_TOKEN/g)).toHaveLength(2);
    expect(result.companions.flatMap(({ caveats }) => caveats)).toEqual([]);
  });

  test.each([
    ['the first of them', '    build: &build\n      context: .\n      args: [NPM_TOKEN, LEVEL=1]\n', '    build: *build\n'],
    ['an extension', '    build: *build\n', '    build: *build\n'],
  ])('services of different Dockerfiles that share the build of %s share the secret', (_, first, second) => {
    const other = '    build:\n      <<: *build\n      dockerfile: b.Dockerfile\n';
    const extension = first.includes('&build') ? '' : 'x-build: &build\n  context: .\n  args: [NPM_TOKEN, LEVEL=1]\n';
    const files = {
      Dockerfile: `${LEAKING}ARG LEVEL\n`,
      'b.Dockerfile': LEAKING,
      'compose.yaml': `${extension}services:\n  a:\n${first}  b:\n${other}  c:\n${second}`,
    };
    const result = run(files, ['Dockerfile', 'b.Dockerfile'], 'safe');
    const changed = after(result)['compose.yaml'] ?? '';
    expect(changed).toMatch(/args: \[LEVEL=1\]\n *secrets:\n *- NPM_TOKEN\n/);
    expect(changed.match(/- NPM_TOKEN/g)).toHaveLength(1);
    expect(changed).toContain(other);
    expect(result.companions.flatMap(({ caveats }) => caveats)).toEqual([]);
  });

  test('makes a .dockerignore for what the build no longer copies', () => {
    const token = ['npm', 'q7Tz1VxB4mKc9RwL2sDf6HgJ8pYn3aEu5iOt'].join('_');
    const files = { Dockerfile: 'FROM node:22\nCOPY .npmrc ./\nRUN npm ci\n', '.npmrc': `//npm.example.com/:_authToken=${token}\n` };
    expect(after(run(files, ['Dockerfile'], 'unsafe'))).toEqual({ '.dockerignore': '.npmrc\n' });
    expect(after(run({ ...files, '.dockerignore': 'node_modules' }, ['Dockerfile'], 'unsafe'))).toEqual({ '.dockerignore': 'node_modules\n.npmrc\n' });
  });

  test('asks a shell for no variable that Compose reads from the file .env', () => {
    const compose = 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${REGISTRY_TOKEN}\n';
    const lines = (env: string): unknown => run({ Dockerfile: LEAKING, 'compose.yaml': compose, '.env': env }, ['Dockerfile'], 'safe').files[0]?.build?.compose;
    expect(lines('A=1\nexport REGISTRY_TOKEN = abc # mine\n')).toEqual(['docker compose build app']);
    expect(lines('REGISTRY_TOKEN="a b"\n')).toEqual(['docker compose build app']);
    for (const env of ['REGISTRY_TOKEN=\n', '# REGISTRY_TOKEN=x\n', 'REGISTRY_TOKEN=""\n', 'OTHER_REGISTRY_TOKEN=x\n', 'REGISTRY_TOKEN=  # none\n'])
      expect(lines(env)).toEqual([': "${REGISTRY_TOKEN:?not set}" && docker compose build app']);
  });

  describe('a Dockerfile that is called `dockerfile`', () => {
    const compose = (build: string): string => `services:\n  app:\n    build:\n${build}      args: [NPM_TOKEN]\n`;
    const changed = (files: { readonly [path: string]: string }): readonly string[] =>
      Object.keys(after(run({ dockerfile: LEAKING, ...files }, ['dockerfile'], 'safe')));

    test('is the one that builders find by default', () => {
      expect(changed({ 'compose.yaml': compose('      context: .\n') })).toEqual(['compose.yaml']);
      expect(changed({ 'compose.yaml': compose('      context: .\n      dockerfile: Dockerfile\n') })).toEqual(['compose.yaml']);
      expect(changed({ 'compose.yaml': compose('      context: .\n      dockerfile: dockerfile\n') })).toEqual(['compose.yaml']);
      expect(changed({ 'build.sh': 'docker build --build-arg NPM_TOKEN .\n' })).toEqual(['build.sh']);
      expect(changed({ 'docker-bake.hcl': 'variable "NPM_TOKEN" {}\ntarget "a" {\n  args = { NPM_TOKEN = NPM_TOKEN }\n}\n' })).toEqual(['docker-bake.hcl']);
      const step = '      - uses: docker/build-push-action@v6\n        with:\n          build-args: NPM_TOKEN=${{ secrets.NPM_TOKEN }}\n';
      const workflow = `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${step}`;
      expect(changed({ '.github/workflows/ci.yml': workflow })).toEqual(['.github/workflows/ci.yml']);
    });
  });

  describe('a service that never passed the argument', () => {
    // npm ci may go on without the token, so that the secret is not required
    const optional = 'FROM node:22 AS dev\nARG NPM_TOKEN\nCOPY . .\nRUN npm ci\n';
    const compose =
      'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n  dev:\n    build: { context: ., target: dev }\n';
    const changed = (files: { readonly [path: string]: string }): string =>
      after(run({ Dockerfile: optional, 'compose.yaml': compose, ...files }, ['Dockerfile'], 'safe'))['compose.yaml'] ?? '';

    test('gets no secret that its build does without', () => {
      expect(changed({})).toContain('  dev:\n    build: { context: ., target: dev }\n');
      expect(changed({})).toContain('      secrets:\n        - NPM_TOKEN\n  dev:');
      expect(changed({ 'build.sh': 'docker compose build --build-arg VERSION=1\n' })).toContain('    build: { context: ., target: dev }\n');
      const alone = 'services:\n  dev:\n    build: .\n';
      expect(after(run({ Dockerfile: optional, 'compose.yaml': alone }, ['Dockerfile'], 'safe'))['compose.yaml']).toBeUndefined();
    });

    test('gets none because a text that speaks of Compose passes the argument to a build without Compose', () => {
      const unchanged = '    build: { context: ., target: dev }\n';
      const readme = (command: string): { readonly [path: string]: string } => ({ 'README.md': `docker compose up\n\n    ${command}\n` });
      expect(changed(readme('docker build --build-arg NPM_TOKEN=$NPM_TOKEN -t app .'))).toContain(unchanged);
      expect(changed(readme('docker buildx build --push \\\n      --build-arg NPM_TOKEN .'))).toContain(unchanged);
      expect(changed({ Makefile: 'up:\n\tdocker compose up\nimage:\n\tdocker image build --build-arg NPM_TOKEN .\n' })).toContain(unchanged);
      // an option without a command may be one for Compose
      const list = 'ARGS="--build-arg NPM_TOKEN=$NPM_TOKEN"\ndocker build --build-arg NPM_TOKEN .\ndocker compose build $ARGS\n';
      expect(changed({ 'build.sh': list })).not.toContain(unchanged);
    });

    test('gets it if a script, or another Compose file, may pass the argument', () => {
      const given = '    build: { context: ., target: dev, secrets: [NPM_TOKEN] }\n';
      expect(changed({ 'build.sh': 'docker compose build --build-arg NPM_TOKEN="$(cat t)" dev\n' })).toContain(given);
      expect(changed({ 'README.md': 'docker-compose build --build-arg NPM_TOKEN=$T\n' })).toContain(given);
      const override = 'services:\n  dev:\n    build:\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';
      expect(changed({ 'compose.override.yaml': override })).toContain(given);
    });
  });

  describe('an argument with the value of one that became a secret, which no ARG takes', () => {
    const compose = 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n        OLD_TOKEN: ${NPM_TOKEN}\n';
    const step =
      '      - uses: docker/build-push-action@v6\n        with:\n          build-args: |\n            NPM_TOKEN=${{ secrets.T }}\n            OLD_TOKEN=${{ secrets.T }}\n';
    const workflow = `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${step}`;
    const script = 'docker build --build-arg NPM_TOKEN="$NPM_TOKEN" --build-arg OLD_TOKEN="$NPM_TOKEN" .\n';

    test.each<readonly [file: string, text: string]>([
      ['compose.yaml', compose],
      ['.github/workflows/ci.yml', workflow],
      ['build.sh', script],
    ])('goes with it, as part of the fix: %s', (file, text) => {
      const result = run({ Dockerfile: LEAKING, [file]: text }, ['Dockerfile'], 'safe');
      expect(after(result)[file]).not.toContain('OLD_TOKEN');
      expect(result.callers).toEqual([]);
      const told = result.companions.flatMap(({ caveats }) => caveats.map(({ message }) => message));
      expect(told).toEqual(['OLD_TOKEN had the same value as an argument that is now a secret, and no ARG takes it: it was removed as well']);
    });

    test('is a finding where it has another value, and where the secret was mounted before', () => {
      const other = compose.replace('OLD_TOKEN: ${NPM_TOKEN}', 'OLD_TOKEN: ${OTHER}');
      expect(run({ Dockerfile: LEAKING, 'compose.yaml': other }, ['Dockerfile'], 'safe').callers).toHaveLength(1);
      const mounted = 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
      const stale = run({ Dockerfile: mounted, '.github/workflows/ci.yml': workflow }, ['Dockerfile'], 'none').callers;
      expect(stale.flatMap(({ lint }) => lint.findings.map(({ name }) => name))).toEqual(['NPM_TOKEN', 'OLD_TOKEN']);
    });
  });

  describe('a workflow that builds several Dockerfiles by a matrix', () => {
    const workflow = 'on: push\njobs:\n  a:\n    runs-on: x\n    strategy:\n      matrix:\n        name: [api, web]\n    steps:\n';
    const step = '      - run: docker build -f docker/${{ matrix.name }} --build-arg NPM_TOKEN=${{ secrets.NPM_TOKEN }} .\n';
    const path = '.github/workflows/ci.yml';
    // the second RUN keeps the token in the image
    const left = 'FROM node:22\nARG NPM_TOKEN\nRUN echo "$NPM_TOKEN" > /etc/acme.conf\nCMD ["acme"]\n';
    const both = ['docker/api', 'docker/web'];

    test('is changed once for all of them, and says the same without --fix', () => {
      const files = { 'docker/api': LEAKING, 'docker/web': LEAKING, [path]: workflow + step };
      const result = run(files, both, 'safe');
      expect(result.files.map(({ lint }) => lint.output.includes('type=secret'))).toEqual([true, true]);
      expect(after(result)[path]).toContain('docker build -f docker/${{ matrix.name }} --secret id=NPM_TOKEN,env=NPM_TOKEN .');
      expect(result.companions.flatMap(({ caveats }) => caveats)).toEqual([]);
      expect(result.callers).toEqual([]);
      const told = run(files, both, 'none').files.map(({ lint }) => lint.findings[0]?.fix?.applicability);
      expect(told).toEqual(['safe', 'safe']);
    });

    test('is left, and holds the fix back, while one of them takes the argument', () => {
      const files = { 'docker/api': LEAKING, 'docker/web': left, [path]: workflow + step };
      for (const fix of ['safe', 'none'] as const) {
        const result = run(files, both, fix);
        expect(after(result)).toEqual({});
        expect(result.files[0]?.lint.findings[0]?.fix?.caveats.map(({ reason }) => reason)).toEqual([
          expect.stringContaining(`${path}:9 must be changed by hand: still passes --build-arg NPM_TOKEN (the step also builds docker/web`),
        ]);
      }
      // one that is not linted takes it as well
      expect(after(run({ ...files, 'docker/web': LEAKING }, ['docker/api'], 'safe'))).toEqual({});
    });

    test('is changed if the others never took the argument', () => {
      const files = { 'docker/api': LEAKING, 'docker/web': 'FROM nginx\n', [path]: workflow + step };
      expect(Object.keys(after(run(files, both, 'safe')))).toEqual([path]);
    });
  });

  describe('where one caller passes the argument and another does not', () => {
    const naming = 'FROM node:22\nARG NPM_TOKEN\nRUN ./fetch.sh "$NPM_TOKEN"\n';
    const passing = 'docker build --build-arg NPM_TOKEN="$NPM_TOKEN" .\n';
    const fixed = (files: { readonly [path: string]: string }, dockerfile = naming, settings: Partial<FileSettings> = {}): ProjectResult =>
      run({ Dockerfile: dockerfile, ...files }, ['Dockerfile'], 'safe', settings);

    test.each<readonly [what: string, file: string, text: string, line: number]>([
      ['a README with two commands', 'README.md', `\`\`\`sh\ndocker build .\n${passing}\`\`\`\n`, 2],
      ['a Compose service', 'compose.yaml', 'services:\n  app:\n    build: .\n', 3],
      ['a script', 'dev.sh', 'docker build -t dev .\n', 1],
      ['a Makefile', 'Makefile', 'image:\n\tdocker build .\n', 2],
      ['a target of bake', 'docker-bake.hcl', 'target "a" {\n  context = "."\n}\n', 1],
      ['a target in JSON', 'docker-bake.json', '{\n  "target": {\n    "a": { "context": "." }\n  }\n}\n', 3],
      ['a step of Cloud Build', 'cloudbuild.yaml', "steps:\n  - name: gcr.io/cloud-builders/docker\n    args: ['build', '.']\n", 3],
      [
        'a step of the build action',
        '.github/workflows/ci.yml',
        'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n',
        6,
      ],
      ['Skaffold', 'skaffold.yaml', 'build:\n  artifacts:\n    - image: a\n      docker: {}\n', 4],
      ['a dev container', '.devcontainer/devcontainer.json', '{\n  "build": { "dockerfile": "../Dockerfile", "context": ".." }\n}\n', 2],
    ])('%s, its build goes on without the value, and the file stays', (_, file, text, line) => {
      const result = fixed({ 'build.sh': passing, [file]: text });
      const output = result.files[0]?.lint.output ?? '';
      expect(output).toContain('RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN');
      expect(output).not.toContain('required');
      expect(result.files[0]?.lint.findings[0]?.fix?.effects).toContain(`the secret is optional, because ${file}:${line} builds without it`);
      expect(after(result)['build.sh']).toContain('--secret id=NPM_TOKEN,env=NPM_TOKEN');
      if (file !== 'README.md') expect(after(result)[file]).toBeUndefined();
      expect(after(result)['README.md'] ?? 'docker build .\n').toContain('docker build .\n');
      // no such caller is stale
      const again = run({ Dockerfile: output, [file]: text, ...after(result) }, ['Dockerfile'], 'none');
      expect(again.callers).toEqual([]);
      expect(again.files[0]?.lint.findings).toEqual([]);
    });

    test('a target of bake beside one that passes it', () => {
      const bake = 'variable "NPM_TOKEN" {}\ntarget "a" {\n  context = "."\n  args = { NPM_TOKEN = NPM_TOKEN }\n}\n';
      const other = 'target "b" {\n  context = "."\n  tags = ["b"]\n}\n';
      const heir = 'target "c" {\n  inherits = ["a"]\n  tags = ["c"]\n}\n';
      expect(fixed({ 'docker-bake.hcl': bake + other }).files[0]?.lint.output).not.toContain('required');
      expect(after(fixed({ 'docker-bake.hcl': bake + other }))['docker-bake.hcl']).toContain(other);
      expect(fixed({ 'docker-bake.hcl': bake + heir }).files[0]?.lint.output).toContain('required');
      const json = (targets: object): string => JSON.stringify({ target: { a: { context: '.', args: { NPM_TOKEN: null } }, ...targets } }, undefined, 2);
      expect(fixed({ 'docker-bake.json': json({ b: { context: '.' } }) }).files[0]?.lint.output).not.toContain('required');
      expect(fixed({ 'docker-bake.json': json({ c: { inherits: ['a'] } }) }).files[0]?.lint.output).toContain('required');
    });

    test('and a script sets the argument for bake, the secret is optional for who builds without the script', () => {
      const files = { 'docker-bake.hcl': 'target "a" {\n  context = "."\n}\n', 'b.sh': 'docker buildx bake --set "*.args.NPM_TOKEN=$NPM_TOKEN"\n' };
      expect(run({ Dockerfile: naming, 'build.sh': passing, ...files }, ['Dockerfile'], 'unsafe').files[0]?.lint.output).not.toContain('required=true');
    });

    test('of several secrets only that one may be missing', () => {
      const two = 'FROM node:22\nARG NPM_TOKEN\nARG GH_TOKEN\nRUN ./fetch.sh "$NPM_TOKEN" "$GH_TOKEN"\n';
      const both = 'docker build --build-arg NPM_TOKEN --build-arg GH_TOKEN .\n';
      const { output } = fixed({ 'a.sh': both, 'b.sh': 'docker build --build-arg GH_TOKEN .\n' }, two).files[0]?.lint ?? { output: '' };
      expect(output).toContain('id=NPM_TOKEN,env=NPM_TOKEN \\\n');
      expect(output).toContain('id=GH_TOKEN,env=GH_TOKEN,required=true');
    });

    test('an engine without env= reads the file only where there is one', () => {
      const { output } = fixed({ 'a.sh': passing, 'b.sh': 'docker build .\n' }, naming, { engine: ENGINES['docker-20.10'] }).files[0]?.lint ?? { output: '' };
      expect(output).toContain('if [ -r /run/secrets/NPM_TOKEN ]; then');
      expect(output).not.toContain('required');
    });

    test('a build that stops without the value stays one that requires it, and the fix waits for the caller', () => {
      const strict = 'FROM node:22\nARG NPM_TOKEN\nRUN set -eu; ./fetch.sh "$NPM_TOKEN"\n';
      const { output, findings } = fixed({ 'a.sh': passing, 'b.sh': 'docker build .\n' }, strict).files[0]?.lint ?? { output: '', findings: [] };
      expect(output).toBe(strict);
      expect(findings[0]?.fix?.caveats.map(({ reason }) => reason)).toEqual([expect.stringContaining('b.sh:1 must be changed by hand')]);
    });

    test('options that a variable brings may pass it: nothing says that the build does without', () => {
      const { output } = fixed({ 'a.sh': passing, 'b.sh': 'docker build $OPTIONS .\n' }).files[0]?.lint ?? { output: '' };
      expect(output).not.toMatch(/env=NPM_TOKEN(?!,required)/);
    });

    describe('and builds a stage that does without the secret', () => {
      const staged = `FROM node:22 AS base\nRUN ./prepare\nFROM base AS test\nRUN ./test\nFROM base\nARG NPM_TOKEN\nRUN ./fetch.sh "$NPM_TOKEN"\n`;

      test.each([
        ['a script', 'test.sh', 'docker build --target test .\n'],
        ['a Makefile', 'Makefile', 'test:\n\tdocker build --target=base .\n'],
        ['a Compose service', 'compose.yaml', 'services:\n  test:\n    build:\n      context: .\n      target: test\n'],
        ['a target of bake', 'docker-bake.hcl', 'target "t" {\n  context = "."\n  target = "test"\n}\n'],
        ['a target in JSON', 'docker-bake.json', '{ "target": { "t": { "context": ".", "target": "test" } } }\n'],
        ['a step of Cloud Build', 'cloudbuild.yaml', "steps:\n  - name: gcr.io/cloud-builders/docker\n    args: ['build', '--target', 'test', '.']\n"],
        [
          'a step of the build action',
          '.github/workflows/ci.yml',
          'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          target: test\n',
        ],
      ])('%s, it is required all the same, and the file stays', (_, file, text) => {
        const result = fixed({ 'build.sh': passing, [file]: text }, staged);
        expect(result.files[0]?.lint.output).toContain('env=NPM_TOKEN,required=true');
        expect(after(result)).toEqual({ 'build.sh': 'docker build --secret id=NPM_TOKEN .\n' });
        expect(fixed({ [file]: text }, staged).files[0]?.lint.output).toContain('required=true');
        expect(after(fixed({ [file]: text }, staged))).toEqual({});
      });

      test('but for a stage that is built on the one with the secret, or copies from it', () => {
        const on = `${staged.replace('FROM base\nARG', 'FROM base AS fetch\nARG')}FROM fetch AS app\nFROM scratch AS files\nCOPY --from=fetch /a /a\n`;
        for (const target of ['app', 'files', 'fetch', '$TARGET'])
          expect(fixed({ 'build.sh': passing, 'a.sh': `docker build --target ${target} .\n` }, on).files[0]?.lint.output).not.toContain('required');
      });
    });

    test('where no caller passes it, it is optional as well, and the callers stay as they are', () => {
      const result = fixed({ 'compose.yaml': 'services:\n  app:\n    build: .\n' });
      expect(result.files[0]?.lint.output).toContain('--mount=type=secret');
      expect(result.files[0]?.lint.output).not.toContain('required=true');
      expect(after(result)).toEqual({});
    });

    test('a target of bake that a step gives the argument as well stays as it is', () => {
      const bake =
        'variable "NPM_TOKEN" {\n  default = ""\n}\ntarget "plain" {\n  context = "."\n}\ntarget "app" {\n  context = "."\n  args = { NPM_TOKEN = NPM_TOKEN }\n}\n';
      const step = (set: string): string =>
        `jobs:\n  a:\n    steps:\n      - uses: docker/bake-action@v6\n        with:\n          set: |\n            ${set}\n`;
      const result = fixed({ 'docker-bake.hcl': bake, '.github/workflows/ci.yml': step('*.args.NPM_TOKEN=${{ secrets.NPM_TOKEN }}') });
      expect(after(result)['docker-bake.hcl']).toBe(
        'target "plain" {\n  context = "."\n}\ntarget "app" {\n  context = "."\n  secret = ["id=NPM_TOKEN,env=NPM_TOKEN"]\n}\n',
      );
      expect(after(result)['.github/workflows/ci.yml']).toContain('*.secrets=id=NPM_TOKEN,env=NPM_TOKEN');
      const other = bake.replace('context = "."\n}\n', 'context = "."\n  secret = ["id=OTHER"]\n}\n');
      expect(after(fixed({ 'docker-bake.hcl': other, '.github/workflows/ci.yml': step('*.args.NPM_TOKEN=${{ secrets.NPM_TOKEN }}') }))).toEqual({});
    });

    test('where no caller is seen, it is required', () => {
      expect(fixed({}).files[0]?.lint.output).toContain('required=true');
    });
  });

  test('the context is the folder that has what the Dockerfile copies, where nothing says how it is built', () => {
    const contextIn = (files: { readonly [path: string]: string }, path: string): string =>
      contextFolderOf(memoryFiles({ '.git/HEAD': '', ...files }), `/project/${path}`, COMPANIONS, SETTINGS);
    const copying = 'FROM node:22\nCOPY package.json src ./\nRUN npm ci\n';
    const project = { 'package.json': '{}', 'src/main.js': '' };
    expect(contextIn({ 'deploy/Dockerfile': copying, ...project }, 'deploy/Dockerfile')).toBe('/project');
    expect(contextIn({ 'apps/web/Dockerfile': copying, 'apps/web/package.json': '{}', ...project, 'apps/web/src/a.js': '' }, 'apps/web/Dockerfile')).toBe(
      '/project/apps/web',
    );
    expect(contextIn({ 'apps/web/docker/Dockerfile': copying, 'apps/web/package.json': '{}', 'apps/web/src/a.js': '' }, 'apps/web/docker/Dockerfile')).toBe(
      '/project/apps/web',
    );
    // nothing is there, or nothing is named
    expect(contextIn({ 'deploy/Dockerfile': copying }, 'deploy/Dockerfile')).toBe('/project/deploy');
    expect(contextIn({ 'deploy/Dockerfile': 'FROM node:22\nCOPY Makefil[e] .\n', ...project }, 'deploy/Dockerfile')).toBe('/project/deploy');
    // the whole context is copied: not from a folder of Dockerfiles alone
    const whole = 'FROM node:22\nCOPY . .\n';
    expect(contextIn({ 'deploy/Dockerfile': whole, 'deploy/web.Dockerfile': whole, ...project }, 'deploy/Dockerfile')).toBe('/project');
    expect(contextIn({ 'docker/api/Dockerfile': whole, 'docker/web/Dockerfile': whole, ...project }, 'docker/api/Dockerfile')).toBe('/project');
    expect(contextIn({ 'deploy/Dockerfile': whole, 'deploy/run.sh': '', ...project }, 'deploy/Dockerfile')).toBe('/project/deploy');
    expect(contextIn({ 'deploy/Dockerfile': whole, 'deploy/src/run.sh': '', ...project }, 'deploy/Dockerfile')).toBe('/project/deploy');
    expect(contextIn({ 'deploy/Dockerfile': whole }, 'deploy/Dockerfile')).toBe('/project/deploy');
  });

  test('the context is that of the settings, of a compose file, or where the Dockerfile stands', () => {
    const files = { 'docker/Dockerfile': LEAKING, 'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n' };
    const contextOf = (given: { readonly [path: string]: string }, settings: Partial<FileSettings> = {}): string =>
      contextFolderOf(memoryFiles(given), '/project/docker/Dockerfile', COMPANIONS, { ...SETTINGS, ...settings });
    expect(contextOf(files)).toBe('/project');
    expect(contextOf(files, { context: '/project/ctx' })).toBe('/project/ctx');
    expect(contextOf({ 'docker/Dockerfile': LEAKING })).toBe('/project/docker');
    expect(run(files, ['docker/Dockerfile'], 'safe').files[0]?.build?.argv.at(-1)).toBe('.');
  });

  test('the context is none that a compose file says and that lacks what the Dockerfile copies, where a folder above has all of it', () => {
    const copying = 'FROM node:22\nCOPY package.json ./\nCOPY web/src src\nRUN npm ci\n';
    const compose = { 'web/compose.yaml': 'services:\n  a:\n    build:\n      context: .\n' };
    const contextIn = (files: { readonly [path: string]: string }): string =>
      contextFolderOf(
        memoryFiles({ '.git/HEAD': '', 'web/Dockerfile': copying, 'web/package.json': '{}', ...files }),
        '/project/web/Dockerfile',
        COMPANIONS,
        SETTINGS,
      );
    const sources = { 'package.json': '{}', 'web/src/main.js': '' };
    expect(contextIn({ ...compose, ...sources })).toBe('/project');
    // a build may make what is missing, in either folder
    expect(contextIn({ ...compose, 'web/src/main.js': '' })).toBe('/project/web');
    expect(contextIn({ ...compose, ...sources, 'web/web/src/main.js': '' })).toBe('/project/web');
    // nor is anything known of a folder that is made
    expect(contextIn({ 'compose.yaml': 'services:\n  a:\n    build:\n      context: out\n      dockerfile: ../web/Dockerfile\n', ...sources })).toBe(
      '/project/out',
    );
  });

  test('a companion that throws, or whose edits do not fit, leaves its file alone and takes nothing down', () => {
    const companion = (rewrite: Companion['rewrite']): Companion => ({ kind: 'broken', matches: (path) => path === 'build.txt', rewrite });
    const files = { Dockerfile: LEAKING, 'build.txt': 'NPM_TOKEN\n' };
    const throwing = companion(() => {
      throw new Error('oops');
    });
    const overlapping = companion(() => ({
      edits: [0, 1].map((start) => ({ range: { start, end: 3 }, text: 'x' })),
      caveats: [],
      invocations: [],
    }));
    for (const broken of [throwing, overlapping]) {
      const result = run(files, ['Dockerfile'], 'safe', {}, [broken]);
      expect(result.files[0]?.lint.output).not.toBe(LEAKING);
      expect(result.companions).toEqual([
        expect.objectContaining({ after: 'NPM_TOKEN\n', caveats: [expect.objectContaining({ message: expect.stringContaining('left alone') })] }),
      ]);
    }
    // nor is a file named that has nothing of what changed
    expect(run({ ...files, 'build.txt': 'x\n' }, ['Dockerfile'], 'safe', {}, [throwing]).companions).toEqual([]);
  });

  test('is a fixed point: what it made needs no change', () => {
    const files = { Dockerfile: LEAKING, 'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN\n' };
    const first = run(files, ['Dockerfile'], 'safe');
    const again = run({ Dockerfile: first.files[0]?.lint.output ?? '', ...after(first) }, ['Dockerfile'], 'safe');
    expect(again.files[0]?.lint.findings).toEqual([]);
    expect(again.companions).toEqual([]);
  });

  describe('a file that .dockerignore is to keep out of the context of several Dockerfiles', () => {
    const LOGIN = '//npm.example.com/:_authToken=q8Zt4Lw0Pm2Xc7Vb5Na1\n';
    const build = (copy: string): string => `FROM node:22 AS build\nWORKDIR /app\n${copy}\nRUN npm ci\nFROM nginx:1.27\nCOPY --from=build /app/dist /srv\n`;

    test.each([
      ['COPY . .', 'COPY . .'],
      ['COPY . .', 'COPY package.json .npmrc ./'],
      ['COPY . .', 'COPY .npmrc* ./'],
    ])('waits while another one has it: %s, %s', (own, other) => {
      const files = { Dockerfile: build(own), 'Dockerfile.dev': build(other), '.npmrc': LOGIN };
      const alone = run(files, ['Dockerfile'], 'safe');
      expect(alone.files[0]?.lint.output).toBe(files.Dockerfile);
      expect(alone.files[0]?.lint.findings[0]?.fix?.caveats.map(({ reason }) => reason)).toEqual([
        'Dockerfile.dev uses the same .dockerignore and also copies .npmrc: fix both Dockerfiles together',
      ]);
      const both = run(files, ['Dockerfile', 'Dockerfile.dev'], 'safe');
      expect(both.files.map(({ lint }) => lint.excluded)).toEqual([['.npmrc'], ['.npmrc']]);
      expect(after(both)['.dockerignore']).toBe('.npmrc\n');
    });

    test.each([
      ['COPY .npmrc ./', 'COPY . .'],
      ['COPY .npmrc ./', 'COPY ./.npmrc /app/'],
      ['COPY .npmrc ./', 'RUN --mount=type=bind,target=. npm ci'],
    ])('stays there where the fix does not need that: %s, %s', (own, other) => {
      const files = { Dockerfile: build(own), 'Dockerfile.dev': build(other), '.npmrc': LOGIN };
      const alone = run(files, ['Dockerfile'], 'safe');
      expect(alone.files[0]?.lint.findings.map(({ fixed }) => fixed)).toEqual([true]);
      expect([alone.files[0]?.lint.excluded, after(alone)['.dockerignore']]).toEqual([[], undefined]);
    });

    test.each<[string, { readonly [path: string]: string }]>([
      ['does not take it', { 'Dockerfile.dev': build('COPY package.json src/ ./') }],
      ['has an ignore file of its own', { 'Dockerfile.dev': build('COPY . .'), 'Dockerfile.dev.dockerignore': 'dist\n' }],
    ])('does not wait for another one that %s', (_, others) => {
      const files = { Dockerfile: build('COPY . .'), '.npmrc': LOGIN, ...others };
      expect(run(files, ['Dockerfile'], 'safe').files[0]?.lint.excluded).toEqual(['.npmrc']);
    });

    test('is left where no other file may be changed', () => {
      const files = { Dockerfile: build('COPY . .'), '.npmrc': LOGIN };
      const [file] = run(files, ['Dockerfile'], 'safe', { companions: false }).files;
      expect([file?.lint.output, file?.lint.findings[0]?.fix?.applicability]).toEqual([files.Dockerfile, 'manual']);
    });

    test('is kept out although no RUN reads it, where no container has it', () => {
      const files = { Dockerfile: build('COPY . .').replace('npm ci', 'touch dist'), '.npmrc': LOGIN };
      const result = run(files, ['Dockerfile'], 'safe');
      expect([result.files[0]?.lint.output, result.files[0]?.lint.findings[0]?.fixed, after(result)['.dockerignore']]).toEqual([
        files.Dockerfile,
        true,
        '.npmrc\n',
      ]);
    });
  });
});
