import { expect, test } from '@jest/globals';
import { LINUX_IMAGE, POSIX_LIKE_SHELLS, SCRIPT_PROGRAMS, SHELL_PROGRAMS, WINDOWS_IMAGE } from '../../../src/knowledge/shell/shell-programs.ts';
import { run } from '../../syntax/places.ts';

test.each(Object.entries(SHELL_PROGRAMS))('%s is a shell of kind %s', (program, kind) => {
  for (const spelling of [program, `/usr/bin/${program}`, `${program}.exe`]) {
    const { run: found } = run(`SHELL ["${spelling}", "-c"]`, 'RUN a');
    expect(found.interpreter).toBe(kind);
    expect(found.script !== undefined).toBe(POSIX_LIKE_SHELLS.has(program));
  }
});

test.each([...POSIX_LIKE_SHELLS])('%s is one of the shells', (program) => {
  expect(Object.keys(SHELL_PROGRAMS)).toContain(program);
});

test.each([...SCRIPT_PROGRAMS])('%s reads its own language from a heredoc', (program) => {
  expect(run(`RUN ${program}3.1 <<EOF`, 'a', 'EOF').run.interpreter).toBe('program');
});

test.each([
  'mcr.microsoft.com/windows:20H2',
  'mcr.microsoft.com/windows/servercore:ltsc2022',
  'mcr.microsoft.com/dotnet/runtime:8.0-nanoserver-ltsc2022',
  'python:3.12-windowsservercore',
])('%s runs Windows', (image) => {
  expect([WINDOWS_IMAGE.test(image), LINUX_IMAGE.test(image)]).toEqual([true, false]);
});

test.each(['alpine', 'alpine:3.20', 'docker.io/library/debian:12', 'node:20', 'scratch', 'golang:1.22-alpine', 'python:3.12-slim', 'ruby:bookworm'])(
  '%s is for Linux only',
  (image) => {
    expect([WINDOWS_IMAGE.test(image), LINUX_IMAGE.test(image)]).toEqual([false, true]);
  },
);

test.each(['golang', 'python:3.12', 'example.com/alpine-like', '${BASE}'])('%s may run either', (image) => {
  expect([WINDOWS_IMAGE.test(image), LINUX_IMAGE.test(image)]).toEqual([false, false]);
});
