import { posix } from 'node:path';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import type { BuildCall } from './build-invocation.ts';

/** The folders that a shell text may run in. All paths are absolute. */
export interface Folders {
  /** Folders that the script may be started in, most likely first. */
  readonly starts: readonly string[];
  /** The folder of the script itself: `$(dirname "$0")`. */
  readonly script: string;
  readonly root: string;
  /** Variables with the values that the host gives them; omitted if none are known. */
  readonly given?: ReadonlyMap<string, string> | undefined;
  /**
   * Whether a folder that commands go to, where none of this name exists, is a checkout of the project. Omitted for commands that run in the checkout.
   */
  readonly isCheckout?: ((folder: string) => boolean) | undefined;
  /** Why the host does not say which Dockerfile a command with templates builds; a clause, shown to people. */
  readonly doubt?: string | undefined;
}

/**
 * Variables that hold the folder of the checkout.
 * Sources: https://docs.github.com/en/actions/reference/workflows-and-actions/variables, https://docs.gitlab.com/ci/variables/predefined_variables/,
 * https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/, https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables,
 * https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables
 */
const CHECKOUT_VARIABLES = [
  'GITHUB_WORKSPACE',
  'CI_PROJECT_DIR',
  'BITBUCKET_CLONE_DIR',
  'BUILD_SOURCESDIRECTORY',
  'SYSTEM_DEFAULTWORKINGDIRECTORY',
  'WORKSPACE',
];

/** The absolute path that a word of a script refers to. Undefined if it is known only at run time. */
export function resolvePath(value: string, cwd: string, folders: Folders, variables: ReadonlyMap<string, string>): string | undefined {
  const text = value
    // the path of the script itself, without links: https://www.gnu.org/software/coreutils/manual/html_node/realpath-invocation.html
    .replace(/\$\(\s*(?:readlink\s+-[efm]|realpath(?:\s+-[ems])?)\s+(?:--\s+)?"?(\$0|\$\{0\}|\$BASH_SOURCE|\$\{BASH_SOURCE(?:\[0\])?\})"?\s*\)/g, '$1')
    .replace(
      /\$\(\s*cd\s+(?:-[PL]\s+)?(?:--\s+)?([^;&|]+?)\s*(?:&&|;)\s*pwd(?:\s+-[PL])?\s*\)/g,
      (_, inner: string) => resolvePath(inner.replace(/^"(.*)"$/, '$1'), cwd, folders, variables) ?? '$',
    )
    .replace(/\$\(\s*git\s+rev-parse\s+--show-toplevel\s*\)/g, folders.root)
    .replace(
      /\$\(\s*dirname\s+(?:--\s+)?"?(?:\$0|\$\{0\}|\$BASH_SOURCE|\$\{BASH_SOURCE(?:\[0\])?\})"?\s*\)|\$\{(?:0|BASH_SOURCE(?:\[0\])?)%\/\*\}/g,
      folders.script,
    )
    .replace(/\$\(\s*dirname\s+(?:--\s+)?"?([\w$(){}./+@%,:=~-]+?)"?\s*\)/g, (_, inner: string) => {
      const path = resolvePath(inner, cwd, folders, variables);
      return path === undefined ? '$' : posix.dirname(path);
    })
    .replace(/\$\(\s*pwd\s*\)/g, cwd)
    .replace(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced: string | undefined, plain: string | undefined) => {
      const name = braced ?? plain ?? '';
      if (name === 'PWD') return cwd;
      if (CHECKOUT_VARIABLES.includes(name)) return folders.root;
      return variables.get(name) ?? whole;
    })
    .replace(
      /\$\(\s*(?:readlink\s+-[efm]|realpath(?:\s+-[ems])?)\s+(?:--\s+)?(?:"([^"$`]+)"|([^\s"'$`();&|<>]+))\s*\)/g,
      (_, quoted?: string, plain?: string) => quoted ?? plain ?? '',
    );
  if (/[$`*?\uE000]|^~|^[a-z][a-z+.-]*:\/\/|^git@/.test(text)) return undefined;
  return posix.resolve(cwd, text);
}

/** The variables that a script assigns exactly once, to a known text. */
function knownVariables(script: Script, cwd: string, folders: Folders): ReadonlyMap<string, string> {
  const known = new Map(folders.given);
  const seen = new Set<string>();
  for (const command of script.commands) {
    for (const { name, value } of command.assignments) {
      const text = value ? settled(value.value, cwd, folders, known) : '';
      if (seen.has(name) || text === undefined || command.name !== '' || command.within.length > 0) known.delete(name);
      else known.set(name, text);
      seen.add(name);
    }
    if (['read', 'export', 'local', 'declare', 'readonly', 'unset'].includes(command.name))
      for (const word of command.words.slice(1)) known.delete(/^\w*/.exec(word.value)?.[0] ?? '');
  }
  return known;
}

/** A value with its known variables expanded; a relative path stays relative. */
function settled(value: string, cwd: string, folders: Folders, known: ReadonlyMap<string, string>): string | undefined {
  if (!/[$`]/.test(value)) return value;
  return resolvePath(value, cwd, folders, known);
}

function isPrefix(outer: readonly string[], inner: readonly string[]): boolean {
  return outer.every((kind, index) => inner[index] === kind);
}

/** Whether a `cd` affects a later command; 'unknown' if it depends on a branch. */
function reaches(change: ShellCommand, command: ShellCommand): boolean | 'unknown' {
  if (change.range.start >= command.range.start || change.pipeline.length > 1) return false;
  if (change.within.length === 0) return true;
  if (change.item === command.item && isPrefix(change.within, command.within)) return true;
  return change.within.some((kind) => kind === 'subshell' || kind === 'substitution' || kind === 'pipeline' || kind === 'background' || kind === 'literal')
    ? false
    : 'unknown';
}

/** The working directory of a build command and the variables known there. `cwd` is undefined if it is only known at run time. */
export interface PlacedCall {
  readonly cwd: string | undefined;
  readonly variables: ReadonlyMap<string, string>;
}

/** The folder of the project that a path leads to if its first part is a checkout of the project. */
function belowCheckout(path: string, { isCheckout, root }: Folders): string | undefined {
  const [first = '', ...rest] = path.replace(/^\.\//, '').split('/');
  return first !== '' && isCheckout?.(first) ? posix.join(root, ...rest) : undefined;
}

/** Computes the working directory of a build command if the script is started in `start`, from the `cd` commands before it. */
export function placeCall(call: Pick<BuildCall, 'command'>, script: Script, start: string, folders: Folders): PlacedCall {
  const variables = knownVariables(script, start, folders);
  let cwd: string | undefined = start;
  const stack: (string | undefined)[] = [];
  for (const command of script.commands) {
    if (!['cd', 'pushd', 'popd'].includes(command.name)) continue;
    const effect = reaches(command, call.command);
    if (effect === false) continue;
    const target = command.words.filter((word, index) => index > 0 && (word.value === '-' || !word.value.startsWith('-')))[0];
    if (effect === 'unknown') cwd = undefined;
    else if (command.name === 'popd') cwd = stack.pop();
    else {
      if (command.name === 'pushd') stack.push(cwd);
      const below = target && belowCheckout(target.value, folders);
      cwd = target && target.value !== '-' ? (below ?? resolvePath(target.value, cwd ?? '/\uE000', folders, variables)) : undefined;
    }
  }
  return { cwd, variables };
}
