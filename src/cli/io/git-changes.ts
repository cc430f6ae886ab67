import { spawnSync } from 'node:child_process';
import path from 'node:path/posix';
import type { LineRange } from '../../reporters/report.ts';
import { UserError } from './io.ts';
import { gitRoot } from './project-root.ts';
import { codeOf } from './read-input.ts';

/** What changed in a repository since it left a commit: in later commits, in the index and in the work tree, with files that git does not know yet. */
export interface GitChanges {
  /** Absolute paths. */
  readonly files: ReadonlySet<string>;
  /** The lines of a changed file, as it is now, that are changed or stand close to a change, as in the diff of a pull request. */
  linesOf(file: string): readonly LineRange[];
}

/** Settings of a repository must not start a program. Sources: https://git-scm.com/docs/git-config, https://git-scm.com/docs/git-diff */
const QUIET = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.quotePath=false'];
/** A missing object must not be fetched: a protocol may be a program, and nothing is written. Source: https://git-scm.com/docs/git#_environment_variables */
const OFFLINE = { GIT_ALLOW_PROTOCOL: '', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
const PLAIN_DIFF = ['--no-ext-diff', '--no-textconv', '--no-renames', '--no-color', '--ignore-submodules'];
const MOST_BYTES = 1 << 28;
/** The index, HEAD or an attributes file may be a pipe that nobody writes to. */
const MOST_MS = 120_000;

/**
 * Returns what changed since the commit that HEAD and `ref` have in common, by asking git. Throws a UserError outside of a repository, without git, and for a
 * name that is no commit or has no history in common.
 */
export function gitChanges(ref: string, cwd: string): GitChanges {
  const root = gitRoot(cwd);
  if (root === undefined) throw new UserError(`--changed-since ${ref}: the working directory is not in a git repository`);
  const unfiltered = withoutFilters(root, ref);
  const ask = (...words: readonly string[]): string | undefined => git([...unfiltered, ...words], root);
  const commit = ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)?.trim();
  if (commit === undefined)
    throw new UserError(`--changed-since ${ref}: git does not know this commit here; a shallow clone has too few (actions/checkout: fetch-depth: 0)`);
  const base = ask('merge-base', commit, 'HEAD')?.trim();
  if (base === undefined)
    throw new UserError(`--changed-since ${ref}: it has no commit in common with HEAD here; a shallow clone has too few (actions/checkout: fetch-depth: 0)`);
  const listed = [ask('diff', '--name-only', '-z', ...PLAIN_DIFF, base, '--'), ask('ls-files', '--others', '--exclude-standard', '-z')];
  if (listed.includes(undefined)) throw new UserError(`--changed-since ${ref}: git cannot compare the files`);
  const names = listed.flatMap((list) => (list ?? '').split('\0')).filter((name) => name !== '');
  const linesOf = (file: string): readonly LineRange[] => {
    const patch = ask('diff', '--unified=3', ...PLAIN_DIFF, base, '--', path.relative(root, file)) ?? '';
    return patch === '' ? [{ first: 1, last: Number.MAX_SAFE_INTEGER }] : hunksOf(patch);
  };
  return { files: new Set(names.map((name) => path.join(root, name))), linesOf };
}

/**
 * Returns options that switch off every filter: to compare a file, git pipes it through the program that the repository sets for it.
 * Source: https://git-scm.com/docs/gitattributes#_filter
 */
function withoutFilters(root: string, ref: string): readonly string[] {
  const names = (git(['config', '-z', '--name-only', '--get-regexp', '^filter[.]'], root) ?? '').split('\0');
  const drivers = new Set(names.flatMap((name) => /^filter\.(.+)\.[^.]+$/s.exec(name)?.[1] ?? []));
  return [...drivers].flatMap((driver) => {
    // an option ends the name at the first of these
    if (driver.includes('=')) throw new UserError(`--changed-since ${ref}: git cannot compare the files: the repository has a filter with = in its name`);
    return ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((setting) => ['-c', `filter.${driver}.${setting}`]);
  });
}

/** The lines of each hunk in the new text. Source: https://git-scm.com/docs/diff-format */
function hunksOf(patch: string): readonly LineRange[] {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].flatMap(([, start, count]) => {
    const first = Number(start);
    const lines = count === undefined ? 1 : Number(count);
    return lines === 0 ? [] : [{ first, last: first + lines - 1 }];
  });
}

/** The output of git; undefined if it fails. Throws a UserError if there is no git. */
function git(words: readonly string[], root: string): string | undefined {
  const run = spawnSync('git', [...QUIET, '-C', root, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...OFFLINE },
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
  });
  if (run.error) throw new UserError(`--changed-since needs git: ${whyNotRun(codeOf(run.error))}`);
  return run.status === 0 ? run.stdout : undefined;
}

function whyNotRun(code: string | undefined): string {
  if (code === 'ETIMEDOUT') return `it gave no answer within ${MOST_MS / 60_000} minutes`;
  return code === 'ENOENT' ? 'it is not installed' : 'it cannot be started';
}
