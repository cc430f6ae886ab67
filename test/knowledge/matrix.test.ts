import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fileReadersOf } from '../../src/facts/commands/file-readers.ts';
import { invocationOf } from '../../src/facts/commands/invocation.ts';
import { reversalOf } from '../../src/facts/commands/reverts.ts';
import { buildFacts } from '../../src/facts/facts.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import type { CredentialWriter, Revert } from '../../src/knowledge/tool-writes.ts';
import { optionVariablesOf, referenceStoresOf, settingVariableOf, writerOf } from '../../src/knowledge/tools/index.ts';
import type { LintResult } from '../../src/linter/types.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import type { Run } from '../../src/syntax/types.ts';
import { Document } from '../../src/text/document.ts';
import { scriptOf } from '../facts/script-of.ts';
import { type CardPage, readCardPages, sides } from '../harness/card-page.ts';
import { lintCase } from '../harness/run-case.ts';

/**
 * Every writer of every card goes through the same Dockerfiles: its credential from each source, put in place once and for two hosts, used in
 * the same RUN, in a later one and in a stage built on it, with and without a command that undoes it. What must come out follows from
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

/** What a card gives to keep a written credential out of the layer, with the first row that counts. */
type Means = 'variable' | 'reference' | 'address' | 'revert' | 'none';

/** The means of the card for an example. */
function meansOf(write: string, row: CredentialWriter, isAllowed: (revert: Revert) => boolean = () => true): Means {
  const [{ program, args } = { program: '', args: [] }] = scriptOf(write)
    .commands.map(({ words }) => invocationOf(words.map((word) => word.value)))
    .filter(({ program: name, args: words }) => writerOf(name, words.join(' ')) === row);
  const text = args.join(' ');
  if (settingVariableOf(program, args) || optionVariablesOf(program).some(({ command }) => command.every((word, index) => args[index] === word)))
    return 'variable';
  if (referenceStoresOf(program).some((store) => store.arguments.test(text))) return 'reference';
  if (row.scrub?.arguments.test(text)) return 'address';
  const isTakenBack = scriptOf(write).commands.some((command) => reversalOf(command, row, isAllowed)?.text !== undefined);
  return isTakenBack && (row.keeps === undefined || row.keepsUnless !== undefined) ? 'revert' : 'none';
}

/** Kinds that are meant to stay in the image, or that no command of the same build uses. */
const STAYS = new Set(['password-db', 'binary']);

const PAGES = readCardPages();

const ENTRIES: readonly Entry[] = PAGES.flatMap((page) => {
  const examples = (page.examples.get('writes') ?? []).map((line) => sides(line, '->')[0]);
  return (page.tool.writes ?? []).flatMap((row) => {
    const write = examples.find((example) => rowOf(example) === row);
    const use = write === undefined ? undefined : useOf(page, write);
    return write === undefined || use === undefined || STAYS.has(row.kind) || write.includes('/run/secrets') ? [] : [{ page, row, write, use }];
  });
});

/** A command that needs what the example writes: one of the card, else one of another that is known to look at the place. */
function useOf(page: CardPage, write: string): string | undefined {
  const [where = ''] = (page.examples.get('writes') ?? []).map((line) => sides(line, '->')).flatMap(([command, place]) => (command === write ? [place] : []));
  const own = page.examples.get('online') ?? [];
  const others = PAGES.flatMap((other) => other.examples.get('online') ?? []);
  const reads = (use: string): boolean => fileReadersOf(scriptOf(use), where, '/app', '/root').some(({ certainty }) => certainty === 'known-reader');
  return own.find(reads) ?? (own.some(mayRead) ? own[0] : others.find(reads)) ?? own[0];

  function mayRead(use: string): boolean {
    return fileReadersOf(scriptOf(use), where, '/app', '/root').some(({ certainty }) => certainty !== 'cannot-read');
  }
}

function rowOf(example: string): CredentialWriter | undefined {
  for (const { words } of scriptOf(example).commands) {
    const { program, args } = invocationOf(words.map((word) => word.value));
    const row = writerOf(program, args.join(' '));
    if (row) return row;
  }
  return undefined;
}

/** The secrets that a later use lacks; none after a clone, because another clone has an address of its own. */
function needed(output: string, { row, use }: Entry, secrets: readonly string[]): readonly string[] {
  return row.clone === undefined ? unmounted(output, use, secrets) : [];
}

