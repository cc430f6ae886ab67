import { createHash } from 'node:crypto';
import path from 'node:path/posix';
import { withTexts } from '../../project/texts.ts';
import type { FileResult, ProjectResult } from '../../project/types.ts';
import type { Comparison } from '../../prove/compare-builds.ts';
import { unsearched, verdictOf, withoutControl } from '../../prove/verdict.ts';
import { type Proof, reportProof } from '../../reporters/proof.ts';
import { visible } from '../../text/visible.ts';
import type { LintArguments } from '../arguments/options.ts';
import { configSource } from '../config/config.ts';
import { discover } from '../io/discover.ts';
import { diskFiles } from '../io/disk.ts';
import { readInputs } from '../io/inputs.ts';
import { watchSignals } from '../io/interruption.ts';
import { complain, type Io, UserError } from '../io/io.ts';
import { shownPath } from '../io/paths.ts';
import { whereabouts } from '../io/project-root.ts';
import { styleOf } from '../io/style.ts';
import type { BuildTraces } from '../proving/builds.ts';
import { experiment, type Outcome } from '../proving/experiment.ts';
import { runLint } from './lint-run.ts';

/** The arguments of prove, including the options that lint has. */
export interface ProveArguments {
  readonly options: LintArguments;
  /** The words after `--`, passed to both builds. */
  readonly words: readonly string[];
  /** The names of secrets whose real values the fixed build gets. */
  readonly real: readonly string[];
}

const STATUS = { proved: 0, leaks: 1, differs: 1, 'nothing-proved': 3 } as const;

/**
 * `dockerlint prove [PATH] [-- WORD...]`: builds a Dockerfile twice with docker, in its present state and as `--fix` would change it. Both builds use no cache
 * and made-up secrets. Then searches everything that both builds leave. Changes no file. Returns the exit status: 0 if the fixed build leaves no secret; 1 if
 * it leaves a secret or its image differs; 3 if the result means nothing, because no secret was found in the original build either; 128 plus the number of a
 * signal that ended it.
 */
export async function prove({ options, words, real }: ProveArguments, io: Io): Promise<number> {
  if (options.format !== 'text' && options.format !== 'json') throw new UserError('a proof is reported as text or json');
  const { result, file } = await fixedInMemory(options, io);
  const shown = shownPath(io.cwd)(file.path);
  const watch = watchSignals((first) => complain(io, first ? 'stopping, and removing what the builds left …' : 'still removing what the builds left …'));
  try {
    const outcome = await experiment({ io, file, result, words, real, signal: watch.signal });
    if (!outcome) {
      complain(io, `${shown} takes no secret that is known: there is nothing to search an image for`);
      return 0;
    }
    const proof = proofOf(shown, file, outcome);
    // the search masks its texts itself
    io.stdout.write(
      options.format === 'json' ? visible(`${JSON.stringify(proof, undefined, 2)}\n`, []) : reportProof(proof, styleOf(io, io.stdout, options.color)),
    );
    return STATUS[proof.verdict];
  } catch (error) {
    const status: unknown = error instanceof Error && error.name === 'Interrupted' && 'status' in error ? error.status : undefined;
    if (typeof status === 'number') return status;
    throw error;
  } finally {
    watch.end();
  }
}

async function fixedInMemory(options: LintArguments, io: Io): Promise<{ readonly result: ProjectResult; readonly file: FileResult }> {
  const shown = shownPath(io.cwd);
  const found = await discover(options.paths, whereabouts(io));
  const inputs = readInputs(found.files, shown);
  const [problem] = [...found.problems, ...inputs.problems];
  if (problem !== undefined) throw new UserError(problem);
  if (inputs.texts.size !== 1) throw new UserError(`prove takes one Dockerfile, not ${inputs.texts.size}: ${[...inputs.texts.keys()].map(shown).join(', ')}`);
  const config = await configSource(
    options,
    found.files.map((dockerfile) => path.dirname(dockerfile)),
    io.cwd,
  );
  const paths = [...inputs.texts.keys()];
  const fix = options.unsafeFixes ? 'unsafe' : 'safe';
  const result = await runLint({ files: withTexts(diskFiles(whereabouts(io)), inputs.texts), paths, fix, config, io, everyBuild: true });
  const [file] = result.files;
  if (!file) throw new UserError('no Dockerfile to prove');
  return { result, file };
}

function proofOf(shown: string, { lint }: FileResult, outcome: Outcome): Proof {
  const { before, after, secrets, expected, mask, left } = outcome;
  const comparison = outcome.comparison && masksIn(outcome.comparison, mask);
  const unread = { before: before?.unread ?? [], after: after.unread };
  const evidence = { before: before?.traces, after: after.traces, expected, differences: comparison?.differences ?? [], unread };
  const unproved = new Set(withoutControl(evidence));
  return {
    version: 1,
    path: shown,
    verdict: verdictOf(evidence),
    secrets: secrets.map(({ name, isReal }) => ({ name, standIn: !isReal, control: before ? !unproved.has(name) : undefined })),
    before: before && sideOf(before, lint.document.text, mask),
    after: sideOf(after, lint.output, mask),
    comparison,
    unsearched: unsearched(evidence).map(({ place, why }) => ({ place: mask(place), why: mask(why) })),
    left,
  };
}

function masksIn({ differences, gone, unstable, same }: Comparison, mask: (text: string) => string): Comparison {
  return { differences: differences.map(mask), gone: gone.map(mask), unstable: unstable.map(mask), same };
}

function sideOf({ traces, image, stages, hasRecord, failure }: BuildTraces, dockerfile: string, mask: (text: string) => string): Proof['after'] {
  return {
    dockerfile: `sha256:${createHash('sha256').update(dockerfile).digest('hex')}`,
    image: image?.id,
    traces: traces.map((trace) => ({ ...trace, place: mask(trace.place) })),
    layers: image?.layers ?? 0,
    files: [...(image?.tree.values() ?? [])].filter(({ type }) => type !== 'directory').length,
    stages,
    record: hasRecord,
    ...(failure ? { failed: failure.step === undefined ? 'a step' : mask(failure.step) } : {}),
  };
}
