import path from 'node:path/posix';
import { mergedJson, mergedLines, mergedSarif, mergedText } from '../../reporters/merged/formats.ts';
import { mergedHtml } from '../../reporters/merged/html.ts';
import { mergedMarkdown } from '../../reporters/merged/markdown.ts';
import { countsOf, type ReadReport, readReport } from '../../reporters/merged/read-report.ts';
import type { Visible } from '../../text/visible.ts';
import type { LintArguments } from '../arguments/options.ts';
import { type Io, UserError } from '../io/io.ts';
import { readRegularFile, reasonOf } from '../io/read-input.ts';
import { pageOf, ROTATION_PAGE, VERSION } from '../io/version.ts';
import { writeOutput } from './counted-report.ts';

/** The maximum size of a report: a string of V8 holds twice as much. */
const MOST_BYTES = 256 * 1024 * 1024;

/** `dockerlint merge-reports FILE...`: one report of many, in the format that --format says. Returns the exit status of a lint with those findings. */
export function mergeReports({ paths, format, outputFile, failOn, maxWarnings }: LintArguments, io: Io): number {
  if (paths.length === 0) throw new UserError('merge-reports takes the files of the reports (--format json, ndjson or sarif)');
  const reports = paths.map((file) => read(file, io));
  const text = merged(format, reports);
  if (outputFile === undefined) io.stdout.write(text);
  else writeOutput(path.resolve(io.cwd, outputFile), text);
  const { errors, warnings, infos } = countsOf(reports);
  const failing = { error: errors, warning: errors + warnings, info: errors + warnings + infos, none: 0 }[failOn];
  return Number(failing > 0 || (maxWarnings !== undefined && warnings > maxWarnings));
}

function read(file: string, io: Io): ReadReport {
  let text: string;
  try {
    text = readRegularFile(path.resolve(io.cwd, file), MOST_BYTES).toString('utf8');
  } catch (error) {
    throw new UserError(`${file}: cannot be read: ${reasonOf(error)}`);
  }
  const report = readReport(file, text);
  if (!report) throw new UserError(`${file}: is no whole report of dockerlint in the format json, ndjson or sarif`);
  return report;
}

function merged(format: LintArguments['format'], reports: readonly ReadReport[]): Visible {
  const pages = { version: VERSION, rotationPage: ROTATION_PAGE, pageOf };
  switch (format) {
    case 'text':
      return mergedText(reports);
    case 'html':
      return mergedHtml(reports, pages);
    case 'markdown':
      return mergedMarkdown(reports, pages);
    case 'sarif':
      return mergedSarif(ofKind('sarif', format, reports));
    case 'json':
      return mergedJson(ofKind('json', format, reports));
    case 'ndjson':
      return mergedLines(ofKind('json', format, reports));
    default:
      throw new UserError('merged reports are text, html, markdown, json, ndjson or sarif');
  }
}

/** The reports, which must all be of that kind. */
function ofKind(kind: ReadReport['kind'], format: string, reports: readonly ReadReport[]): readonly ReadReport[] {
  if (reports.every((report) => report.kind === kind)) return reports;
  throw new UserError(`to ${format} only reports of ${kind === 'sarif' ? 'that format' : 'json and ndjson'} can be merged`);
}
