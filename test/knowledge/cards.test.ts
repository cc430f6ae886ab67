import { describe, expect, test } from '@jest/globals';
import { isShown, logFiles } from '../../src/facts/commands/command-logs.ts';
import { readersOf } from '../../src/facts/commands/command-readers.ts';
import { fileAsCredential } from '../../src/facts/commands/credential-files.ts';
import { credentialSpots } from '../../src/facts/commands/credential-spots.ts';
import { findCredentialWrites } from '../../src/facts/commands/credential-writes.ts';
import { fileEffects } from '../../src/facts/commands/file-effects.ts';
import { fileReadersOf } from '../../src/facts/commands/file-readers.ts';
import { type Invocation, invocationOf } from '../../src/facts/commands/invocation.ts';
import { findPersisted } from '../../src/facts/commands/layer-writes.ts';
import { streamsOf } from '../../src/facts/commands/logged-secrets.ts';
import { buildFacts } from '../../src/facts/facts.ts';
import { isWhereToolLooks } from '../../src/facts/flows/file-owner.ts';
import { loginsOfVariable } from '../../src/facts/flows/tool-use.ts';
import { findRunLiterals } from '../../src/facts/leaks/run-literals.ts';
import { asRunner } from '../../src/facts/project/started-code.ts';
import { credentialsOf } from '../../src/fix/writes/credential.ts';
import { isOffline } from '../../src/fix/writes/readers.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { SECRET_FILES } from '../../src/knowledge/secrets/secret-files.ts';
import type { Tool } from '../../src/knowledge/tool.ts';
import type { ProjectUse } from '../../src/knowledge/tool-project.ts';
import { TOOLS } from '../../src/knowledge/tools/all.ts';
import {
  compilesSources,
  dumpsEnvironment,
  fileRunnerOf,
  keptSettingsOf,
  madeArgument,
  prunesOf,
  runsPackages,
  servesOnly,
  taskRunnerOf,
} from '../../src/knowledge/tools/build-commands.ts';
import {
  credentialFolders,
  environmentOf,
  expandedFiles,
  inertUseOf,
  installsPackages,
  isSshFetch,
  keyGeneratorOf,
  logsOf,
  optionVariablesOf,
  outputOf,
  passwordInputOf,
  preparedBy,
  projectScriptOf,
  projectUseOf,
  readsByItself,
  referenceStoresOf,
  secretProducerOf,
  settingVariableOf,
  takesPublicKeys,
  writerOf,
} from '../../src/knowledge/tools/index.ts';
import { hasLogins, loginOf, logsIn, toolFileOf } from '../../src/knowledge/tools/logins.ts';
import { canonicalProgram } from '../../src/knowledge/tools/program-names.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../src/text/document.ts';
import { runOf, scriptOf, wordsOf } from '../facts/script-of.ts';
import { type CardPage, readCardPages, sides, type Verb } from '../harness/card-page.ts';

const PAGES = readCardPages();
const SECRETS = { variables: new Set(['TOKEN']), files: ['/run/secrets/key'], mountedTargets: [] };
/** A value that is a credential and no placeholder, where an example says VALUE. */
const LITERAL = 'Xy12ab34zz';

const certaintyOf = (command: string, variable: string) => readersOf(scriptOf(command), variable)[0]?.certainty;
const writesOf = (command: string) => findPersisted(scriptOf(command), SECRETS);

/** The commands of an example, as the analyses see them. */
function invocations(command: string): readonly Invocation[] {
  return scriptOf(command).commands.map(({ words }) => invocationOf(words.map((word) => word.value)));
}

/** The files in which a command tells of TOKEN, or may do so. */
function loggedBy(command: string): readonly string[] {
  const script = scriptOf(command);
  const found = script.commands.flatMap((one) =>
    logFiles(script, one, () => streamsOf(script, one)).filter(
      (file) => one.words.some((word) => word.text.includes('TOKEN') && isShown(file, word)) || file.row.environment,
    ),
  );
  return [...new Set(found.map(({ path }) => path))];
}

