// What the steps of action.yml share: the inputs, the event, the program and the files of the runner.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const { env } = process;
const OLDEST_NODE = [20, 19];

/** An input of the action; '' if it was not given. */
export function input(name) {
  return (env[`INPUT_${name.replaceAll('-', '_').toUpperCase()}`] ?? '').trim();
}

/** Ends the step with a message on the run's page. */
export function fail(message) {
  process.stdout.write(`::error title=dockerlint::${escaped(message)}\n`);
  process.exit(2);
}

/** Tells something on the run's page. */
export function notice(message) {
  process.stdout.write(`::notice title=dockerlint::${escaped(message)}\n`);
}

/** Sets an output of the step. Values hold no line break. */
export function output(name, value) {
  appendFileSync(env.GITHUB_OUTPUT, `${name}=${String(value).replace(/[\r\n]/g, ' ')}\n`);
}

/** The pull request of the event; undefined for other events. */
export function pullRequest() {
  const event = env.GITHUB_EVENT_PATH && existsSync(env.GITHUB_EVENT_PATH) ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};
  return event.pull_request;
}

/** The words that say which files are meant: the paths, or what the pull request changes. */
export function selection() {
  const paths = input('paths')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const base = input('changed-only') === 'false' ? undefined : pullRequest()?.base?.sha;
  const isKnown = base !== undefined && git('merge-base', base, 'HEAD').status === 0;
  if (base !== undefined && !isKnown)
    notice('Every Dockerfile is linted: what the pull request changes cannot be told without its history (actions/checkout with fetch-depth: 0).');
  // after --, a path is no option
  return [...(isKnown ? ['--changed-since', base] : []), '--', ...paths];
}

/** Runs git without the hooks of the repository. */
export function git(...words) {
  return spawnSync('git', ['-c', 'core.hooksPath=/dev/null', ...words], { encoding: 'utf8' });
}

/** Runs dockerlint. What it says on standard error is shown; status 2 ends the step. */
export function dockerlint(...words) {
  const [command, ...first] = program();
  const config = input('config') === '' ? [] : ['--config', input('config')];
  const run = spawnSync(command, [...first, ...config, ...words], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
  process.stderr.write(run.stderr ?? '');
  if (run.error) fail(`${command} cannot be started`);
  return { status: run.status ?? 2, stdout: run.stdout };
}

/** The command of dockerlint: what was asked for, or the program that the tag of the action carries. */
function program() {
  if (input('command') !== '') return [path.resolve(input('command'))];
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    fail(`Node ${OLDEST_NODE.join('.')} or newer is needed (actions/setup-node)`);
  if (input('version') !== '') return ['npx', '--yes', `@dockerlint/cli@${input('version')}`];
  const built = path.join(env.GITHUB_ACTION_PATH, 'dist/cli.cjs');
  if (!existsSync(built)) fail('This revision of the action carries no built program. Use a release tag, or set the input "version" or "command".');
  return [process.execPath, built];
}

/** Source: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escaped(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
