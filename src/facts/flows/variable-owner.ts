import { NOT_IN_CONTAINER, PROGRAM_FILE, SAYS_HOW_TO_BUILD } from '../../knowledge/docker/project-files.ts';
import { isSharedLogin, projectScriptOf } from '../../knowledge/tools/index.ts';
import type { Login } from '../../knowledge/tools/logins.ts';
import { hasName, literalPattern } from '../../text/pattern.ts';
import { invocationOf } from '../commands/invocation.ts';
import type { BuildContext } from '../project/build-context.ts';
import { judgeName } from '../sensitivity/index.ts';
import type { ContainerStart } from '../stages/container.ts';
import type { Sink } from './sink.ts';
import { loginsOfVariable, usesLogin } from './tool-use.ts';

/**
 * Whether RUNs use a variable with a build name for its tool: the tool logs in where the variable is visible, or a RUN names the variable and runs the tool.
 * The token of a repository host is used by many programs: only a RUN that names it is a sign of its use.
 */
export function isUsedByItsTool(name: string, sinks: readonly Sink[]): boolean {
  const logins = loginsOfVariable(name);
  const own = sinks.filter((sink) => sink.name === name);
  if (own.some((sink) => sink.named && sink.certainty === 'reads') && own.some((sink) => callsOf(sink).some((words) => runsOneOf(logins, words)))) return true;
  if (isSharedLogin(judgeName(name).consumer)) return false;
  return own.some((sink) => sink.certainty !== 'cannot-read' && callsOf(sink).some((words) => usesLogin(words, logins)));
}

function callsOf({ run }: Sink): readonly (readonly string[])[] {
  if (run.script) return run.script.commands.map((command) => command.words.map((word) => word.value));
  return run.exec ? [run.exec.map((word) => word.value)] : [];
}

function runsOneOf(logins: readonly Login[], words: readonly string[]): boolean {
  const { program } = invocationOf(words);
  return logins.some(({ programs }) => programs.has(program));
}

/** Maximum number of files to read: enough for a service. */
const MOST_FILES = 2000;

/** A program of the build context that names the variable, and that the container may run; undefined if there is none. */
export function programNaming(context: BuildContext | undefined, name: string): string | undefined {
  const files = context?.files() ?? [];
  return files
    .filter(isProgram)
    .slice(0, MOST_FILES)
    .find((path) => hasName(context?.read(path) ?? '', name));
}

/** Whether the build context contains programs. If it contains only settings, it does not show what a container runs. */
export function hasPrograms(context: BuildContext): boolean {
  return context.files().some(isProgram);
}

function isProgram(path: string): boolean {
  return PROGRAM_FILE.test(path) && !NOT_IN_CONTAINER.test(path);
}

/** Whether no file of the build context names the variable, except files that say how the image is built. False if there are too many files to read. */
export function isNamedNowhere(context: BuildContext | undefined, name: string): boolean {
  const files = context?.files() ?? [];
  if (!context || files.length === 0 || files.length > MOST_FILES) return false;
  return !files.some((path) => !SAYS_HOW_TO_BUILD.test(path) && hasName(context.read(path) ?? '', name));
}

/** The script of the build context that a container starts and that runs a tool which logs in: `./start.sh` with `npm ci` in it. */
export function startScriptOf(context: BuildContext | undefined, start: ContainerStart, asks: (words: readonly string[]) => boolean): string | undefined {
  const scripts = start.calls.flat().filter((word) => /(?:\.sh|^\.?\/[\w./-]+)$/.test(word));
  const names = new Set(scripts.map((word) => word.replace(/^.*\//, '')));
  if (!context || names.size === 0) return undefined;
  return context.files().find((path) => {
    const text = names.has(path.replace(/^.*\//, '')) ? context.read(path) : undefined;
    return text?.split(/\r?\n|&&|\|\||;|\|/).some((line) => asks(line.trim().split(/\s+/))) ?? false;
  });
}

/** Whether the program that a container starts is in the build context, so that its variables are known: `node server.js`, or a script of package.json. */
export function isProgramSeen(context: BuildContext | undefined, start: ContainerStart): boolean {
  if (!context) return false;
  const words = start.calls
    .flatMap((call) => [...call, ...packageScript(context, call)])
    .map(fileOfModule)
    .filter((word) => PROGRAM_FILE.test(word));
  const files = words.length > 0 ? context.files() : [];
  return words.some((word) => {
    const path = word.replace(/^(?:\.?\/)+/, '');
    return files.some((file) => file === path || path.endsWith(`/${file}`) || file.endsWith(`/${path}`));
  });
}

/** The file of a Python module: shop/wsgi.py for `gunicorn shop.wsgi:app`. */
function fileOfModule(word: string): string {
  return /^[A-Za-z_][\w.]*:\w+(?:\(\))?$/.test(word) ? `${word.replace(/:.*$/, '').replaceAll('.', '/')}.py` : word;
}

/** A file of the build context that a container starts by its name and that names the variable. */
export function startedFileNaming(context: BuildContext | undefined, start: ContainerStart, name: string): string | undefined {
  const names = new Set(start.calls.flat().map((word) => word.replace(/^.*\//, '')));
  return context?.files().find((path) => names.has(path.replace(/^.*\//, '')) && hasName(context.read(path) ?? '', name));
}

/** The words of the package.json script that `npm start` or `yarn run serve` runs. */
function packageScript(context: BuildContext, call: readonly string[]): readonly string[] {
  const { program, args } = invocationOf(call);
  const found = projectScriptOf(program, args.join(' '));
  if (!found) return [];
  const [, script = ''] = new RegExp(`"${literalPattern(found.name)}"\\s*:\\s*"([^"]*)"`).exec(context.read(found.file) ?? '') ?? [];
  return script.split(/\s+/);
}
