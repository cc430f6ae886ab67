import { describe, expect, test } from '@jest/globals';
import type { Interpreter } from '../../../src/syntax/types.ts';
import { messages, parse, run } from '../places.ts';

describe('the form and the interpreter of a RUN', () => {
  const cases: readonly (readonly [readonly string[], string, Interpreter, boolean])[] = [
    [['RUN a && b'], 'shell', 'posix', true],
    [['RUN ["a", "b"]'], 'exec', 'none', false],
    [['RUN ["sh", "-c", "a"]'], 'exec', 'posix', true],
    [['RUN ["/bin/bash", "-o", "pipefail", "-c", "a"]'], 'exec', 'posix', true],
    [['RUN ["/usr/bin/env", "bash", "-lc", "a"]'], 'exec', 'posix', true],
    [['RUN ["sh", "script.sh"]'], 'exec', 'none', false],
    [['RUN ["pwsh", "-c", "a"]'], 'exec', 'windows', false],
    [["RUN ['a', 'b']"], 'shell', 'posix', true],
    [['RUN ["a",]'], 'shell', 'posix', true],
    [['RUN [ -f a ]'], 'shell', 'posix', true],
    [['RUN powershell -Command a'], 'shell', 'windows', false],
    [['RUN <<EOF', 'a', 'EOF'], 'heredoc', 'posix', true],
    [['RUN <<EOF', '#!/usr/bin/env python', 'a', 'EOF'], 'heredoc', 'program', false],
    [['RUN <<-EOF', '\t#!/bin/bash -u', '\ta', 'EOF'], 'heredoc', 'other-shell', true],
    [['RUN <<EOF sh', 'a', 'EOF'], 'shell', 'posix', true],
    [['RUN cat <<EOF > f', 'a', 'EOF'], 'shell', 'posix', true],
    [['RUN python3.12 - <<EOF', 'a', 'EOF'], 'shell', 'program', true],
    [['RUN <<EOF perl', 'a', 'EOF'], 'shell', 'program', true],
    [['RUN a && python3 <<EOF', 'a', 'EOF'], 'shell', 'posix', true],
    [['SHELL ["/bin/bash", "-c"]', 'RUN a'], 'shell', 'posix', true],
    [['SHELL ["conda", "run", "-n", "e", "/bin/bash", "-c"]', 'RUN a'], 'shell', 'posix', true],
    [['SHELL ["zsh", "-c"]', 'RUN a'], 'shell', 'other-shell', true],
    [['SHELL ["fish", "-c"]', 'RUN a'], 'shell', 'other-shell', false],
    [['SHELL ["powershell", "-Command"]', 'RUN a'], 'shell', 'windows', false],
    [['SHELL ["cmd", "/S", "/C"]', 'RUN <<EOF', 'a', 'EOF'], 'heredoc', 'windows', false],
    [['SHELL ["/bin/awk"]', 'RUN a'], 'shell', 'program', false],
    [['SHELL ["python", "-c"]', 'RUN ["sh", "-c", "a"]'], 'exec', 'posix', true],
  ];
  test.each(cases)('%j', (lines, form, interpreter, hasScript) => {
    const { run: found, dockerfile } = run(...lines);
    expect(dockerfile.problems).toEqual([]);
    expect([found.form, found.interpreter, found.script !== undefined]).toEqual([form, interpreter, hasScript]);
  });

  test.each([
    ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN a\n', 'windows'],
    ['FROM python:3.12-windowsservercore\nRUN a\n', 'windows'],
    ['FROM --platform=windows/amd64 golang\nRUN a\n', 'windows'],
    ['FROM mcr.microsoft.com/dotnet/sdk:8.0-nanoserver-1809\nSHELL ["sh", "-c"]\nRUN a\n', 'windows'],
    ['ARG BASE=mcr.microsoft.com/windows:1809\nFROM ${BASE}\nRUN a\n', 'windows'],
    ['# escape=`\nFROM golang\nRUN a\n', 'windows'],
    ['# escape=`\nFROM golang\nSHELL ["bash", "-c"]\nRUN a\n', 'posix'],
    ['# escape=`\nFROM alpine:3.20\nRUN a\n', 'posix'],
    ['# escape=`\nFROM --platform=linux/amd64 golang\nRUN a\n', 'posix'],
    ['FROM a AS b\nSHELL ["pwsh", "-c"]\nFROM B\nRUN a\n', 'windows'],
    ['FROM a AS b\nSHELL ["pwsh", "-c"]\nFROM c\nRUN a\n', 'posix'],
    ['FROM a\nONBUILD SHELL ["pwsh", "-c"]\nRUN a\n', 'posix'],
  ])('%j', (text, interpreter) => {
    const found = parse(text).instructions.at(-1);
    expect(found?.keyword === 'RUN' && found.interpreter).toBe(interpreter);
  });

  test('-u on the shell is known', () => {
    const nounset = (...lines: string[]): unknown => run(...lines).run.script?.nounset;
    expect(nounset('SHELL ["/bin/bash", "-euo", "pipefail", "-c"]', 'RUN a')).toBe(true);
    expect(nounset('SHELL ["/bin/bash", "-eo", "pipefail", "-c"]', 'RUN a')).toBe(false);
    expect(nounset('RUN ["bash", "-u", "-c", "a"]')).toBe(true);
    expect(nounset('RUN a; set -eux; b')).toBe(true);
    expect(nounset('RUN set -o nounset')).toBe(true);
    expect(nounset('RUN set -e')).toBe(false);
  });
});

