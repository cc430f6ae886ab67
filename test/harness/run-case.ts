import { RULES } from '../../rules/index.ts';
import type { BuildSecret } from '../../src/caller-change.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import type { BuildContext } from '../../src/facts/project/build-context.ts';
import { bringersOf } from '../../src/facts/stages/context-bringers.ts';
import { readMountSpec, readSource } from '../../src/fix/edits/mount-spec.ts';
import type { RequiredMount } from '../../src/fix/index.ts';
import { DEFAULT_ENGINE, ENGINES, type EngineName } from '../../src/knowledge/docker/engines.ts';
import { lint } from '../../src/linter/lint.ts';
import type { Finding, LintOptions, LintResult } from '../../src/linter/types.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { lintProject } from '../../src/project/project.ts';
import type { Severity } from '../../src/rule.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { secondParser } from '../../src/syntax/dockerfile/second-parser.ts';
import { Document } from '../../src/text/document.ts';
import type { Case } from './case-file.ts';

/** Lints the text as the case asks, with all rules. `fix` is what is applied. */
export function lintCase(one: Pick<Case, 'options' | 'files'>, text: string, fix: LintOptions['fix']): LintResult {
  return lint(new Document('/project/Dockerfile', text), RULES, optionsOf(one, fix));
}

/** What a case with the option `callers` says of the files around the Dockerfile. */
export interface CallersOfCase {
  /** The findings as a case writes them. */
  readonly findings: string;
  /** The changed files as a case writes them. */
  readonly fixed: string;
  /** All files after the fix. */
  readonly files: ReadonlyMap<string, string>;
}

/** Lints the files of a case as a project; without the option `callers`, nothing is looked at. */
export function callersOfCase(one: Pick<Case, 'options' | 'files'>, text: string, fix: LintOptions['fix']): CallersOfCase {
  const given = one.files ?? new Map<string, string>();
  if (!one.options.has('callers')) return { findings: '', fixed: '', files: given };
  const options = optionsOf(one, fix);
  const settings = { ...options, context: undefined, companions: true };
  const { callers, companions } = lintProject(memoryFiles({ ...Object.fromEntries(given), Dockerfile: text }), ['/project/Dockerfile'], RULES, COMPANIONS, {
    fix,
    secondParser,
    cwd: '/project',
    home: '/home/someone',
    settingsOf: () => settings,
  });
  const shown = (path: string): string => path.replace('/project/', '');
  const lines = callers.flatMap(({ path, lint: { document, findings } }) =>
    findings.map(
      ({ range, rule, severity, name, fix: offered }) =>
        `${shown(path)}:${document.positionAt(range.start).line} ${rule} ${severity} ${name}${offered ? '' : ' (by hand)'}\n`,
    ),
  );
  const changed = companions.filter(({ before, after }) => before !== after);
  return {
    findings: lines.join(''),
    fixed: changed.map(({ path, after }) => `=== ${shown(path)}\n${after}`).join(''),
    files: new Map([...given, ...changed.map(({ path, after }) => [shown(path), after] as const)]),
  };
}

function optionsOf(one: Pick<Case, 'options' | 'files'>, fix: LintOptions['fix']): LintOptions {
  const listOf = (name: string): readonly string[] => (one.options.get(name) ?? '').split(/[\s,]+/).filter((word) => word !== '');
  return {
    engine: ENGINES[engineName(one.options.get('engine') ?? DEFAULT_ENGINE)],
    context: one.files && contextOf(one.files),
    settings: {
      secretNames: listOf('secret-names'),
      ignoredNames: listOf('ignored-names'),
      secretFiles: listOf('secret-files'),
      ignoredFiles: listOf('ignored-files'),
    },
    keepArguments: one.options.get('keep-arguments') === 'true',
    sshAgent: one.options.get('ssh-agent') === 'true',
    requiredMounts: (one.options.get('required-mounts') ?? '').split('; ').flatMap((entry) => (entry === '' ? [] : readRequired(entry))),
    levels: new Map(listOf('level').map(readLevel)),
    fix,
    secondParser,
  };
}

/** The files that a fix keeps out of the context although the result takes them from there by their names: the build would miss them. */
export function missedFiles({ output, excluded }: LintResult): readonly string[] {
  const dockerfile = parseDockerfile(new Document('Dockerfile', output));
  return excluded.filter((path) => bringersOf(dockerfile, path).some(({ below }) => below === ''));
}

/** The same case once its .dockerignore keeps out what the fixes ask. */
export function afterFixes<T extends Pick<Case, 'options' | 'files'>>(one: T, { excluded }: LintResult): T {
  return { ...one, files: one.files && new Map([...one.files].filter(([path]) => !excluded.includes(path))) };
}

/** What a case asks to apply: `fix: unsafe` in its options, else safe fixes. */
export function fixOf(one: Pick<Case, 'options'>): 'safe' | 'unsafe' {
  return one.options.get('fix') === 'unsafe' ? 'unsafe' : 'safe';
}

function engineName(name: string): EngineName {
  for (const engine of Object.values(ENGINES)) if (engine.name === name) return engine.name;
  throw new Error(`unknown engine ${name}`);
}

/** A policy as a case writes it: `pip install -> type=secret,…`, with ` <- src=PATH` where it says where the secret comes from. */
function readRequired(entry: string): RequiredMount {
  const [command = '', rest = ''] = entry.split(' -> ');
  const [text = '', from] = rest.split(' <- ');
  const mount = readMountSpec(text);
  if (!mount) throw new Error(`no mount: ${entry}`);
  return { words: command.split(' '), mount, source: from === undefined ? undefined : readSource(from) };
}

function readLevel(entry: string): [string, Severity | 'off'] {
  const [rule = '', level] = entry.split('=');
  if (level !== 'error' && level !== 'warning' && level !== 'info' && level !== 'off') throw new Error(`a level is RULE=LEVEL, not ${entry}`);
  return [rule, level];
}

function contextOf(files: ReadonlyMap<string, string>): BuildContext {
  return {
    canIgnore: true,
    isTakenIn: (path) => files.get('.dockerignore')?.split('\n').includes(`!${path}`) === true,
    isLeftOut: (path) => files.get('.dockerignore')?.split('\n').includes(path) === true,
    read: (path) => files.get(path),
    files: () => [...files.keys()],
    isFolder: (path) => path === '' || path === '.' || [...files.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`)),
  };
}

/** The findings as a case writes them. */
export function findingLines(result: LintResult): string {
  return result.findings.map((finding) => `${findingLine(result, finding)}\n`).join('');
}

function findingLine({ document }: LintResult, { range, rule, severity, name, fix }: Finding): string {
  const weakness = fix && fix.applicability !== 'safe' ? ` (${fix.applicability})` : '';
  return `${document.positionAt(range.start).line} ${rule} ${severity} ${name}${weakness}`;
}

/** What the build must be given, as a case writes it. */
export function buildLines(secrets: readonly BuildSecret[]): string {
  return secrets.map((secret) => `${secretLine(secret)}${secret.required ? '' : ' optional'}\n`).join('');
}

function secretLine({ id, from }: BuildSecret): string {
  if ('env' in from) return from.env === id ? `env ${id}` : `${id} env=${from.env}`;
  if ('file' in from) return `${id} file=${from.file}`;
  return `ssh ${from.ssh}`;
}

/** How often each rule has a finding for each name: what a fix claims is that its finding goes away. */
export function countByName(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, name } of findings) counts.set(`${rule} ${name}`, (counts.get(`${rule} ${name}`) ?? 0) + 1);
  return counts;
}