/** Whether a command finds what another has fetched before it. */
function isPreparedBy(by: string, then: string): boolean {
  const [earlier] = invocations(by);
  const [later] = invocations(then);
  const rows = later && earlier?.program === later.program ? preparedBy(later.program, later.args.join(' ')) : [];
  return rows.some((row) => row.by.test(earlier?.args.join(' ') ?? ''));
}

/** What takes the writing command of a RUN back, as a fix would write it. */
function revertOf(command: string): string | undefined {
  const dockerfile = parseDockerfile(new Document('Dockerfile', `FROM alpine\nARG TOKEN\nRUN ${command}\n`));
  const run = dockerfile.instructions.find((instruction) => instruction.keyword === 'RUN');
  const facts = buildFacts({
    dockerfile,
    engine: ENGINES['docker-23'],
    context: undefined,
    settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
  });
  if (!run?.script) return undefined;
  const shell = scriptOf(command).commands[0];
  const { program, args } = invocationOf(shell?.words.map((word) => word.value) ?? []);
  const writer = writerOf(program, args.join(' '));
  const [first] = run.script.commands;
  if (!first || !writer) return undefined;
  const write = { command: first, range: first.range, secret: 'TOKEN', from: 'variable', where: '~/.settings', kind: writer.kind, writer } as const;
  return credentialsOf({ facts, run, script: run.script, names: new Set(['TOKEN']), foreign: new Set(), later: [] }, [
    { ...write, also: [], removed: false, removal: undefined, keeps: undefined },
  ])[0]?.undo;
}

/** What of a project each command of an example takes part in. */
function usesOf(command: string): readonly (ProjectUse | undefined)[] {
  return invocations(command).map(({ program, args }) => projectUseOf(program, args.join(' ')));
}

function optionVariableIn(program: string, args: readonly string[]): string | undefined {
  const row = optionVariablesOf(program).find(({ command }) => command.every((word, index) => args[index] === word));
  return row?.variable.replace('{name}', args[args.findIndex((word) => row.name.includes(word)) + 1] ?? '');
}