describe('where a mount may be inserted', () => {
  test.each([
    [['RUN npm ci'], 'npm', 'npm'],
    [['RUN   --network=none npm ci'], '--n', 'npm'],
    [['RUN \\', '    npm ci'], 'npm', 'npm'],
    [['ONBUILD RUN npm ci'], 'npm', 'npm'],
    [['RUN <<EOF', 'a', 'EOF'], '<<E', '<<E'],
    [['RUN --mount=type=ssh ["a"]'], '--m', '["a'],
    [['RUN --mount=type=ssh -- npm ci'], '--m', 'npm'],
  ])('%j', (lines, flags, command) => {
    const { run: found, dockerfile } = run(...lines);
    const next = (offset: number): string => dockerfile.document.text.slice(offset, offset + 3);
    expect([next(found.flagsOffset), next(found.commandOffset)]).toEqual([flags, command]);
  });
});

describe('mounts', () => {
  test.each([
    ['type=secret,id=a,target=/b,required=true', 'secret', { type: 'secret', id: 'a', target: '/b', required: 'true' }],
    ['TYPE=Secret,source=a,dst=/b', 'secret', { type: 'Secret', id: 'a', target: '/b' }],
    ['type=secret,id=a,required', 'secret', { type: 'secret', id: 'a', required: '' }],
    ['type=bind,src=a,destination=/b,ro', 'bind', { type: 'bind', source: 'a', target: '/b', readonly: '' }],
    ['target=/b', 'bind', { target: '/b' }],
    ['"type=secret,id=sp ace"', 'secret', { type: 'secret', id: 'sp ace' }],
    ['type=cache,target=/b,"id=c"', 'cache', { type: 'cache', target: '/b', id: 'c' }],
    ['type=cache,target=/b\\ c', 'cache', { type: 'cache', target: '/b c' }],
    ['type=cache,\\"target=/b,c\\"', 'cache', { type: 'cache', target: '/b,c' }],
    ['type=cache,target=$HOME/.npm,uid=${U}', 'cache', { type: 'cache', target: '$HOME/.npm', uid: '${U}' }],
  ])('%s', (value, type, values) => {
    const { run: found, dockerfile, at } = run(`RUN --mount=${value} --network=none a`);
    expect(dockerfile.problems).toEqual([]);
    const [mount] = found.mounts;
    expect([
      mount?.type,
      Object.fromEntries(mount?.values ?? []),
      at(mount?.valueRange ?? { start: 0, end: 0 }),
      at(mount?.range ?? { start: 0, end: 0 }),
    ]).toEqual([type, values, value, `--mount=${value}`]);
    expect(at(found.script?.range ?? { start: 0, end: 0 })).toBe('a');
  });

  test('have options with places, across a continuation too', () => {
    const { run: found, at } = run('RUN --mount=type=secret,id=a,\\', 'target=/b c');
    expect(found.mounts[0]?.options.map(({ key, value, range }) => [key, value, at(range)])).toEqual([
      ['type', 'secret', 'type=secret'],
      ['id', 'a', 'id=a'],
      ['target', '/b', 'target=/b'],
    ]);
  });

  test.each([
    ['', 'the value of --mount is not valid CSV'],
    ['type=secret,\\"id=a', 'the value of --mount is not valid CSV'],
    ['type=secret,id=a,', 'a mount option must be key=value'],
    ['type=secrets', 'unknown mount type'],
    ['type=secret,name=a', 'unknown mount option'],
    ['type=secret,env=A', 'a secret mount needs an id or a target'],
    ['type=secret,id=a,source=b', 'a secret mount takes either id or source'],
    ['type=secret,id=a,from=b', 'a secret mount takes no from'],
    ['required=true,type=secret,id=a', 'required is not for a mount of type bind; type must stand before it'],
    ['type=secret,id=a,uid=node', 'uid must be a number'],
    ['type=secret,id=a,mode=u+r', 'mode must be an octal number'],
    ['type=secret,id=a,required=maybe', 'required must be true or false'],
    ['type=cache,target=/a,sharing=all', 'unknown sharing mode'],
    ['type=bind,target=/a,mode=0444', 'a bind mount takes no mode, uid or gid'],
    ['type=bind,target=/a,from=$B', 'from takes no variable'],
  ])('%j is refused', (value, message) => {
    expect(messages(`FROM a\nRUN --mount=${value} b\n`)).toContain(message);
  });
});

describe('CMD, ENTRYPOINT and HEALTHCHECK', () => {
  test.each([
    ['CMD a $B', undefined, ['a']],
    ['CMD ["a", "$B"]', ['a', '$B'], undefined],
    ['ENTRYPOINT ["sh", "-c", "a && b"]', ['sh', '-c', 'a && b'], ['a', 'b']],
    ['HEALTHCHECK --interval=1s CMD a || b', undefined, ['a', 'b']],
    ['HEALTHCHECK CMD ["a"]', ['a'], undefined],
    ['HEALTHCHECK NONE', undefined, undefined],
  ])('%s', (line, exec, commands) => {
    const found = parse(`FROM a\n${line}\n`).instructions.at(-1);
    if (found?.keyword !== 'CMD' && found?.keyword !== 'ENTRYPOINT' && found?.keyword !== 'HEALTHCHECK') throw new Error('no command');
    expect([found.exec?.map(({ value }) => value), found.script?.commands.map(({ name }) => name)]).toEqual([exec, commands]);
  });
});
