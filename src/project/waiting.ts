import type { Companion } from '../companions/types.ts';
import { builderOf, type Engine } from '../knowledge/docker/engines.ts';
import type { LintResult, OnError } from '../linter/types.ts';
import { reachesOf } from './callers/reached-stages.ts';
import { companionFolder } from './companions.ts';
import { foreseenChange, mayBreakCallers } from './foreseen.ts';
import { neededByOthers } from './shared-context.ts';
import type { ProjectFiles } from './types.ts';

/** The inputs for deciding whether safe fixes of a Dockerfile must wait. */
export interface WaitingJob {
  readonly files: ProjectFiles;
  readonly companions: readonly Companion[];
  /** Absolute, like the context. */
  readonly file: string;
  readonly context: string;
  readonly engine: Engine;
  readonly onError: OnError;
  /** Lints the Dockerfile without fixing it, given the results so far. */
  lint(asked: AskedByCallers): LintResult;
}

/** Reasons from the callers of a Dockerfile against its fixes, as in `LintOptions`. */
export interface AskedByCallers {
  readonly waiting: ReadonlyMap<string, string>;
  readonly unpassed: ReadonlyMap<string, string>;
}

export const NOTHING_ASKED: AskedByCallers = { waiting: new Map(), unpassed: new Map() };

/**
 * Returns the names whose callers must change first, as in `LintOptions`: those whose safe fix would break a caller that is not changed. Also returns the build
 * arguments that a caller builds without.
 */
export function askedByCallers({ files, companions, file, context, engine, onError, lint }: WaitingJob): AskedByCallers {
  const waiting = new Map<string, string>();
  const unpassed = new Map<string, string>();
  const mayBreak = mayBreakCallers(files);
  const asked = { waiting, unpassed };
  for (;;) {
    const result = lint(asked);
    const change = foreseenChange(result);
    if (!change || (change.excluded.length === 0 && !mayBreak(file, change))) return asked;
    const folder = companionFolder(files, files.rootOf(file), companions, onError);
    folder.rewrite({ dockerfile: file, context, builtBy: builderOf(engine), ...change, reaches: reachesOf(result) });
    const one = { file, context, result: change };
    const without = [...folder.unpassedOf(file)].filter(([name]) => !unpassed.has(name));
    for (const [name, place] of without) unpassed.set(name, place);
    if (without.length > 0) continue;
    const left = [...folder.leftOf(file), ...neededByOthers(files, [one])(one)].filter(([name]) => !waiting.has(name));
    if (left.length === 0) return asked;
    for (const [name, reason] of left) waiting.set(name, reason);
  }
}
