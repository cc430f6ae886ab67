import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import { IMAGE_WORDS } from '../../knowledge/docker/build-commands.ts';
import type { Document } from '../../text/document.ts';
import type { ValueSource } from '../shell/argument-value.ts';
import { bakeSettings, strayArguments } from '../shell/reports.ts';
import { BUILDKIT_OFF } from '../shell/rewrite.ts';
import { argumentInputs, eachMap } from '../shell/yaml-scripts.ts';
import { rewriteYamlScript } from '../shell/yaml-shell.ts';
import {
  type BuildChange,
  type BuildInvocation,
  type Companion,
  type CompanionCaveat,
  type CompanionFiles,
  type CompanionResult,
  UNRELATED,
} from '../types.ts';
import { windowsShellOf } from '../windows/windows.ts';
import { rewriteWindowsYaml } from '../windows/yaml.ts';
import { nodeAt, YamlEditor } from '../yaml/edit.ts';
import { originalRange, settle } from '../yaml/settled.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';
import { unreadable } from '../yaml/unreadable.ts';

/**
 * `$(name)` and `${{ … }}`, expanded before the shell runs. A lower-case name without a point may also be a command substitution of the shell.
 * https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables
 */
const MACRO = /\$\((?=[\w.]*[A-Z.])[\w.]+\)|\$\{\{[\s\S]{0,2000}?\}\}/g;

/** The keys of steps that are scripts. https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/steps */
const SCRIPTS = ['script', 'bash', 'pwsh', 'powershell'];

/** Rewrites the steps that are scripts. A macro moves to the step's `env`, the only way to pass a secret variable of Azure to a process. */
function rewriteStep(
  editor: YamlEditor,
  path: YamlPath,
  key: string,
  change: BuildChange,
  files: CompanionFiles,
): { caveats: readonly CompanionCaveat[]; invocations: readonly BuildInvocation[] } {
  const env = editor.get([...path, 'env']);
  const folder = (textOf(editor.get([...path, 'workingDirectory'])) ?? '.').replace(/^\$\((?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory)\)/, '.');
  const start = posix.resolve(files.root, folder);
  const wanted = new Map<string, string>();
  const held = env?.kind === 'map' ? env.pairs.map((pair): readonly [string, string] => [pair.name, textOf(pair.value) ?? '']) : [];
  const resolveTemplate = (value: string, variable: string): ValueSource => {
    const known = held.find(([, text]) => text === value);
    if (known) return { env: known[0] };
    if ((env && env.kind !== 'map') || held.some(([name]) => name === variable) || (wanted.has(variable) && wanted.get(variable) !== value)) return 'inline';
    wanted.set(variable, value);
    return { env: variable };
  };
  const onWindows = /windows|vs20/i.test(textOf(nodeAt(editor.root, ['pool', 'vmImage'])) ?? '');
  const shell = windowsShellOf(key === 'script' && onWindows ? 'cmd' : key);
  const legacy = textOf(editor.get(['variables', 'DOCKER_BUILDKIT'])) === '0' ? BUILDKIT_OFF : undefined;
  const site = {
    template: MACRO,
    folders: { starts: [start], script: start, root: files.root },
    resolveTemplate,
    legacy,
    sets: new Set(held.map(([name]) => name)),
    // what Windows itself builds are Windows images, without BuildKit
    reportOnly: (onWindows && key !== 'bash') || /\$/.test(folder),
  };
  const result = shell
    ? rewriteWindowsYaml(editor, { path: [...path, key], ...site }, shell, change, files)
    : rewriteYamlScript(editor, { parts: [[...path, key]], ...site }, change, files);
  if (!site.reportOnly && result.calls.some((call) => call.changed)) {
    for (const [name, value] of wanted) {
      if (editor.get([...path, 'env'])) editor.insertPair([...path, 'env'], name, value);
      else editor.insertPair(path, 'env', { [name]: value });
    }
  }
  return result;
}

/** `--build-arg NAME` or `--build-arg NAME=value`; the value may be a macro. */
const BUILD_ARGUMENT = /--build-arg[= ]+["']?(\w+)(?:=((?:\$\([^)\n]*\)|[^\s"'])*))?["']?/g;

