import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findBuildCalls, isKaniko, optionValues } from '../../src/companions/shell/build-invocation.ts';
import { resolvePath } from '../../src/companions/shell/build-invocation-place.ts';
import { readShell, rewriteShell } from '../../src/companions/shell/rewrite.ts';
import type { BuildChange, CompanionFiles } from '../../src/companions/types.ts';
import { BUILD_PROGRAMS, OTHER_BUILDERS, VALUE_OPTIONS, WRAPPERS } from '../../src/knowledge/docker/build-commands.ts';
import { applyEdits } from '../../src/text/edit.ts';

const files: CompanionFiles = { root: '/p', read: () => undefined, exists: (path) => path === '/p/Dockerfile' };
const folders = { starts: ['/p'], script: '/p', root: '/p' };
const change: BuildChange = {
  dockerfile: '/p/Dockerfile',
  context: '/p',
  secrets: [{ id: 'T', from: { env: 'T' }, required: true }],
  removedArgs: new Map([['T', 'T']]),
  excluded: [],
  containerEnv: new Map(),
};

function rewritten(text: string): string {
  return applyEdits(text, rewriteShell({ text, folders }, change, files).edits);
}

describe('findBuildCalls', () => {
  test.each(BUILD_PROGRAMS.map((program) => ({ name: program.words.join(' '), program })))('$name', ({ name, program }) => {
    const [call, ...more] = findBuildCalls(readShell(`${name} --build-arg A=1 x`));
    expect(more).toEqual([]);
    expect(call?.program).toBe(program);
    expect(call?.operands.map((word) => word.value)).toEqual(['x']);
    expect(call && optionValues(call, '--build-arg')).toEqual(['A=1']);
  });

  test.each([...VALUE_OPTIONS])('%s takes the next word', (option) => {
    const [call] = findBuildCalls(readShell(`docker build ${option} value .`));
    expect(call?.operands.map((word) => word.value)).toEqual(['.']);
    expect(call?.certain).toBe(true);
  });

  test.each(Object.entries(WRAPPERS))('%s runs the command behind it', (wrapper, { environment, operands, dashes }) => {
    const [call] = findBuildCalls(readShell(`x; ${wrapper} ${dashes ? 'run -- ' : '5 '.repeat(operands)}docker build .`));
    expect(call?.programWord.value).toBe('docker');
    expect(call?.environment.passes).toBe(environment ? 'all' : 'none');
  });

  test.each([
    'docker builder prune',
    'docker buildx ls',
    'docker buildx bake',
    'echo docker build .',
    'docker run build',
    'npm run build',
    'docker-compose up --build',
    'podman pull build',
  ])('not: %s', (text) => {
    expect(findBuildCalls(readShell(text))).toEqual([]);
  });

  test('an option that is not known makes the operands uncertain', () => {
    expect(findBuildCalls(readShell('docker build --new-option x .'))[0]?.certain).toBe(false);
    expect(findBuildCalls(readShell('docker build $OPTIONS'))[0]?.hidesContext).toBe(true);
    expect(findBuildCalls(readShell('docker build $OPTIONS .')).map(({ certain, hidden }) => [certain, hidden.map(({ value }) => value)])).toEqual([
      [true, ['$OPTIONS']],
    ]);
    expect(findBuildCalls(readShell('docker build --new-option=x "$CONTEXT"'))[0]?.certain).toBe(true);
  });

  test('finds calls in functions, subshells, pipelines and substitutions', () => {
    const text = 'f() { docker build a; }\n(docker build b) | tee log\nx=$(docker build -q c)\nif docker build d; then :; fi';
    expect(findBuildCalls(readShell(text)).map((call) => call.operands[0]?.value)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('kaniko is known by its path', () => {
    expect(readShell('/kaniko/executor --context .').commands.map(isKaniko)).toEqual([true]);
    expect(readShell('docker run gcr.io/kaniko-project/executor:v1 -c .').commands.map(isKaniko)).toEqual([true]);
    expect(readShell('docker build .').commands.map(isKaniko)).toEqual([false]);
  });
});

describe('rewriteShell', () => {
  test('says how the project builds where nothing is to be changed', () => {
    const change: BuildChange = {
      dockerfile: '/p/docker/Dockerfile',
      context: '/p',
      secrets: [],
      removedArgs: new Map(),
      excluded: [],
      containerEnv: new Map(),
    };
    const files: CompanionFiles = { root: '/p', read: () => undefined, exists: (path) => path === '/p/docker/Dockerfile' };
    const site = { text: 'docker build -f docker/Dockerfile --target app --build-arg V=1 .', folders: { starts: ['/p'], script: '/p', root: '/p' } };
    expect(rewriteShell(site, change, files)).toEqual({
      edits: [],
      caveats: [],
      invocations: [{ context: '/p', target: 'app', service: undefined, written: { tags: [], arguments: new Map([['V', '1']]) } }],
      calls: [],
    });
    expect(rewriteShell({ ...site, text: 'DOCKER_BUILDKIT=0 docker build other; docker build "$X"' }, change, files).invocations).toEqual([]);
  });

  test.each([
    ['docker build --build-arg T .', 'docker build --secret id=T .'],
    ['docker build --build-arg T=$T .', 'docker build --secret id=T .'],
    ["docker build --build-arg T=${T} '.'", "docker build --secret id=T '.'"],
    ['docker build --build-arg "T=$T" .', 'docker build --secret id=T .'],
    ['docker build --build-arg=T="$T" .', 'docker build --secret id=T .'],
    ['docker build "--build-arg=T=$U" .', 'docker build --secret id=T,env=U .'],
    ['docker build --build-arg T=$1 .', 'T=$1 docker build --secret id=T .'],
    ['docker build --build-arg T=`cat t` .', 'T=`cat t` docker build --secret id=T .'],
    ['docker build --build-arg T=${T:?unset} .', 'T=${T:?unset} docker build --secret id=T .'],
    ['docker build --build-arg T= .', 'T= docker build --secret id=T .'],
    ['T=a; docker build --build-arg T=$T .', 'T=a; T=$T docker build --secret id=T .'],
    ['export T=a; docker build --build-arg T=$T .', 'export T=a; docker build --secret id=T .'],
    ['T=a; export T; docker build --build-arg T=$T .', 'T=a; export T; docker build --secret id=T .'],
    ['read -s T; docker build --build-arg T="$T" .', 'read -s T; T="$T" docker build --secret id=T .'],
    ['docker build -t x . --build-arg T=$T', 'docker build -t x . --secret id=T'],
    ['docker build --build-arg T=$T --build-arg T=$T .', 'docker build --secret id=T .'],
    ['docker build . # --build-arg T=$T', 'docker build --secret id=T . # --build-arg T=$T'],
    ['docker build --build-arg TT=$T .', 'docker build --build-arg TT=$T --secret id=T .'],
  ])('%s', (before, after) => {
    expect(rewritten(before)).toBe(after);
    expect(rewritten(after)).toBe(after);
  });

  test.each([
    'docker build --build-arg T=literal .',
    "docker build --build-arg 'T=$T' .",
    'docker build --build-arg T=$T ./other-$X',
    'sudo docker build --build-arg T=$T .',
    'DOCKER_BUILDKIT=0 docker build --build-arg T=$T .',
    'docker build $(options) --build-arg T=$T .',
    'for x in a b; do cd $x; docker build --build-arg T=$T .; done',
  ])('is told, not changed: %s', (text) => {
    const result = rewriteShell({ text, folders }, change, files);
    expect(result.edits).toEqual([]);
    expect(result.caveats.length).toBeGreaterThan(0);
    expect(result.caveats.map((caveat) => caveat.message).join()).not.toContain('literal ');
  });

  test('a value that is written out does not come back in a message or suggestion', () => {
    const { caveats } = rewriteShell({ text: 'docker build --build-arg T=hunter2hunter2 .', folders }, change, files);
    expect(caveats.length).toBe(1);
    expect(JSON.stringify(caveats.map(({ message, suggestion }) => [message, suggestion]))).not.toContain('hunter2');
  });

  test('tells what was built, for the printed build command', () => {
    const { invocations } = rewriteShell({ text: 'docker build --target prod -f Dockerfile -t a/b:1 --tag a/b --build-arg V=$V .', folders }, change, files);
    expect(invocations).toEqual([{ context: '/p', target: 'prod', service: undefined, written: { tags: ['a/b:1', 'a/b'], arguments: new Map() } }]);
    const computed = rewriteShell({ text: 'docker build -t a/b:$V -t a/b --build-arg V="1 2" --build-arg W=3 .', folders }, change, files);
    expect(computed.invocations).toEqual([{ context: '/p', target: undefined, service: undefined, written: { tags: [], arguments: new Map([['W', '3']]) } }]);
  });

  test.each(OTHER_BUILDERS.map(({ program, option, note }) => ({ program, option, note })))(
    '$program is told in its own words',
    ({ program, option, note }) => {
      const starts = [
        'flyctl deploy',
        'az acr build',
        'earthly +build',
        'buildctl build',
        'heroku container:push web',
        'balena build',
        'minikube image build',
        'oc start-build app',
        'docker run gcr.io/kaniko-project/executor',
        'ssh host docker build',
        'xargs docker build',
      ];
      const start = starts.find((one) => program.test(`${one} `));
      const { edits, caveats } = rewriteShell({ text: `${start} --build-arg T=$T`, folders }, change, files);
      expect(edits).toEqual([]);
      expect(caveats.map((caveat) => caveat.suggestion)).toEqual([option?.replaceAll(/ID|VARIABLE/g, 'T')]);
      expect(caveats[0]?.message).toContain(note);
    },
  );

  test.each([
    '',
    '\n',
    '#',
    '"',
    "'",
    '$(',
    'docker build \\',
    'docker build --build-arg',
    'docker build --build-arg T',
    'docker build -f',
    'docker',
    '<<E docker build',
    'docker build --build-arg=T=${',
  ])('does not throw on %j', (text) => {
    const result = rewriteShell({ text, folders }, change, files);
    expect(applyEdits(text, result.edits)).toEqual(expect.any(String));
  });
});

test('the folder of a script may have any name', () => {
  const script = '/home/me/c++ & co/a+b@1/scripts';
  const folders = { starts: [script], script, root: posix.dirname(script) };
  const resolved = (text: string): string | undefined => resolvePath(text, '/elsewhere', folders, new Map());
  expect(resolved('$(dirname "$0")/..')).toBe(folders.root);
  expect(resolved('$(readlink -e "$(dirname "${0}")")/..')).toBe(folders.root);
  expect(resolved('$(realpath "$(dirname "$0")/..")')).toBe(folders.root);
  expect(resolved('$(realpath $X)')).toBeUndefined();
});
