import { RULES } from '../../rules/index.ts';
import { NO_SETTINGS } from '../../src/facts/sensitivity/index.ts';
import { DEFAULT_ENGINE, ENGINES, type EngineName } from '../../src/knowledge/docker/engines.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { lintProject } from '../../src/project/project.ts';
import type { FileSettings } from '../../src/project/types.ts';
import { unifiedDiff } from '../../src/reporters/diff.ts';
import { companionOf, fileOf } from '../../src/reporters/json.ts';
import { masker } from '../../src/reporters/masking.ts';
import type { ReportFile } from '../../src/reporters/report.ts';

/** The folder that the files are said to stand in. */
const ROOT = '/project';

export interface CheckOptions {
  readonly engine?: EngineName;
  /** Which fixes are made; default: those that are safe. */
  readonly fix?: 'none' | 'safe' | 'unsafe';
  readonly keepArguments?: boolean;
  readonly sshAgent?: boolean;
}

export interface CheckRequest {
  /** The texts of a project, by their paths below its root. */
  readonly files: { readonly [path: string]: string };
  /** The path of the Dockerfile. */
  readonly dockerfile: string;
  readonly options?: CheckOptions;
}

/** What is told about the files: as in `--format json`, so every text is masked. Only `fixed` and `diff` hold the user's own text. */
export interface CheckResult {
  /** The Dockerfile, and each caller that has findings of its own. */
  readonly files: readonly ReturnType<typeof fileOf>[];
  /** The files that change with the Dockerfile, or should. */
  readonly companions: readonly ReturnType<typeof companionOf>[];
  /** The texts after the fixes, of the files that these change or make. */
  readonly fixed: { readonly [path: string]: string };
  readonly diff: string;
  /** How many secret values the files themselves hold. */
  readonly values: number;
  /** Errors of our own, masked: a rule, a fix or a file was skipped. */
  readonly failures: readonly string[];
}

/**
 * Lints and fixes a Dockerfile with the files around it, as `dockerlint --fix` does, and writes nothing. What edits other files and what cross-checks a rewrite
 * is loaded with the first call: it is a bundle of its own.
 */
export async function check({ files, dockerfile, options = {} }: CheckRequest): Promise<CheckResult> {
  const { COMPANIONS, secondParser } = await import('./later.ts');
  const settings = settingsFrom(options);
  const errors: string[] = [];
  const result = lintProject(memoryFiles(files, ROOT), [`${ROOT}/${dockerfile}`], RULES, COMPANIONS, {
    fix: options.fix ?? 'safe',
    secondParser,
    cwd: ROOT,
    home: undefined,
    settingsOf: () => settings,
    onError: (what, error) => errors.push(`${what}: ${error instanceof Error ? error.message : String(error)}`),
  });
  const shown = [...result.files, ...result.callers].map(({ path, lint, build }): ReportFile => ({ path: below(path), findings: lint.findings, lint, build }));
  const values = shown.flatMap(({ lint }) => lint.values);
  const mask = masker({ values });
  const rewritten = [
    ...result.files.map(({ path, lint }) => ({ path: below(path), before: lint.document.text, after: lint.output })),
    ...result.companions.map(({ path, before, after }) => ({ path: below(path), before, after })),
  ].filter(({ before, after }) => before !== after);
  return {
    files: shown.map(fileOf),
    companions: result.companions.map((companion) => companionOf({ ...companion, path: below(companion.path) }, mask)),
    fixed: Object.fromEntries(rewritten.map(({ path, after }) => [path, after])),
    diff: rewritten.map(({ path, before, after }) => unifiedDiff(path, files[path] === undefined ? undefined : before, after)).join(''),
    values: values.length,
    failures: [...errors, ...shown.flatMap(({ lint }) => lint.failures.map(({ rule, message }) => `${rule ?? 'parser'}: ${message}`))].map(mask),
  };
}

function settingsFrom({ engine = DEFAULT_ENGINE, keepArguments, sshAgent }: CheckOptions): FileSettings {
  return { engine: ENGINES[engine], levels: new Map(), settings: NO_SETTINGS, context: undefined, companions: true, keepArguments, sshAgent };
}

/** The path below the root. */
function below(path: string): string {
  return path === ROOT ? '.' : path.slice(ROOT.length + 1);
}
