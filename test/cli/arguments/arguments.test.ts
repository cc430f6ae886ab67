import { describe, expect, test } from '@jest/globals';
import { parseFast } from '../../../src/cli/arguments/fast-arguments.ts';
import { parseArguments } from '../../../src/cli/arguments/full-arguments.ts';
import { UserError } from '../../../src/cli/io/io.ts';

/** Command lines that editors and hooks use: the fast parser reads them itself. */
const FAST: readonly (readonly string[])[] = [
  [],
  ['Dockerfile'],
  ['-'],
  ['a/Dockerfile', '123', '0x10', 'b.dockerfile', 'Dockerfile'],
  ['--fix', 'Dockerfile'],
  ['Dockerfile', '--fix'],
  ['--fix', '--unsafe-fixes', '.'],
  ['--diff', '--no-companions'],
  ['--fix', '--keep-arguments', 'x'],
  ['--fix', '--ssh-agent', 'x'],
  ['--fix', '-', '--stdin-filename', 'a b/Dockerfile'],
  ['--fix', '--stdin-filename=a=b/Dockerfile', '-'],
  ['-q', '--no-color', '--no-config', 'Dockerfile'],
  ['--quiet', '--color', 'Dockerfile'],
  ['--format', 'json', 'Dockerfile'],
  ['--format=sarif'],
  ['-f', 'github', 'x'],
  ['--engine', 'buildah', 'x'],
  ['--engine=docker-20.10'],
  ['--fix', '--fix', 'x'],
  ['./rules', 'explain'],
  ['--version'],
];

/** Everything else goes to the full parser. */
const SLOW: readonly (readonly string[])[] = [
  ['--help'],
  ['--version', 'x'],
  ['--fx'],
  ['-x'],
  ['-qf', 'json'],
  ['--format'],
  ['--format', 'yaml'],
  ['--format', '--fix'],
  ['--format', 'json', '--format', 'text'],
  ['--engine', 'docker-19'],
  ['--stdin-filename='],
  ['--rule', 'no-secret-arg:off'],
  ['--', 'Dockerfile'],
  ['rules'],
  ['explain', 'no-secret-arg'],
  ['--fix=true'],
  ['--color', '--no-color'],
  [''],
  ['--__proto__'],
  ['--constructor', 'x'],
];

describe('the fast and the full parser', () => {
  test.each(FAST.map((argv) => [argv.join(' ') || 'nothing', argv] as const))('agree: %s', async (_words, argv) => {
    const fast = parseFast(argv);
    expect(fast).toBeDefined();
    expect(await parseArguments(argv)).toEqual(fast);
  });

  test.each(SLOW.map((argv) => [argv.join(' ') || 'an empty word', argv] as const))('only the full one reads: %s', (_words, argv) => {
    expect(parseFast(argv)).toBeUndefined();
  });
});