/** What an example line promises of the product. */
const CHECKS: { readonly [verb in Verb]: (line: string) => void } = {
  spelling: (line) => {
    const [word, program] = sides(line, '->');
    expect(canonicalProgram(word)).toBe(program);
  },
  reads: (line) => {
    const [command, what] = sides(line, '<-');
    const reading = what.startsWith('/') ? fileReadersOf(scriptOf(command), what, '/app', '/root')[0]?.certainty : certaintyOf(command, what);
    expect(reading).toBe('known-reader');
  },
  runs: (line) => expect(certaintyOf(line, 'UNRELATED')).toBe('may-read'),
  keeps: (line) => expect(certaintyOf(line, 'UNRELATED')).toBe('keeps'),
  inert: (line) => expect(certaintyOf(line, 'UNRELATED')).toBe('cannot-read'),
  wraps: (line) => {
    const [command, program] = sides(line, '->');
    expect(invocationOf(wordsOf(command)).program).toBe(program);
  },
  credential: (line) => expect(credentialSpots(wordsOf(line)).map((spot) => spot.value)).toEqual(['VALUE']),
  'no credential': (line) => expect(credentialSpots(wordsOf(line))).toEqual([]),
  input: (line) => {
    const { run, document } = runOf(line.replaceAll('VALUE', LITERAL));
    expect(run.script && findRunLiterals(run.script).map((literal) => document.slice(literal.range))).toEqual([LITERAL]);
  },
  'credential file': (line) => {
    const [command, kind] = sides(line, '->');
    expect(fileAsCredential(scriptOf(command), '/x/FILE', { workdir: '/', home: '/root' })?.kind).toBe(kind);
  },
  'public key': (line) => {
    const [first, ...others] = invocations(line).map(({ program, args }) => [program, args.join(' ')] as const);
    expect(first && takesPublicKeys(...first, others.map((one) => one.join(' ')).join('\n'))).toBe(true);
  },
  writes: (line) => {
    const [command, where] = sides(line, '->');
    expect(writesOf(command)).toMatchObject([{ where, removed: false }]);
  },
  'writes nothing': (line) => expect(writesOf(line)).toEqual([]),
  reverts: (line) => {
    const [command, revert] = sides(line, '=>');
    expect(revertOf(command)).toBe(revert);
  },
  prints: (line) => {
    const found = findPersisted(scriptOf(`${line} > /etc/x`), { variables: new Set(), files: [], mountedTargets: [] });
    expect(found).toMatchObject([{ where: '/etc/x', from: 'command' }]);
  },
  offline: (line) => expect(scriptOf(line).commands.map(isOffline)).toEqual([true]),
  online: (line) => expect(scriptOf(line).commands.map(isOffline)).toEqual([false]),
  ssh: (line) => expect(invocations(line).map(({ program, args }) => isSshFetch(program, args.join(' ')))).toEqual([true]),
  'no ssh': (line) => expect(invocations(line).map(({ program, args }) => isSshFetch(program, args.join(' ')))).toEqual([false]),
  setting: (line) => {
    const [command, variable] = sides(line, '->');
    const found = invocations(command).map(({ program, args }) => settingVariableOf(program, args)?.variable ?? optionVariableIn(program, args));
    expect(found).toEqual([variable === 'none' ? undefined : variable]);
  },
  stores: (line) => {
    const [{ program, args } = { program: '', args: [] }] = invocations(line);
    const [store] = referenceStoresOf(program);
    expect(store?.arguments.test(args.join(' '))).toBe(true);
    expect(expandedFiles().some((file) => file.path.test(store?.file ?? ''))).toBe(true);
  },
  expands: (line) => {
    const [file, reference] = sides(line, '<-');
    expect(expandedFiles().find((row) => row.path.test(file))?.reference).toBe(reference);
  },
  login: (line) => expect(invocations(line).map(({ program, args }) => logsIn(program, args.join(' ')))).toEqual([true]),
  'no login': (line) => expect(invocations(line).map(({ program, args }) => hasLogins(program) && !logsIn(program, args.join(' ')))).toEqual([true]),
  'own variable': (line) => expect(loginsOfVariable(line).length).toBeGreaterThan(0),
  // what a page says of places is asked of its own card
  place: () => undefined,
  'no place': () => undefined,
  output: (line) => {
    const [command, of] = sides(line, '->');
    expect(invocations(command).map(({ program, args }) => outputOf(program, args.join(' ')))).toEqual([of]);
  },
  files: (line) => {
    const [command, what] = sides(line, '->');
    expect(
      scriptOf(command)
        .commands.flatMap(fileEffects)
        .map(({ effect, path }) => `${effect} ${path}`),
    ).toEqual(what.split(', '));
  },
  logs: (line) => {
    const [command, path] = sides(line, '->');
    expect(loggedBy(command)).toEqual([path]);
  },
  'logs nothing': (line) => expect(loggedBy(line)).toEqual([]),
  installs: (line) => expect(invocations(line).map(({ program, args }) => installsPackages(program, args.join(' ')))).toEqual([true]),
  'project script': (line) => {
    const [command, script] = sides(line, '->');
    expect(invocations(command).map(({ program, args }) => projectScriptOf(program, args.join(' '))?.name)).toEqual([script]);
  },
  generates: (line) => {
    const [command, where] = sides(line, '->');
    expect(findCredentialWrites(scriptOf(command)).map((write) => write.where)).toEqual([where]);
  },
  'project file': (line) => {
    const [command, path] = sides(line, '<-');
    expect(usesOf(command).map((use) => use?.files?.test(path))).toEqual([true]);
  },
  'no project file': (line) => {
    const [command, path] = sides(line, '<-');
    expect(usesOf(command).map((use) => use && (use.files?.test(path) ?? false))).toEqual([false]);
  },
  follows: (line) => {
    const [command, what] = sides(line, '->');
    expect(usesOf(command).map((use) => use && (use.follows ?? 'nothing'))).toEqual([what]);
  },
  'by itself': (line) => {
    const [command, variable] = sides(line, '<-');
    expect(invocations(command).map(({ program }) => readsByItself(program, variable))).toEqual([true]);
  },
  prepared: (line) => expect(isPreparedBy(...sides(line, '=>'))).toBe(true),
  'not prepared': (line) => expect(isPreparedBy(...sides(line, '=>'))).toBe(false),
  compiles: (line) => expect(invocations(line).map(({ program, args }) => compilesSources(program, args.join(' ')))).toEqual([true]),
  'compiles nothing': (line) => expect(invocations(line).map(({ program, args }) => compilesSources(program, args.join(' ')))).toEqual([false]),
  'runs made': (line) => {
    const [command, made] = sides(line, '->');
    expect(invocations(command).map(({ program, args }) => madeArgument(program, args))).toEqual([made]);
  },
  dumps: (line) => expect(invocations(line).map(({ program, args }) => dumpsEnvironment(program, args.join(' ')))).toEqual([true]),
  'dumps nothing': (line) => expect(invocations(line).map(({ program, args }) => dumpsEnvironment(program, args.join(' ')))).toEqual([false]),
  'runs as': (line) => {
    const [command, run] = sides(line, '->');
    expect(asRunner(wordsOf(command)).join(' ')).toBe(run);
  },
  serves: (line) => expect(invocations(line).map(({ program, args }) => servesOnly(program, args.join(' ')))).toEqual([true]),
  'serves nothing': (line) => expect(invocations(line).map(({ program, args }) => servesOnly(program, args.join(' ')))).toEqual([false]),
  tasks: (line) => expect(invocations(line).map(({ program }) => taskRunnerOf(program) !== undefined)).toEqual([true]),
  prunes: (line) => {
    const [command, folder] = sides(line, '->');
    expect(invocations(command).map(({ program, args }) => prunesOf(program, args.join(' '))?.folder)).toEqual([folder]);
  },
  'keeps settings': (line) => {
    const [command, where] = sides(line, '->');
    expect(invocations(command).map(({ program, args }) => keptSettingsOf(program, args.join(' '))?.where)).toEqual([where]);
  },
  folder: (line) => {
    const [name, file] = sides(line, '->');
    expect(credentialFolders().find((folder) => folder.name === name)?.file ?? 'nothing').toBe(file);
  },
  // a client may stand for the program that it runs
  'runs package': (line) => expect(runsPackages(canonicalProgram(wordsOf(line)[0] ?? ''))).toBe(true),
  'not by itself': (line) => {
    const [command, variable] = sides(line, '<-');
    expect(invocations(command).map(({ program }) => readsByItself(program, variable))).toEqual([false]);
  },
  'no read': (line) => {
    const [command, variable] = sides(line, '<-');
    expect(certaintyOf(command, variable)).not.toBe('known-reader');
  },
  'expands nothing': (line) => expect(expandedFiles().filter((row) => row.path.test(line))).toEqual([]),
};

