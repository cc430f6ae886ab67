import path from 'node:path/posix';
import { describe, expect, test } from '@jest/globals';
import { findCredentialWrites } from '../../src/facts/commands/credential-writes.ts';
import { fileReadersOf } from '../../src/facts/commands/file-readers.ts';
import type { LintResult } from '../../src/linter/types.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import type { Run } from '../../src/syntax/types.ts';
import { Document } from '../../src/text/document.ts';
import { scriptOf } from '../facts/script-of.ts';
import { readCardPages, sides } from '../harness/card-page.ts';
import { lintCase } from '../harness/run-case.ts';

/**
 * Every reader of every card goes through the same Dockerfiles. A variable that it reads comes as ARG, as ENV and from a mount; a file that it
 * looks for is copied there and mounted there. The page names what is read (`reads`), the card why: so a safe fix mounts it for the command, under
 * the name or at the path that it has, and a mount that is there is no fault. The secret is named in the configuration: whether a name or a
 * path says that it is one, other tests ask.
 */

const READINGS = readCardPages().flatMap((page) => (page.examples.get('reads') ?? []).map((line) => [page.tool.name, ...sides(line, '<-')] as const));
const VARIABLES = READINGS.filter(([, , what]) => !what.startsWith('/'));
const FILES = READINGS.filter(([, , what]) => what.startsWith('/'));

const FROM = 'FROM debian:12 AS build\nWORKDIR /app';
/** What no container has. */
const END = 'FROM scratch\nCOPY --from=build /app/out /out';

function lintWith(options: ReadonlyMap<string, string>, ...lines: readonly string[]): LintResult {
  return lintCase({ options, files: undefined }, `${lines.join('\n')}\n`, 'safe');
}

/** The findings that a safe fix leaves, those of level info left out. */
function left({ findings }: LintResult): readonly string[] {
  return (
    findings
      // a program whose work it is to print its environment prints a secret as well, from an ARG as from a mount
      .filter(({ fixed, severity, rule, message }) => !fixed && severity !== 'info' && !(rule === 'no-broken-mount' && message.includes('prints')))
      .map(({ rule, name, fix }) => `${rule} ${name} ${fix?.caveats[0]?.reason ?? ''}`.trim())
  );
}

/** What the RUN of the result has mounted: variables and paths. */
function mounted({ output }: LintResult): readonly string[] {
  const { instructions } = parseDockerfile(new Document('Dockerfile', output));
  const runs = instructions.filter((one): one is Run => one.keyword === 'RUN');
  return runs.flatMap((run) => run.mounts.map((mount) => mount.values.get('env') ?? mount.values.get('target') ?? ''));
}

describe.each(VARIABLES)('%s: %s reads %s', (_tool, command, variable) => {
  // a login leaves what it gets, whatever its variable is
  const writes = findCredentialWrites(scriptOf(command)).map(({ where }) => `no-secret-run ${where}`);
  const options = new Map([['secret-names', variable]]);

  test('from ARG: the fix mounts it under its name', () => {
    const result = lintWith(options, FROM, `ARG ${variable}`, `RUN ${command}`, END);
    expect({ left: left(result), mounted: mounted(result) }).toEqual({ left: writes, mounted: [variable] });
  });

  test('from ENV of a stage that is only built', () => {
    const result = lintWith(options, FROM, `ARG ${variable}`, `ENV ${variable}=$${variable}`, `RUN ${command}`, END);
    expect({ left: left(result), mounted: mounted(result) }).toEqual({ left: writes, mounted: [variable] });
  });

  test('from a mount: nothing is wrong with it', () => {
    expect(left(lintWith(options, FROM, `RUN --mount=type=secret,id=${variable},env=${variable} ${command}`, END))).toEqual(writes);
  });
});

describe.each(FILES)('%s: %s reads %s', (_tool, command, file) => {
  const name = path.basename(file);
  const options = new Map([['secret-files', `${name}, ${file}`]]);
  const reading = fileReadersOf(scriptOf(command), file, '/app', '/root')[0];

  test('the card says so', () => {
    expect(reading?.certainty).toBe('known-reader');
  });

  test('copied to its place: the fix mounts it there', () => {
    const result = lintWith(options, FROM, `COPY ${name} ${file}`, `RUN ${command}`, END);
    expect({ left: left(result), mounted: mounted(result) }).toEqual({ left: [], mounted: [file] });
  });

  test('mounted at its place: nothing is wrong with it', () => {
    expect(left(lintWith(options, FROM, `RUN --mount=type=secret,id=credential,target=${file} ${command}`, END))).toEqual([]);
  });
});

test.each(readCardPages().map((page) => [page.tool.name, page] as const))(
  '%s: every kind of file and variables that it reads is driven',
  (_name, { tool, examples }) => {
    const read = (examples.get('reads') ?? []).map((line) => sides(line, '<-')[1]);
    expect((tool.files ?? []).filter((row) => !read.some((what) => row.path.test(what))).map((row) => row.kind)).toEqual([]);
    expect((tool.environment ?? []).filter((row) => row.variables && !read.some((what) => row.variables?.test(what))).length).toBe(0);
  },
);
