import type { Companion } from '../companions/types.ts';
import type { LintResult, OnError } from '../linter/types.ts';
import { companionFolder } from './companions.ts';
import { foreseenChange, mayBreakCallers } from './foreseen.ts';
import { neededByOthers } from './shared-context.ts';
import type { ProjectFiles } from './types.ts';

/** A Dockerfile whose safe fixes may have to wait. */
export interface WaitingJob {
  readonly files: ProjectFiles;
  readonly companions: readonly Companion[];
  /** Absolute, as the context. */
  readonly file: string;
  readonly context: string;
  readonly onError: OnError;
  /** Lints it without fixing, where the fixes of these names wait. */
  lint(waiting: ReadonlyMap<string, string>): LintResult;
}

/** The names whose callers must change first, as in `LintOptions`: of all safe fixes, those that a caller which is not changed would not survive. */
export function waitingNames({ files, companions, file, context, onError, lint }: WaitingJob): ReadonlyMap<string, string> {
  const waiting = new Map<string, string>();
  const mayBreak = mayBreakCallers(files);
  for (;;) {
    const result = lint(waiting);
    const change = foreseenChange(result);
    if (!change || (change.excluded.length === 0 && !mayBreak(file, change))) return waiting;
    const folder = companionFolder(files, files.rootOf(file), companions, onError);
    folder.rewrite({ dockerfile: file, context, ...change });
    const one = { file, context, result: change };
    const left = [...folder.leftOf(file), ...neededByOthers(files, one, [one])].filter(([name]) => !waiting.has(name));
    if (left.length === 0) return waiting;
    for (const [name, reason] of left) waiting.set(name, reason);
  }
}
