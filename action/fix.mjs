// The step of action.yml that opens a pull request with what --fix writes, or brings it up to date.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dockerlint, fail, git, input, notice, output, pullRequest, selection } from './run.mjs';

const { GITHUB_REF_NAME: refName, RUNNER_TEMP: folder } = process.env;
const TITLE = 'Give secrets to the image build as build secrets';
const AUTHOR = ['-c', 'user.name=github-actions[bot]', '-c', 'user.email=41898282+github-actions[bot]@users.noreply.github.com'];

const branch = input('branch');
const base = baseOf(pullRequest());
if (base !== undefined) openPullRequest();

/** The branch that the pull request goes to; undefined if there can be none. */
function baseOf(pull) {
  if (pull === undefined) return refName;
  if (pull.head.repo?.full_name !== pull.base.repo?.full_name)
    return void notice('No pull request is opened for a fork: its branch is not in this repository.');
  if (git('rev-parse', 'HEAD').stdout.trim() === pull.head.sha) return pull.head.ref;
  return void notice('No pull request is opened: check out the head of this one (actions/checkout with ref: ${{ github.event.pull_request.head.sha }}).');
}

function openPullRequest() {
  if (must(git('status', '--porcelain')).stdout !== '') fail('The work tree has other changes: run the action before what makes them.');
  const body = path.join(folder, 'dockerlint-fix.md');
  if (dockerlint('--fix', '--format', 'markdown', '--output-file', body, ...selection()).status === 2) fail('The files could not be fixed.');
  if (must(git('status', '--porcelain')).stdout === '') return notice('There is nothing that --fix changes.');
  must(git('switch', '--quiet', '--force-create', branch));
  must(git('add', '--all'));
  must(git(...AUTHOR, 'commit', '--quiet', '--message', TITLE, '--message', 'Written by dockerlint --fix.'));
  must(git('push', '--quiet', '--force', 'origin', `HEAD:refs/heads/${branch}`));
  const known = must(gh('pr', 'list', `--head=${branch}`, `--base=${base}`, '--state=open', '--json=url', '--jq=.[0].url')).stdout.trim();
  if (known === '')
    must(gh('pr', 'create', `--head=${branch}`, `--base=${base}`, `--title=${TITLE}`, `--body-file=${body}`), (made) => output('pull-request', made.trim()));
  else {
    must(gh('pr', 'edit', known, `--body-file=${body}`));
    output('pull-request', known);
  }
  process.stdout.write(`${readFileSync(body, 'utf8').split('\n')[0]}\n`);
}

function gh(...words) {
  return spawnSync('gh', words, { encoding: 'utf8' });
}

/** Ends the step if the command failed. */
function must(run, then = () => undefined) {
  if (run.status !== 0) fail(`A command failed: ${run.error?.message ?? run.stderr.trim()}`);
  then(run.stdout);
  return run;
}
