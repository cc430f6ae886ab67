// The first step of action.yml: annotations, the summary, and the files for the steps behind it. Changes nothing.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dockerlint, fail, git, input, notice, output, pullRequest, selection } from './run.mjs';

const { GITHUB_STEP_SUMMARY: summaryFile, RUNNER_TEMP: folder } = process.env;
const mode = input('mode');
if (!['check', 'suggest', 'fix'].includes(mode)) fail(`mode is check, suggest or fix, not ${mode}`);

const files = selection();
const counted = ['--fail-on', input('fail-on'), ...(input('baseline') === '' ? [] : ['--baseline', input('baseline')])];
const report = (format, ...words) => dockerlint('--format', format, ...counted, ...words, ...files);

const { status, stdout } = report('json');
output('status', status);
const { errors, warnings, infos, fixable } = stdout === '' ? { errors: 0, warnings: 0, infos: 0, fixable: 0 } : JSON.parse(stdout).summary;
output('findings', errors + warnings + infos);
output('fixable', fixable);

process.stdout.write(report('github').stdout);
appendFileSync(summaryFile, `${report('markdown').stdout}\n`);

if (input('sarif') === 'true') {
  const file = path.join(folder, 'dockerlint.sarif');
  report('sarif', '--output-file', file);
  if (existsSync(file)) output('sarif-file', file);
}
if (input('format') !== '') {
  if (input('output-file') === '') fail('format goes with output-file');
  report(input('format'), '--output-file', input('output-file'));
}
if (mode === 'suggest') suggest();

/** Writes the review of the pull request, for the step that posts it. */
function suggest() {
  const pull = pullRequest();
  if (pull === undefined) return notice('Changes are suggested in pull requests only.');
  const text = report('github-review').stdout;
  if (text === '') return;
  const review = { commit_id: pull.head.sha, ...JSON.parse(text) };
  // GitHub counts the lines of the head, and the checkout may be its merge with the base
  const paths = [...new Set(review.comments.map((comment) => comment.path))];
  const isHead = git('rev-parse', 'HEAD').stdout.trim() === pull.head.sha || git('diff', '--quiet', pull.head.sha, 'HEAD', '--', ...paths).status === 0;
  if (!isHead)
    return notice('Nothing is suggested: check out the head of the pull request (actions/checkout with ref: ${{ github.event.pull_request.head.sha }}).');
  const file = path.join(folder, 'dockerlint-review.json');
  writeFileSync(file, `${JSON.stringify(review)}\n`);
  output('review-file', file);
  output('pull-request-number', pull.number);
}
