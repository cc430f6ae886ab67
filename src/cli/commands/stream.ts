import { appendFileSync } from 'node:fs';
import path from 'node:path/posix';
import { reportLines, summaryLine } from '../../reporters/ndjson.ts';
import { type Summary, summarize } from '../../reporters/report.ts';
import { ageMemos } from '../../text/memo.ts';
import { own, type Visible } from '../../text/visible.ts';
import type { LintArguments } from '../arguments/options.ts';
import type { Io } from '../io/io.ts';
import { projectRoot, whereabouts } from '../io/project-root.ts';
import { type LintOutcome, writeOutput } from './counted-report.ts';

const NOTHING: Summary = { files: 0, errors: 0, warnings: 0, infos: 0, fixed: 0, fixable: 0, byHand: 0 };

/**
 * Reports each project as soon as it is linted, so that the results of all projects are not held at once. A Dockerfile and what builds it are of one project.
 * Returns the exit status, the highest of all projects.
 */
export async function streamReports(
  files: readonly string[],
  lint: (files: readonly string[]) => Promise<LintOutcome>,
  { outputFile }: LintArguments,
  io: Io,
): Promise<number> {
  const target = outputFile === undefined ? undefined : path.resolve(io.cwd, outputFile);
  if (target !== undefined) writeOutput(target, own(''));
  const write = (text: Visible): void => (target === undefined ? io.stdout.write(text) : appendFileSync(target, text));
  let total = NOTHING;
  let highest = 0;
  for (const project of projectsOf(files, io)) {
    ageMemos();
    const { report, status } = await lint(project);
    write(reportLines(report));
    total = sum(total, summarize(report));
    highest = Math.max(highest, status);
  }
  write(summaryLine(total));
  return highest;
}

/** The files of each project, in the order of the first file of each. */
function projectsOf(files: readonly string[], io: Io): Iterable<readonly string[]> {
  const start = whereabouts(io);
  const folders = new Map<string, string>();
  const projects = new Map<string, string[]>();
  for (const file of files) {
    const folder = path.dirname(file);
    const root = folders.get(folder) ?? projectRoot(folder, start);
    folders.set(folder, root);
    const known = projects.get(root) ?? [];
    known.push(file);
    projects.set(root, known);
  }
  return projects.values();
}

function sum(a: Summary, b: Summary): Summary {
  return {
    files: a.files + b.files,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    infos: a.infos + b.infos,
    fixed: a.fixed + b.fixed,
    fixable: a.fixable + b.fixable,
    byHand: a.byHand + b.byHand,
  };
}