/** The same for another host or name and another secret. */
function second(text: string): string {
  return text.replaceAll('example.com', 'example.org').replaceAll('acme', 'globex').replaceAll('TOKEN', 'OTHER_TOKEN');
}

const PAGE_OF = new Map(ENTRIES.map(({ page, row }) => [row, page] as const));

interface Scenario {
  readonly name: string;
  /** Whether a safe fix repairs all of it, as the card has it. */
  readonly isFixed: boolean;
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
  const means = meansOf(write, row);
  const isFixed = means !== 'none';
  // a file of the working directory: where another RUN stands is not written in these Dockerfiles
  // what takes the whole file away fits only where nothing else writes to it
  const isFixedTwice = isFixed && meansOf(write, row, ({ others }) => !(others?.test(other) ?? false)) !== 'none';
  const isFixedLater = means === 'revert' ? !isLocal(row, write) : isFixed;
  const once: readonly Scenario[] = [
    { name: 'in one RUN', isFixed, secrets: one, dockerfile: lines(from, args(one), `RUN ${write} && ${use}`) },
    { name: 'in a later RUN', isFixed: isFixedLater, secrets: one, dockerfile: lines(from, args(one), `RUN ${write}`, `RUN ${use}`) },
    { name: 'in a later stage', isFixed: isFixedLater, secrets: one, dockerfile: lines(from, args(one), `RUN ${write}`, 'FROM build', `RUN ${use}`) },
    {
      name: 'by ENV',
      isFixed,
      secrets: one,
      dockerfile: lines(from, args(one), 'ENV TOKEN=$TOKEN', `RUN ${write} && ${use}`, 'FROM scratch', 'COPY --from=build /app /app'),
    },
    {
      name: 'by a copied file',
      isFixed,
      secrets: ['token.txt'],
      dockerfile: lines(
        from,
        'COPY token.txt /tmp/token.txt',
        `RUN ${write.replaceAll('$TOKEN', '$(cat /tmp/token.txt)')} && ${use}`,
        'FROM scratch',
        'COPY --from=build /app /app',
      ),
    },
    { name: 'by a mount', isFixed, secrets: [], dockerfile: lines(from, `RUN ${mount} ${write} && ${use}`) },
    ...(revert === undefined
      ? []
      : [{ name: 'undone', isFixed: true, secrets: one, dockerfile: lines(from, args(one), `RUN ${write} && ${use} && ${revert}`) }]),
  ];
  const hasKey = row.holds !== undefined && row.holds !== 'one' && other.replaceAll('OTHER_TOKEN', 'TOKEN') !== write;
  if (!hasKey) return once;
  return [
    ...once,
    { name: 'two in one RUN', isFixed: isFixedTwice, secrets: two, dockerfile: lines(from, args(two), `RUN ${write} && ${other} && ${use}`) },
    {
      name: 'two in a later RUN',
      isFixed: isFixedTwice && isFixedLater,
      secrets: two,
      dockerfile: lines(from, args(two), `RUN ${write} && ${other}`, `RUN ${use}`),
    },
    {
      name: 'two in two RUNs',
      isFixed: isFixedTwice && isFixedLater,
      secrets: two,
      dockerfile: lines(from, args(two), `RUN ${write}`, `RUN ${other}`, `RUN ${use} && ${second(use)}`),
    },
  ];
}

function isLocal(row: CredentialWriter, write: string): boolean {
  const where = sides([...(PAGE_OF.get(row)?.examples.get('writes') ?? [])].find((line) => sides(line, '->')[0] === write) ?? `x -> ~`, '->')[1];
  return !/^[~/$]/.test(where);
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
  test.each(scenariosOf(entry).map((scenario) => [scenario.name, scenario] as const))('%s', (_scenario, { dockerfile, secrets, isFixed }) => {
    const result = lintCase({ options: new Map(), files: undefined }, dockerfile, 'safe');
    expect(result.dropped).toEqual([]);
    const left = result.findings.filter((finding) => !finding.fixed && finding.severity !== 'info');
    expect(left.length === 0).toBe(isFixed);
    if (left.length === 0)
      expect({ leavings: leavings(result.output), unmounted: needed(result.output, entry, secrets) }).toEqual({ leavings: [], unmounted: [] });
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