describe('the full parser', () => {
  test('reads every option', async () => {
    const words =
      '--fix --context ctx -o out --rule no-secret-arg:off --rule no-secret-env:warning -c conf --baseline b --update-baseline --max-warnings 0 --fail-on none --print-config x';
    expect(await parseArguments(words.split(' '))).toMatchObject({
      kind: 'lint',
      options: {
        paths: ['x'],
        fix: true,
        context: 'ctx',
        outputFile: 'out',
        config: 'conf',
        baseline: 'b',
        updateBaseline: true,
        maxWarnings: 0,
        failOn: 'none',
        printConfig: true,
        levels: new Map([
          ['no-secret-arg', 'off'],
          ['no-secret-env', 'warning'],
        ]),
      },
    });
  });

  test.each([
    ['the last of a repeated option', ['-f', 'json', '-f', 'text', 'x'], { format: 'text', paths: ['x'] }],
    ['a list option takes one word', ['--rule', 'no-secret-arg:off', 'Dockerfile'], { paths: ['Dockerfile'] }],
    ['words that look like numbers, and the dash', ['--max-warnings', '1', '007', '-', '1e3'], { paths: ['007', '-', '1e3'] }],
    ['words behind --', ['--fix', '--', '--help', 'rules'], { paths: ['--help', 'rules'] }],
    ['no colour wins', ['--color', '--no-color'], { color: false }],
  ])('%s', async (_what, argv, options) => {
    expect(await parseArguments(argv)).toMatchObject({ kind: 'lint', options });
  });

  test.each([
    ['a slip', ['--fx'], 'unknown option --fx (did you mean "--fix"?)'],
    ['an unknown letter', ['-x'], 'unknown option -x'],
    ['a format', ['-f', 'jsn'], '--format jsn: unknown (did you mean "json"?)'],
    ['an engine', ['--engine', 'docker-27'], '--engine docker-27: unknown (did you mean "docker-2'],
    ['a rule', ['--rule', 'no-secret-agr:off'], 'there is no rule "no-secret-agr" (did you mean "no-secret-arg"?)'],
    ['a level', ['--rule', 'no-secret-arg:fatal'], 'write NAME:LEVEL'],
    ['no level', ['--rule', 'no-secret-arg'], 'write NAME:LEVEL'],
    ['a number', ['--max-warnings', 'x'], '--max-warnings takes a whole number, not x'],
    ['a missing value', ['--context'], '--context needs a value'],
    ['an empty value', ['--context='], 'empty value'],
    ['explain without a rule', ['explain'], 'explain takes one argument, a rule'],
    ['rules with words', ['rules', 'x'], 'rules takes no arguments'],
    ['a server option elsewhere', ['--stdio'], '--stdio and --clientProcessId are options of dockerlint lsp'],
  ])('says what is wrong: %s', async (_what, argv, message) => {
    const parsing = parseArguments(argv);
    await expect(parsing).rejects.toBeInstanceOf(UserError);
    await expect(parsing).rejects.toThrow(message);
  });

  test('knows the commands', async () => {
    expect(await parseArguments(['explain', 'no-secret-arg'])).toEqual({ kind: 'explain', name: 'no-secret-arg', color: undefined });
    expect(await parseArguments(['rules', '-f', 'json'])).toEqual({ kind: 'rules', format: 'json', color: undefined });
    expect(await parseArguments(['lsp', '--stdio'])).toEqual({ kind: 'lsp' });
    expect(await parseArguments(['lsp', '--stdio', '--clientProcessId=4711'])).toEqual({ kind: 'lsp' });
    expect(await parseArguments(['build-command', 'x'])).toMatchObject({ kind: 'build-command', options: { paths: ['x'] } });
    expect(await parseArguments(['completion'])).toMatchObject({ kind: 'print', text: expect.stringContaining('--get-yargs-completions') });
  });

  test.each([
    ['a command', ['exp'], ['explain']],
    ['an option', ['Dockerfile', '--f'], ['--fix', '--format', '--fail-on']],
    ['the rule to explain', ['explain', 'no-secret-m'], ['no-secret-metadata']],
    ['the tool to explain', ['explain', 'pipe'], ['pipenv']],
    ['an engine', ['--engine', 'docker-2'], ['docker-28.3', 'docker-27.3', 'docker-23', 'docker-20.10']],
    ['a format', ['-f', 'sa'], ['sarif']],
    ['a file, which the shell knows', ['--fix', 'Docker'], []],
    ['a file in first place', ['Docker'], []],
  ])('completes %s', async (_what, words, expected) => {
    const lines = expected.map((word) => `${word}\n`).join('');
    expect(await parseArguments(['--get-yargs-completions', 'dockerlint', ...words])).toEqual({ kind: 'print', text: lines });
  });

  test('has a help that fits a terminal, and names every option', async () => {
    const help = await parseArguments(['--help']);
    const text = help.kind === 'print' ? help.text : '';
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text.split('\n').length).toBeLessThan(58);
    for (const name of ['--fix', '--diff', '--engine', '--rule', '--baseline', '--fail-on', 'build-command', 'explain RULE|TOOL']) expect(text).toContain(name);
    expect(text).not.toMatch(/\[(?:boolean|string|array)\]/);
  });
});