/** Docker@2 has no input for secrets, and its `buildAndPush` ignores `arguments`. https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/docker-v2 */
function dockerTask(editor: YamlEditor, path: YamlPath, change: BuildChange): readonly CompanionCaveat[] {
  const node = editor.get([...path, 'inputs', 'arguments']);
  const values = new Map<string, string>();
  const literals: string[] = [];
  const text = (textOf(node) ?? '').replace(BUILD_ARGUMENT, (whole, name: string, value: string | undefined) => {
    const secret = replacementOf(change, name);
    if (!change.removedArgs.has(name)) return whole;
    const isLiteral = value !== undefined && !value.includes('$(');
    if (isLiteral) literals.push(name);
    values.set(name, value === undefined || isLiteral ? `$(${name})` : value);
    return secret ? `--secret id=${secret.id}${secret.id === name ? '' : `,env=${name}`}` : '';
  });
  const names = [...values.keys()];
  if (names.length === 0) return [];
  const words = text
    .trim()
    .split(/\s*\n\s*|[ \t]{2,}/)
    .join(' ');
  const env = [...values].filter(([name]) => replacementOf(change, name)).map(([name, value]) => `  ${name}: ${value}`);
  return [
    {
      range: originalRange(editor, node?.range),
      message: `the task Docker@2 passes the secret as a build argument: pass it as a secret instead, with its value in the environment of the task${writtenOut(literals)}`,
      suggestion: [`command: build`, `arguments: ${words}`, ...(env.length > 0 ? ['env:', ...env] : [])].join('\n'),
      breaks: { names, certain: false },
    },
  ];
}

/** The advice about literal values in the pipeline. https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables */
function writtenOut(names: readonly string[]): string {
  if (names.length === 0) return '';
  const [value, variable] = names.length === 1 ? ['the value', 'a secret variable'] : ['the values', 'secret variables'];
  return `; ${value} of ${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} in the file: store ${names.length === 1 ? 'it as' : 'them as'} ${variable} of the pipeline first, and rotate any real value`;
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  if (!IMAGE_WORDS.test(document.text)) return UNRELATED;
  const editor = YamlEditor.open(document.text);
  if ('problem' in editor) return unreadable(editor, document.text, 'YAML', change);
  const steps: { path: YamlPath; key: string }[] = [];
  const tasks: YamlPath[] = [];
  eachMap(editor.root, [], (map, path) => {
    for (const { name } of map.pairs) if (SCRIPTS.includes(name)) steps.push({ path, key: name });
    if (/^Docker@/.test(textOf(nodeAt(map, ['task'])) ?? '')) tasks.push(path);
    if (/^(?:Bash@|CmdLine@)/.test(textOf(nodeAt(map, ['task'])) ?? '')) steps.push({ path: [...path, 'inputs'], key: 'script' });
  });
  const covered = [...steps.map(({ path, key }) => [...path, key]), ...tasks.map((path) => [...path, 'inputs', 'arguments'])].flatMap(
    (path) => editor.get(path)?.range ?? [],
  );
  const caveats = [
    ...argumentInputs(
      editor,
      change,
      () => false,
      (id) => `--secret id=${id}`,
    ),
    ...tasks.flatMap((path) => dockerTask(editor, path, change)),
    ...strayArguments(document.text, change, covered, files.root),
    ...bakeSettings(document.text, change, editor.edits() ?? [], files.root),
  ];
  const invocations: BuildInvocation[] = [];
  for (const { path, key } of steps.filter(
    ({ path, key }, index) => steps.findIndex((one) => one.key === key && one.path.join('\0') === path.join('\0')) === index,
  )) {
    // `env` stands beside `inputs`, not inside: a script task gets a suggestion instead of an edit
    const result =
      path.at(-1) === 'inputs'
        ? rewriteYamlScript(
            editor,
            { parts: [[...path, key]], template: MACRO, folders: { starts: [files.root], script: files.root, root: files.root }, reportOnly: true },
            change,
            files,
          )
        : rewriteStep(editor, path, key, change, files);
    caveats.push(...result.caveats);
    invocations.push(...result.invocations);
  }
  return settle(editor, caveats, invocations);
}

/** Azure Pipelines. */
export const azurePipelines: Companion = {
  kind: 'azure-pipelines',
  matches: (path) =>
    /(?:^|\/)(?:\.?azure-pipelines[\w.-]*|\.azure(?:-pipelines|-devops|devops)?\/(?:[\w.-]+\/)*[\w.-]+|\.?azuredevops\/[\w./-]+)\.ya?ml$/.test(path),
  rewrite,
};
