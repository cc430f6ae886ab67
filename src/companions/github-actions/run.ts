import { BUILD_WORDS, IMAGE_USES } from '../../knowledge/docker/build-commands.ts';
import type { Script } from '../../syntax/types.ts';
import type { ValueSource } from '../shell/argument-value.ts';
import type { BuildCall } from '../shell/build-invocation.ts';
import { BUILDKIT_OFF } from '../shell/rewrite.ts';
import { rewriteYamlScript, type YamlScriptResult } from '../shell/yaml-shell.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import { type WindowsShell, windowsShellOf } from '../windows/windows.ts';
import { rewriteWindowsYaml } from '../windows/yaml.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { placeOf } from './run-place.ts';
import { EXPRESSION, environmentOf, provideVariable, type Step, textAt } from './steps.ts';

/** A command that needs the image in the local store: `docker push`, `docker run`, a tool that loads it into a cluster. */
const IMAGE_USE = new RegExp(`\\b(?:${IMAGE_USES.join('|')})\\b`);
const IMAGE_ACTIONS = /trivy|grype|scan-action|container-scan|snyk\/actions\/docker|dive/;

/** Whether a later command needs the image: in the rest of the script, or in a later step of the job. */
function isUsedLater(editor: YamlEditor, step: Step, rest: string): boolean {
  if (IMAGE_USE.test(rest)) return true;
  const steps = editor.get(step.path.slice(0, -1));
  if (steps?.kind !== 'seq') return false;
  return steps.items.some((_, index) => {
    if (index <= step.index) return false;
    const path = [...step.path.slice(0, -1), index];
    return IMAGE_USE.test(textAt(editor, [...path, 'run']) ?? '') || IMAGE_ACTIONS.test(textAt(editor, [...path, 'uses']) ?? '');
  });
}

/** The working directory of a `run:` step as written, relative to the workspace. */
function workingDirectory(editor: YamlEditor, step: Step): string {
  const own = textAt(editor, [...step.path, 'working-directory']);
  const job =
    step.job.length > 0
      ? (textAt(editor, [...step.job, 'defaults', 'run', 'working-directory']) ?? textAt(editor, ['defaults', 'run', 'working-directory']))
      : undefined;
  return own ?? job ?? '.';
}

/** The shell that runs the step: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
function shellOf(editor: YamlEditor, step: Step): 'posix' | 'unknown' | WindowsShell {
  const shell =
    textAt(editor, [...step.path, 'shell']) ??
    (step.job.length > 0 ? (textAt(editor, [...step.job, 'defaults', 'run', 'shell']) ?? textAt(editor, ['defaults', 'run', 'shell'])) : undefined);
  if (shell !== undefined) return /^(?:\/\S*\/)?(?:ba|da)?sh\b/.test(shell) ? 'posix' : (windowsShellOf(/^\w*/.exec(shell)?.[0] ?? '') ?? 'unknown');
  return isOnWindows(editor, step) ? (windowsShellOf('pwsh') ?? 'unknown') : 'posix';
}

function isOnWindows(editor: YamlEditor, step: Step): boolean {
  return /^windows/i.test(textAt(editor, [...step.job, 'runs-on']) ?? '');
}

/** A variable to add to the step's `env`, with its value as written in the workflow. */
interface Provided {
  readonly name: string;
  readonly value: string;
  readonly script: Script;
}

export interface RunResult extends YamlScriptResult {
  /** Number of calls that got an option to load the image into the local store. */
  readonly loaded: number;
}

