import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { invocationOf } from '../../src/facts/commands/invocation.ts';
import { buildFacts } from '../../src/facts/facts.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import type { CredentialWriter } from '../../src/knowledge/tool-writes.ts';
import { writerOf } from '../../src/knowledge/tools/index.ts';
import type { LintResult } from '../../src/linter/types.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import type { Run } from '../../src/syntax/types.ts';
import { Document } from '../../src/text/document.ts';
import { scriptOf } from '../facts/script-of.ts';
import { type CardPage, readCardPages, sides } from '../harness/card-page.ts';
import { lintCase } from '../harness/run-case.ts';

/**
 * Every writer of every card goes through the same Dockerfiles: its credential from each source, put in place once and for two hosts, used in
 * the same RUN, in a later one and in a stage built on it, with and without a command that takes it back. What must come out follows from
 * the card: a safe fix leaves no credential in a layer and none unmounted where it is used; else a finding is left that says why.
 */

interface Entry {
  readonly page: CardPage;
  readonly row: CredentialWriter;
  /** Writes $TOKEN. */
  readonly write: string;
  /** A command of the tool that needs the credential. */
  readonly use: string;
}

/** Kinds that are meant to stay in the image, or that no command of the same build uses. */
const STAYS = new Set(['password-db', 'binary']);

const ENTRIES: readonly Entry[] = readCardPages().flatMap((page) => {
  const examples = (page.examples.get('writes') ?? []).map((line) => sides(line, '->')[0]);
  return (page.tool.writes ?? []).flatMap((row) => {
    const write = examples.find((example) => rowOf(example) === row);
    const [use] = page.examples.get('online') ?? [];
    return write === undefined || use === undefined || STAYS.has(row.kind) || write.includes('/run/secrets') ? [] : [{ page, row, write, use }];
  });
});

function rowOf(example: string): CredentialWriter | undefined {
  for (const { words } of scriptOf(example).commands) {
    const { program, args } = invocationOf(words.map((word) => word.value));
    const row = writerOf(program, args.join(' '));
    if (row) return row;
  }
  return undefined;
}

/** The same for another host or name and another secret. */
function second(text: string): string {
  return text.replaceAll('example.com', 'example.org').replaceAll('acme', 'globex').replaceAll('TOKEN', 'OTHER_TOKEN');
}

interface Scenario {
  readonly name: string;
  readonly dockerfile: string;
  readonly secrets: readonly string[];
}

function scenariosOf({ page, row, write, use }: Entry): readonly Scenario[] {
  const one = ['TOKEN'];
  const two = ['TOKEN', 'OTHER_TOKEN'];
  const from = 'FROM debian:12 AS build';
  const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;
  const args = (names: readonly string[]): string => names.map((name) => `ARG ${name}`).join('\n');
  const other = second(write);
  const revert = (page.examples.get('reverts') ?? []).map((line) => sides(line, '=>')).find(([command]) => command === write)?.[1];
  const mount = '--mount=type=secret,id=TOKEN,env=TOKEN';
  const once: readonly Scenario[] = [
    { name: 'in one RUN', secrets: one, dockerfile: lines(from, args(one), `RUN ${write} && ${use}`) },
    { name: 'in a later RUN', secrets: one, dockerfile: lines(from, args(one), `RUN ${write}`, `RUN ${use}`) },
    { name: 'in a later stage', secrets: one, dockerfile: lines(from, args(one), `RUN ${write}`, 'FROM build', `RUN ${use}`) },
    {
      name: 'by ENV',
      secrets: one,
      dockerfile: lines(from, args(one), 'ENV TOKEN=$TOKEN', `RUN ${write} && ${use}`, 'FROM scratch', 'COPY --from=build /app /app'),
    },
    { name: 'by a mount', secrets: [], dockerfile: lines(from, `RUN ${mount} ${write} && ${use}`) },
    ...(revert === undefined ? [] : [{ name: 'taken back', secrets: one, dockerfile: lines(from, args(one), `RUN ${write} && ${use} && ${revert}`) }]),
  ];
  const hasKey = row.holds !== undefined && row.holds !== 'one' && other.replaceAll('OTHER_TOKEN', 'TOKEN') !== write;
  if (!hasKey) return once;
  return [
    ...once,
    { name: 'two in one RUN', secrets: two, dockerfile: lines(from, args(two), `RUN ${write} && ${other} && ${use}`) },
    { name: 'two in a later RUN', secrets: two, dockerfile: lines(from, args(two), `RUN ${write} && ${other}`, `RUN ${use}`) },
    { name: 'two in two RUNs', secrets: two, dockerfile: lines(from, args(two), `RUN ${write}`, `RUN ${other}`, `RUN ${use} && ${second(use)}`) },
  ];
}

