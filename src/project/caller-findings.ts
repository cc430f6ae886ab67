import { NO_CALLER_CHANGE } from '../caller-change.ts';
import { findTokens } from '../facts/sensitivity/index.ts';
import type { Finding, LintResult } from '../linter/types.ts';
import type { Rule } from '../rule.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { Document } from '../text/document.ts';
import { literalPattern } from '../text/pattern.ts';
import { Redacted } from '../text/redacted.ts';
import { callerNeeds, mayMountSecrets } from './caller-needs.ts';
import type { CompanionFolder } from './companions.ts';
import { staleCallers } from './stale-callers.ts';
import type { FileResult, FileSettings, ProjectFiles } from './types.ts';

/** A Dockerfile whose callers are checked. */
export interface AskedDockerfile {
  readonly file: string;
  readonly root: string;
  readonly context: string;
  readonly settings: FileSettings;
  /** Its text, after any fix. */
  readonly text: string;
  /** Names and ids that the fixes of this run have already added to the callers. */
  readonly settled: ReadonlySet<string>;
  /** The callers to check; omitted for all. */
  readonly callers?: ReadonlySet<string> | undefined;
}

/** Options for checking callers. */
export interface CallerJob {
  readonly files: ProjectFiles;
  readonly rules: readonly Rule[];
  readonly folderOf: (file: string) => CompanionFolder;
  /** Whether to repair the callers that can be repaired. */
  readonly fix: boolean;
  /** Whether the configuration excludes a caller. */
  readonly isExcluded: (caller: string) => boolean;
}

/** Returns the findings in the callers of these Dockerfiles: one result for each file, sorted by path. */
export function callerFindings(dockerfiles: readonly AskedDockerfile[], job: CallerJob): readonly FileResult[] {
  const rule = job.rules.find((one) => one.wordMisfit !== undefined);
  const found = new Map<string, { readonly document: Document; readonly findings: Finding[] }>();
  for (const one of rule ? dockerfiles : []) {
    const level = (rule && one.settings.levels.get(rule.meta.name)) ?? rule?.meta.severity;
    if (!rule || level === undefined || level === 'off' || !mayMountSecrets(one.text) || ignoresRule(one.text, rule.meta.name)) continue;
    const dockerfile = parseDockerfile(new Document(one.file, one.text));
    if (dockerfile.problems.length > 0) continue;
    const stale = staleCallers(job.folderOf(one.file), {
      dockerfile: one.file,
      context: one.context,
      root: one.root,
      needs: callerNeeds(dockerfile, one.settings.settings),
      rule,
      level,
      isSettled: (name) => one.settled.has(name),
      repair: one.settings.companions ? (job.fix ? 'now' : 'offered') : 'never',
      isAsked: (caller) => (one.callers?.has(caller) ?? true) && !job.isExcluded(caller),
    });
    for (const { document, findings } of stale) {
      const known = found.get(document.path) ?? { document, findings: [] };
      found.set(document.path, known);
      for (const finding of findings) if (!known.findings.some((other) => isSame(other, finding))) known.findings.push(finding);
    }
  }
  return [...found.values()].map(callerResult).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The result for a caller without findings. */
export function unfoundCaller(files: ProjectFiles, file: string): FileResult {
  return callerResult({ document: new Document(file, files.read(file) ?? ''), findings: [] });
}

function callerResult({ document, findings }: { readonly document: Document; readonly findings: readonly Finding[] }): FileResult {
  const values = findings.length === 0 ? [] : findTokens(document.text).map(({ start, end }) => new Redacted(document.text.slice(start, end)));
  const lint: LintResult = {
    document,
    // the rewritten text is in `companions`
    output: document.text,
    findings: [...findings].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end),
    ...NO_CALLER_CHANGE,
    refusal: undefined,
    values,
    dropped: [],
    failures: [],
  };
  return { path: document.path, lint, context: '', build: undefined };
}

/** Whether two findings are the same: a caller may build several Dockerfiles, or be found by several links. */
function isSame(a: Finding, b: Finding): boolean {
  return a.name === b.name && a.range.start === b.range.start && a.range.end === b.range.end;
}

/** Whether a comment in the Dockerfile ignores this rule for its callers. */
function ignoresRule(text: string, rule: string): boolean {
  return new RegExp(`^[ \\t]*#[ \\t]*dockerlint[ \\t]+global[ \\t]+ignore[ \\t]*=[^;\\n]*(?<![\\w-])${literalPattern(rule)}(?![\\w-])`, 'im').test(text);
}