/** Rewrites the builds in a `run:` step. Expressions in the removed values move to the step's `env`. */
export function rewriteRun(editor: YamlEditor, step: Step, change: BuildChange, files: CompanionFiles): RunResult {
  const path = [...step.path, 'run'];
  const text = textAt(editor, path);
  const nothing: RunResult = { caveats: [], invocations: [], calls: [], loaded: 0 };
  if (text === undefined || !BUILD_WORDS.test(text)) return nothing;
  const { cwd, folders, valueOf } = placeOf(editor, step, { directory: workingDirectory(editor, step), text }, change, files);
  const variables = environmentOf(editor, step);
  // variables are added after the script was changed: either both edits are made, or none
  const wanted = new Map<string, Provided>();
  const resolveTemplate = (value: string, variable: string, script: Script): ValueSource => {
    const env = /^\$\{\{\s*env\.(\w+)\s*\}\}$/.exec(value)?.[1];
    if (env !== undefined) return { env };
    const name = nameFor(editor, step, { name: variable, value, script }, wanted);
    if (name === undefined) return 'inline';
    wanted.set(name, { name, value, script });
    return { env: name };
  };
  let loaded = 0;
  const output = (call: BuildCall): string | undefined => {
    if (
      step.job.length === 0 ||
      !['docker', 'docker-buildx'].includes(call.program.words[0] ?? '') ||
      !isUsedLater(editor, step, text.slice(call.command.range.end))
    )
      return undefined;
    loaded++;
    return call.program.kind === 'buildx' ? '--load' : '--output type=docker';
  };
  const shell = shellOf(editor, step);
  const isFound = cwd !== undefined;
  // what Windows itself builds are Windows images, without BuildKit
  const reportOnly = !isFound || shell === 'unknown' || isOnWindows(editor, step);
  const site = {
    template: EXPRESSION,
    folders,
    legacy: variables.get('DOCKER_BUILDKIT') === '0' ? BUILDKIT_OFF : undefined,
    sets: new Set(variables.keys()),
    resolveTemplate,
    expand: (template: string): string | undefined => {
      const value = valueOf(template);
      return value === undefined || /\s/.test(value) ? undefined : value;
    },
    output,
    reportOnly,
  };
  const result =
    typeof shell === 'object'
      ? rewriteWindowsYaml(editor, { path, ...site }, shell, change, files)
      : rewriteYamlScript(editor, { parts: [path], ...site }, change, files);
  const isWritten = !reportOnly && result.calls.some((call) => call.changed);
  if (!isWritten) return { ...result, caveats: withVariables(result.caveats, [...wanted.values()]), loaded: 0 };
  for (const { name, value } of wanted.values()) if (variables.get(name) !== value) provideVariable(editor, step, name, value, () => false);
  return { ...result, loaded };
}

/** Adds the variables that a suggestion needs to its text. */
function withVariables(caveats: readonly CompanionCaveat[], wanted: readonly { readonly name: string; readonly value: string }[]): readonly CompanionCaveat[] {
  const env = wanted.map(({ name, value }) => `\n  ${name}: ${value}`).join('');
  return caveats.map((caveat) =>
    caveat.suggestion !== undefined && wanted.some(({ name }) => caveat.suggestion?.includes(name))
      ? { ...caveat, suggestion: `${caveat.suggestion}\nenv:${env}` }
      : caveat,
  );
}

/** The variable for a value: an existing one with that value, or a free name that the script does not use otherwise. */
function nameFor(editor: YamlEditor, step: Step, { name: variable, value, script }: Provided, wanted: ReadonlyMap<string, Provided>): string | undefined {
  const around = environmentOf(editor, step);
  const known = [...around].find(([name, text]) => text === value && /^\w+$/.test(name) && !script.writes.has(name));
  if (around.get(variable) === value && !script.writes.has(variable)) return variable;
  if (known) return known[0];
  const env = editor.get([...step.path, 'env']);
  if (env && env.kind !== 'map' && !(env.kind === 'scalar' && env.style === 'empty')) return undefined;
  const reads = (name: string): boolean =>
    script.writes.has(name) || (around.has(name) && around.get(name) !== value) || (wanted.has(name) && wanted.get(name)?.value !== value);
  return [variable, `BUILD_${variable}`, `BUILD_SECRET_${variable}`].find((name) => !reads(name));
}