const SETTINGS = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };

/** The secrets that the RUNs of a text still leave in a layer. */
function leavings(text: string): readonly string[] {
  const facts = buildFacts({
    dockerfile: parseDockerfile(new Document('Dockerfile', text)),
    engine: ENGINES[DEFAULT_ENGINE],
    context: undefined,
    settings: SETTINGS,
  });
  return [...facts.persisted.values()].flat().map((write) => `${write.secret} in ${write.where}`);
}

/** The RUN that uses the credential does not have the secret any more, neither in the environment nor as a file. */
function unmounted(text: string, use: string, secrets: readonly string[]): readonly string[] {
  const { instructions } = parseDockerfile(new Document('Dockerfile', text));
  const run = instructions.filter((one): one is Run => one.keyword === 'RUN').find((one) => one.args.text.includes(use));
  if (!run) return [`no RUN has ${use}`];
  return secrets.filter((secret) => !run.mounts.some((mount) => mount.values.get('id') === secret));
}

/** What is left is told with what a person can do, or why it was not done. */
function isExplained({ findings }: LintResult): boolean {
  return findings.filter((finding) => !finding.fixed).every(({ fix, remedy }) => (fix?.caveats.length ?? 0) > 0 || (remedy ?? '') !== '');
}

describe.each(ENTRIES.map((entry) => [`${entry.page.tool.name}: ${entry.write}`, entry] as const))('%s', (_name, entry) => {
  test.each(scenariosOf(entry).map((scenario) => [scenario.name, scenario] as const))('%s', (_scenario, { dockerfile, secrets }) => {
    const result = lintCase({ options: new Map(), files: undefined }, dockerfile, 'safe');
    expect(result.dropped).toEqual([]);
    const left = result.findings.filter((finding) => !finding.fixed && finding.severity !== 'info');
    if (left.length === 0)
      expect({ leavings: leavings(result.output), unmounted: unmounted(result.output, entry.use, secrets) }).toEqual({ leavings: [], unmounted: [] });
    else expect({ explained: isExplained(result), output: result.output }).toMatchObject({ explained: true });
    // what a fix says that it repaired is repaired
    for (const { name } of result.findings.filter((finding) => finding.fixed && finding.rule === 'no-secret-run'))
      expect({ name, leavings: leavings(result.output).filter((leaving) => leaving.startsWith(`${name} `)) }).toEqual({ name, leavings: [] });
    expect(lintCase({ options: new Map(), files: undefined }, result.output, 'safe').output).toBe(result.output);
  });
});

const SUMMARY = path.join(import.meta.dirname, 'matrix.txt');

test('what comes out of each stands in matrix.txt (UPDATE=1 writes it)', () => {
  const lines = ENTRIES.flatMap((entry) => [
    `${entry.page.tool.name}: ${entry.write}`,
    ...scenariosOf(entry).map(({ name, dockerfile }) => `  ${name.padEnd(18)} ${outcomeOf(dockerfile)}`),
  ]);
  const text = `${lines.join('\n')}\n`;
  if (process.env.UPDATE === '1') writeFileSync(SUMMARY, text);
  expect(text).toBe(readFileSync(SUMMARY, 'utf8'));
});

/** One line: whether all is fixed, and else the first thing that is left, with why. */
function outcomeOf(dockerfile: string): string {
  const { findings } = lintCase({ options: new Map(), files: undefined }, dockerfile, 'safe');
  const [left] = findings.filter((finding) => !finding.fixed && finding.severity !== 'info');
  if (!left) return findings.length === 0 ? 'nothing found' : 'fixed';
  return `left: ${left.rule} ${left.name}${left.fix?.caveats[0] ? ` (${left.fix.applicability}: ${left.fix.caveats[0].reason})` : ''}`;
}
