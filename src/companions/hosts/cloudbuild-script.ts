import { posix } from 'node:path';
import type { ValueSource } from '../shell/argument-value.ts';
import { rewriteYamlScript } from '../shell/yaml-shell.ts';
import type { BuildChange, BuildInvocation, CompanionCaveat, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';

/**
 * `$` in `args`, which Cloud Build expands before a shell sees it: `$X` is a substitution, `$$` an escaped `$`.
 * https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values
 */
const SUBSTITUTION = /\$\$(?:\([^()]*\)|\{\w+\}|\w+)?|\$(?:\{\w+\}|\w+)/g;

/** The script of a step: `args: ['-c', '…']` after a shell, or `script`. */
export function scriptOf(editor: YamlEditor, step: YamlPath): YamlPath | undefined {
  if (textOf(editor.get([...step, 'script'])) !== undefined) return [...step, 'script'];
  const args = editor.get([...step, 'args']);
  if (args?.kind !== 'seq' || !/^(?:\/\S*\/)?(?:ba|da)?sh$/.test(textOf(editor.get([...step, 'entrypoint'])) ?? '')) return undefined;
  const flag = args.items.findIndex((item) => /^-\w*c$/.test(textOf(item.value) ?? ''));
  return flag >= 0 && flag === args.items.length - 2 ? [...step, 'args', flag + 1] : undefined;
}

/** The items `NAME=value` or `NAME` of a list. */
function namesIn(editor: YamlEditor, path: YamlPath): ReadonlyMap<string, string> {
  const list = editor.get(path);
  const items = list?.kind === 'seq' ? list.items.map((item) => textOf(item.value) ?? '') : [];
  return new Map(items.map((item) => [/^[^=]*/.exec(item)?.[0] ?? '', item.slice(item.indexOf('=') + 1)]));
}

/** The variables of a step, with the values of its `env`. Source: https://cloud.google.com/build/docs/build-config-file-schema#secretenv */
export function variablesOf(editor: YamlEditor, step: YamlPath): { readonly env: ReadonlyMap<string, string>; readonly known: ReadonlySet<string> } {
  const env = namesIn(editor, [...step, 'env']);
  return { env, known: new Set([...env.keys(), ...namesIn(editor, [...step, 'secretEnv']).keys()]) };
}

/** Rewrites a step that runs a shell. The value of a substitution moves to the step's `env`; a variable of `secretEnv` is there already. */
export function rewriteScriptStep(
  editor: YamlEditor,
  step: YamlPath,
  script: YamlPath,
  change: BuildChange,
  files: CompanionFiles,
): { readonly caveats: readonly CompanionCaveat[]; readonly invocations: readonly BuildInvocation[] } {
  const { env, known } = variablesOf(editor, step);
  const wanted = new Map<string, string>();
  const resolveTemplate = (value: string, variable: string): ValueSource => {
    const [, doubled, name = ''] = /^(\$?)\$\{?(\w+)\}?$/.exec(value) ?? [];
    if (doubled === '$') return known.has(name) ? { env: name } : 'inline';
    if (doubled === undefined || (known.has(variable) && env.get(variable) !== value) || (wanted.get(variable) ?? value) !== value) return 'inline';
    wanted.set(variable, value);
    return { env: variable };
  };
  const folder = posix.resolve(files.root, textOf(editor.get([...step, 'dir'])) ?? '.');
  const isArgument = script.at(-1) !== 'script';
  const result = rewriteYamlScript(
    editor,
    {
      parts: [script],
      folders: { starts: [folder], script: folder, root: files.root },
      sets: known,
      ...(isArgument ? { template: SUBSTITUTION, resolveTemplate } : {}),
    },
    change,
    files,
  );
  if (result.calls.some((call) => call.changed)) {
    const builds = result.calls.some(({ call }) => call.program.kind === 'docker') && !env.has('DOCKER_BUILDKIT');
    const added = [...(builds ? ['DOCKER_BUILDKIT=1'] : []), ...[...wanted].flatMap(([name, value]) => (env.has(name) ? [] : [`${name}=${value}`]))];
    for (const item of added) {
      if (editor.get([...step, 'env'])) editor.insertItem([...step, 'env'], item);
      else editor.insertPair(step, 'env', [item], { after: isArgument ? 'args' : 'script' });
    }
  }
  return { caveats: result.caveats, invocations: result.invocations };
}