describe.each(PAGES.map((page) => [page.file, page] as const))('%s', (_file, page) => {
  const lines = [...page.examples].flatMap(([verb, all]) => all.map((line) => [verb, line] as const));

  if (lines.length > 0)
    test.each(lines)('%s: %s', (verb, line) => {
      CHECKS[verb](line);
    });

  test('it looks for credential files where the page says', () => {
    const looksAt = (line: string): boolean =>
      page.tool.places?.some((places) => isWhereToolLooks(places, line, { workdir: '/app', home: '/root' }, undefined)) ?? false;
    expect((page.examples.get('place') ?? []).filter((line) => !looksAt(line))).toEqual([]);
    expect((page.examples.get('no place') ?? []).filter(looksAt)).toEqual([]);
  });

  test('every row of the card has an example', () => {
    expect(lines.length).toBeGreaterThan(0);
    expect(rowsWithoutExample(page)).toEqual([]);
  });
});

/** The rows of a card that no example shows, in words. */
function rowsWithoutExample({ tool, examples }: CardPage): readonly string[] {
  const of = (...verbs: readonly Verb[]): readonly string[] => verbs.flatMap((verb) => examples.get(verb) ?? []);
  const calls = (...verbs: readonly Verb[]): readonly Invocation[] => of(...verbs).flatMap((line) => invocations(line.replace(/ (?:<-|->|=>) .*$/, '')));
  const missing = <T>(what: string, rows: readonly T[] | undefined, has: (row: T) => boolean): readonly string[] =>
    (rows ?? []).flatMap((row, index) => (has(row) ? [] : [`${what} ${index + 1} of ${tool.name}`]));
  const reading = of('reads').map((line) => sides(line, '<-'));
  return [
    ...missing('spellings, row', tool.spellings, (row) => of('spelling').some((line) => row.pattern.test(sides(line, '->')[0].replace(/^.*\//, '')))),
    ...missing(
      'environment: variables, row',
      tool.environment,
      (row) => !row.variables || calls('reads').some(({ program }) => environmentOf(program) === row),
    ),
    ...missing(
      'environment: runs, row',
      tool.environment,
      (row) => row.runs === undefined || calls('runs').some(({ program }) => environmentOf(program) === row),
    ),
    ...missing('inert, row', tool.inert, (row) => calls('inert', 'keeps').some(({ program }) => inertUseOf(program) === row)),
    ...missing('wraps, row', tool.wraps, (row) =>
      of('wraps').some((line) => row.programs.includes(canonicalProgram(line.split(' ')[0] ?? '')) && !line.endsWith(`-> ${row.programs[0]}`)),
    ),
    ...missing('files, row', tool.files, (row) => reading.some(([, path]) => row.path.test(path))),
    ...missing('options, row', tool.options, (row) =>
      calls('credential').some(
        ({ program, args }) =>
          isFor(row, tool, program) && (row.when?.test(args.join(' ')) ?? true) && args.some((word) => row.options.some((option) => word.startsWith(option))),
      ),
    ),
    ...missing('operands, row', tool.operands, (row) =>
      calls('credential').some(
        ({ program, args }) => isFor(row, tool, program) && row.command.every((word) => args.includes(word)) && (row.when?.test(args.join(' ')) ?? true),
      ),
    ),
    ...missing('input, row', tool.input, (row) => calls('input').some(({ program, args }) => passwordInputOf(program, args.join(' ')) === row)),
    ...missing('credentialFiles, row', tool.credentialFiles, (row) => {
      const examples = of('credential file').map((line) => sides(line, '->'));
      const names = [...(row.options ?? []), ...(row.variables ?? [])];
      return names.length > 0
        ? names.every((name) => examples.some(([command, kind]) => kind === row.kind && command.includes(name)))
        : examples.some(([command, kind]) => kind === row.kind && (row.text?.test(command) ?? command.endsWith('FILE')));
    }),
    ...missing('publicKeys, row', tool.publicKeys, (row) =>
      calls('public key').some(({ program, args }) => isFor(row, tool, program) && row.arguments.test(args.join(' '))),
    ),
    ...missing('writes, row', tool.writes, (row) => calls('writes').some(({ program, args }) => writerOf(program, args.join(' ')) === row)),
    ...missing(
      'reverts, row',
      tool.writes?.flatMap((row) => row.revert ?? []),
      (row) => calls('reverts').some(({ program, args }) => (row.programs?.includes(program) ?? true) && row.command.every((word) => args.includes(word))),
    ),
    ...missing('prints, row', tool.prints, (row) => calls('prints').some(({ program, args }) => secretProducerOf(program, args.join(' ')) === row)),
    ...missing('offline, row', tool.offline, (row) =>
      calls('offline').some(({ program, args }) => isFor(row, tool, program) && row.arguments.test(args.join(' '))),
    ),
    ...missing('overSsh, row', tool.overSsh, (row) => calls('ssh').some(({ program }) => isFor(row, tool, program))),
    ...missing('settings, row', tool.settings, (row) => calls('setting').some(({ program, args }) => settingVariableOf(program, args)?.row === row)),
    ...missing('optionVariables, row', tool.optionVariables, (row) => calls('setting').some(({ program }) => optionVariablesOf(program).includes(row))),
    ...missing('logins, row', tool.logins, (row) =>
      calls('login', 'no login').some(({ program }) => isFor(row, tool, program) && tool.logins?.find((other) => isFor(other, tool, program)) === row),
    ),
    ...missing('ownVariables, row', tool.ownVariables, (row) => of('own variable').some((line) => row.pattern.test(line))),
    ...missing(
      'places, row',
      tool.places?.filter((row) => row.home ?? row.project ?? row.fixed),
      (row) => of('place').some((line) => isWhereToolLooks(row, line, { workdir: '/app', home: '/root' }, undefined)),
    ),
    ...missing('output, row', tool.output, (row) =>
      calls('output').some(({ program, args }) => isFor(row, tool, program) && outputOf(program, args.join(' ')) === row.of),
    ),
    ...missing('fileArguments, row', tool.fileArguments, (row) =>
      of('files').some((line) => isFor(row, tool, invocations(line)[0]?.program ?? '') && sides(line, '->')[1].startsWith(row.effect)),
    ),
    ...missing('logs, row', tool.logs, (row) =>
      of('logs').some((line) => invocations(sides(line, '->')[0]).some(({ program, args }) => logsOf(program, args.join(' ')).includes(row))),
    ),
    ...missing('installs, row', tool.installs, (row) => calls('installs').some(({ program }) => isFor(row, tool, program))),
    ...missing('projectScripts, row', tool.projectScripts, (row) => calls('project script').some(({ program }) => isFor(row, tool, program))),
    ...missing('generates, row', tool.generates, (row) => calls('generates').some(({ program, args }) => keyGeneratorOf(program, args.join(' ')) === row)),
    ...missing('stores, row', tool.stores, (row) => calls('stores').some(({ program }) => referenceStoresOf(program).includes(row))),
    ...missing('project, row', tool.project, (row) =>
      calls(row.files ? 'project file' : 'follows').some(({ program, args }) => projectUseOf(program, args.join(' ')) === row),
    ),
    ...missing(
      'project: follows, row',
      tool.project,
      (row) => row.follows === undefined || calls('follows').some(({ program, args }) => projectUseOf(program, args.join(' ')) === row),
    ),
    ...missing(
      'prepared, row',
      tool.prepared,
      (row) => (['prepared', 'not prepared'] as const).every((verb) => of(verb).length > 0) && isFor(row, tool, tool.programs[0] ?? ''),
    ),
    ...missing('compiles, row', tool.compiles, (row) =>
      calls('compiles').some(({ program, args }) => isFor(row, tool, program) && (row.arguments?.test(args.join(' ')) ?? true)),
    ),
    ...missing('runsMade, row', tool.runsMade, (row) => calls('runs made').some(({ program }) => isFor(row, tool, program))),
    ...missing('dumps, row', tool.dumps, (row) =>
      calls('dumps').some(({ program, args }) => isFor(row, tool, program) && (row.arguments?.test(args.join(' ')) ?? true)),
    ),
    ...missing('runsAs, row', tool.runsAs, (row) => calls('runs as').some(({ program }) => fileRunnerOf(program) === row)),
    ...missing('serves, row', tool.serves, (row) =>
      calls('serves').some(({ program, args }) => isFor(row, tool, program) && row.arguments.test(args.join(' '))),
    ),
    ...missing('tasks, row', tool.tasks, (row) => calls('tasks').some(({ program }) => taskRunnerOf(program) === row)),
    ...missing('credentialFolders, row', tool.credentialFolders, (row) => of('folder').some((line) => sides(line, '->')[0] === row.name)),
    ...missing('runsPackages, row', tool.runsPackages, (row) => of('runs package').some((line) => isFor(row, tool, canonicalProgram(wordsOf(line)[0] ?? '')))),
    ...missing('keepsSettings, row', tool.keepsSettings, (row) =>
      calls('keeps settings').some(({ program, args }) => keptSettingsOf(program, args.join(' ')) === row),
    ),
    ...missing('prunes, row', tool.prunes, (row) => calls('prunes').some(({ program, args }) => prunesOf(program, args.join(' ')) === row)),
    ...missing('readsByItself, row', tool.readsByItself, (row) =>
      (['by itself', 'not by itself'] as const).every((verb) => calls(verb).some(({ program }) => isFor(row, tool, program))),
    ),
    ...missing('narrowReads, row', tool.narrowReads, (row) =>
      (['reads', 'no read'] as const).every((verb) => of(verb).some((line) => row.variables.test(sides(line, '<-')[1]))),
    ),
    ...missing('expands, row', tool.expands, (row) => of('expands').some((line) => row.path.test(sides(line, '<-')[0]))),
  ];
}

function isFor(row: { readonly programs?: readonly string[] }, tool: Tool, program: string): boolean {
  return (row.programs ?? tool.programs).includes(program);
}

describe('logins', () => {
  test('a name says whose login it is', () => {
    expect(loginsOfVariable('PACKAGIST_TOKEN').map((login) => login.name)).toEqual(['composer']);
    expect(loginsOfVariable('POETRY_HTTP_BASIC_ACME_PASSWORD').map((login) => login.name)).toEqual(['poetry']);
    expect(loginsOfVariable('API_TOKEN')).toEqual([]);
    expect(loginsOfVariable('SNYK_TOKEN').map(({ programs }) => [...programs])).toEqual([['snyk']]);
    expect(loginsOfVariable('JFROG_TOKEN').map(({ name }) => name)).toContain('npm');
  });

  test('a login is used by the programs of its card, by those that read its files, and by those that say so', () => {
    const programs = loginOf('git')?.programs;
    expect(['git', 'npm', 'go', 'gh'].filter((program) => !programs?.has(program))).toEqual([]);
    expect(['curl', 'turbo'].filter((program) => programs?.has(program))).toEqual([]);
    expect(loginOf('npm')?.programs.has('nx')).toBe(false);
  });

  test('every kind that a card has places for is a kind of credential file, and is that of one card', () => {
    const kinds = TOOLS.flatMap((tool) => tool.places?.flatMap((places) => places.kinds.map((kind) => [kind, tool.name] as const)) ?? []);
    expect(kinds.filter(([kind]) => !SECRET_FILES.some((row) => row.kind === kind))).toEqual([]);
    expect(kinds.filter(([kind, name]) => toolFileOf(kind)?.tool.name !== name)).toEqual([]);
  });
});

describe('the cards together', () => {
  test('a program stands in one card, and a card has a name of its own', () => {
    const programs = TOOLS.flatMap((tool) => tool.programs);
    expect(programs.filter((program, index) => programs.indexOf(program) !== index)).toEqual([]);
    const names = TOOLS.map((tool) => tool.name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('rows name programs of their own card, and files of cards that there are', () => {
    const names = new Set(TOOLS.map((tool) => tool.name));
    const wrong = TOOLS.flatMap((tool) => [
      ...[...(tool.readsFilesOf ?? []), ...(tool.usesLoginOf ?? [])].filter((other) => !names.has(other.tool)).map((other) => `${tool.name}: ${other.tool}`),
      ...(tool.servesLoginOf ?? []).filter((name) => !names.has(name)).map((name) => `${tool.name}: ${name}`),
      ...[
        tool.environment,
        tool.inert,
        tool.options,
        tool.operands,
        tool.input,
        tool.credentialFiles,
        tool.publicKeys,
        tool.writes,
        tool.prints,
        tool.settings,
        tool.offline,
        tool.overSsh,
        tool.readsFilesOf,
        tool.files,
        tool.output,
        tool.logins,
        tool.ownVariables,
        tool.usesLoginOf,
        tool.fileArguments,
        tool.logs,
        tool.optionVariables,
        tool.installs,
        tool.projectScripts,
        tool.generates,
        tool.project,
        tool.readsByItself,
        tool.prepared,
        tool.compiles,
        tool.runsMade,
        tool.dumps,
        tool.runsAs,
        tool.serves,
        tool.tasks,
        tool.prunes,
        tool.keepsSettings,
        tool.runsPackages,
      ]
        .flatMap((rows): readonly { readonly programs?: readonly string[] }[] => rows ?? [])
        .flatMap((row) => row.programs ?? [])
        .filter((program) => !tool.programs.includes(program))
        .map((program) => `${tool.name}: ${program}`),
    ]);
    expect(wrong).toEqual([]);
  });

  test('a spelling begins as it says, and leads to a program of its card', () => {
    for (const tool of TOOLS)
      for (const spelling of tool.spellings ?? []) {
        expect(tool.programs).toContain(spelling.name);
        expect(spelling.pattern.source).toContain(spelling.starts.slice(0, 1));
      }
  });
});
