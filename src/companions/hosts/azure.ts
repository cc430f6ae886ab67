import { posix } from 'node:path';
import { IMAGE_WORDS } from '../../knowledge/docker/build-commands.ts';
import type { Document } from '../../text/document.ts';
import { secretOption, type ValueSource } from '../shell/argument-value.ts';
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
import { settle } from '../yaml/settled.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';
import { unreadable } from '../yaml/unreadable.ts';
import { dockerTask } from './azure-docker-task.ts';

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
      (id, name) => `command: build\narguments: ${secretOption({ id, from: { env: name }, required: true })}\nenv:\n  ${name}: $(${name})`,
    ),
    ...tasks.flatMap((path) => dockerTask(editor, path, change, files)),
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
