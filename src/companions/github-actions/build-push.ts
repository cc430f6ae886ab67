import { posix } from 'node:path';
import type { BuildSecret } from '../../caller-change.ts';
import type { BuildChange, BuildInvocation, CompanionCaveat, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { addEntries, entryRange, type InputEntry, readEntries, removeEntries } from './inputs.ts';
import { checkoutFolder, possibleTexts, projectPath, provideVariable, type Step, textAt } from './steps.ts';

export interface StepResult {
  readonly caveats: readonly CompanionCaveat[];
  readonly invocations: readonly BuildInvocation[];
}

/** Whether an action version has the input `secret-envs`: 5.1 and later, or a floating major from 6 on. https://github.com/docker/build-push-action/releases/tag/v5.1.0 */
export function hasSecretEnvs(uses: string, comment: string): boolean {
  if (uses.startsWith('depot/')) return true;
  const reference = uses.slice(uses.indexOf('@') + 1);
  const version = /^[0-9a-f]{40}$/.test(reference) ? (/v?(\d+(?:\.\d+)*)/.exec(comment)?.[0] ?? '') : reference;
  if (/^(?:master|main)$/.test(version)) return true;
  const [major = 0, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major >= 6 || (major === 5 && minor !== undefined && minor >= 1);
}

/** Whether the step builds the changed Dockerfile, and from which folders. `file` is relative to the workspace. */
function targetOf(
  editor: YamlEditor,
  step: Step,
  change: BuildChange,
  files: CompanionFiles,
): { verdict: 'yes' | 'maybe' | 'no'; context: string | undefined } {
  const inputs = [...step.path, 'with'];
  const context = (textAt(editor, [...inputs, 'context']) ?? '{{defaultContext}}').replace(/^\{\{\s*defaultContext\s*\}\}:?/, './');
  if (/^(?:https?|git|ssh):|^git@/.test(context.replace(/^https:\/\/github\.com\/\$\{\{\s*github\.repository\s*\}\}\.git.*$/, '.')))
    return { verdict: 'no', context: undefined };
  const file = textAt(editor, [...inputs, 'file']);
  const contexts = possibleTexts(editor, step, context);
  const paths = file === undefined ? contexts?.map((one) => posix.join(one, 'Dockerfile')) : possibleTexts(editor, step, file);
  if (!paths || (contexts === undefined && file === undefined)) return { verdict: 'maybe', context: undefined };
  const checkout = checkoutFolder(editor, step);
  const hits = paths.filter((path) => projectPath(files.root, checkout, path) === change.dockerfile);
  const only = contexts?.length === 1 ? contexts[0] : undefined;
  return {
    verdict: hits.length === 0 ? 'no' : hits.length === paths.length ? 'yes' : 'maybe',
    context: only === undefined ? undefined : projectPath(files.root, checkout, only),
  };
}

/** What a list input gets for one secret, or why it cannot be said. */
type Supply =
  | { readonly input: 'secrets' | 'secret-envs' | 'secret-files' | 'ssh'; readonly line: string }
  | { readonly message: string; readonly suggestion: string | undefined };

function supplyFor(editor: YamlEditor, step: Step, entry: InputEntry, secret: BuildSecret, envs: boolean): Supply {
  const value = entry.value?.trim();
  const known = value === undefined ? entry.name : /^\$\{\{\s*env\.(\w+)\s*\}\}$/.exec(value)?.[1];
  if (value !== undefined && !value.includes('${{')) {
    return value === ''
      ? { message: `${entry.name} is empty here, and the action does not pass an empty secret`, suggestion: undefined }
      : {
          message: `the value of ${entry.name} is written out here: make it a secret of the repository; if the value is a real one, replace it where it was issued`,
          suggestion: `secrets: |\n  ${secret.id}=\${{ secrets.${secret.id} }}`,
        };
  }
  if (!envs && value !== undefined) return { input: 'secrets', line: `${secret.id}=${value}` };
  if (!envs)
    return {
      message: `${entry.name} comes from the environment of the runner, which this version of the action cannot pass as a secret`,
      suggestion: `secrets: |\n  ${secret.id}=\${{ env.${entry.name} }}`,
    };
  const env = known ?? provideVariable(editor, step, entry.name, value ?? '', () => false);
  return env === undefined ? { input: 'secrets', line: `${secret.id}=${value}` } : { input: 'secret-envs', line: `${secret.id}=${env}` };
}

/** Rewrites one step of docker/build-push-action. */
export function rewriteBuildPush(editor: YamlEditor, step: Step, change: BuildChange, files: CompanionFiles, comment: string): StepResult {
  const inputs = [...step.path, 'with'];
  const argsPath = [...inputs, 'build-args'];
  const argsText = textAt(editor, argsPath) ?? '';
  const entries = readEntries(argsText).filter((entry) => change.removedArgs.has(entry.name));
  const { verdict, context } = targetOf(editor, step, change, files);
  const uses = textAt(editor, [...step.path, 'uses']) ?? '';
  const useOf = (): CompanionCaveat['range'] => {
    const range = editor.get([...step.path, 'uses'])?.range;
    return range && { start: editor.originalOffset(range.start), end: editor.originalOffset(range.end) };
  };
  if (verdict === 'no') return { caveats: [], invocations: [] };
  const idOf = (entry: InputEntry): BuildSecret | undefined => change.secrets.find((one) => one.id === change.removedArgs.get(entry.name));
  if (verdict === 'maybe' || /^docker\/.*@v?1(?:\.|$)/.test(uses)) {
    const reason = verdict === 'maybe' ? 'if this step builds the changed Dockerfile' : 'version 1 of the action cannot pass secrets; from version 2 on';
    const caveats = entries.map(
      (entry): CompanionCaveat => ({
        range: entryRange(editor, argsPath, entry),
        message: `${reason}: ${entry.name} is no longer a build argument`,
        suggestion: idOf(entry) && `secrets: |\n  ${idOf(entry)?.id}=${entry.value?.includes('${{') ? entry.value.trim() : `\${{ secrets.${entry.name} }}`}`,
      }),
    );
    return { caveats, invocations: [] };
  }

  const caveats: CompanionCaveat[] = [];
  const lines: { secrets: string[]; 'secret-envs': string[]; 'secret-files': string[]; ssh: string[] } = {
    secrets: [],
    'secret-envs': [],
    'secret-files': [],
    ssh: [],
  };
  const gone: InputEntry[] = [];
  const supplied = new Set(
    (['secrets', 'secret-envs', 'secret-files'] as const).flatMap((key) => readEntries(textAt(editor, [...inputs, key]) ?? '').map((entry) => entry.name)),
  );
  const forwards = /^\s*\$\{\{[^}]*\}\}\s*$/.test(argsText);
  if (forwards) {
    const node = editor.get(argsPath);
    caveats.push({
      range: node && { start: editor.originalOffset(node.range.start), end: editor.originalOffset(node.range.end) },
      message: 'the build arguments come from the caller of this file: let it pass the secrets as well, and hand them on',
      suggestion: `secrets: \${{ ${step.job.length === 0 ? 'inputs' : 'secrets'}.build-secrets }}`,
    });
  }
  for (const [index, entry] of entries.entries()) {
    const secret = idOf(entry);
    const isOverridden = entries.slice(index + 1).some((later) => later.name === entry.name);
    if (!secret || isOverridden || supplied.has(secret.id) || 'ssh' in secret.from || 'file' in secret.from) {
      gone.push(entry);
      continue;
    }
    const range = entryRange(editor, argsPath, entry);
    const supply = supplyFor(editor, step, entry, secret, hasSecretEnvs(uses, comment));
    supplied.add(secret.id);
    if ('message' in supply) {
      caveats.push({ range, message: supply.message, suggestion: supply.suggestion });
      continue;
    }
    lines[supply.input].push(supply.line);
    gone.push(entry);
    if (supply.input === 'secrets' && secret.required && entry.value?.includes('secrets.') && runsOnForks(editor)) {
      caveats.push({
        range,
        message: `in a pull request from a fork ${secret.id} is empty, and the action does not pass an empty secret: the build then fails instead of going on without it`,
        suggestion: undefined,
      });
    }
  }
  for (const secret of change.secrets) {
    if (supplied.has(secret.id)) continue;
    if ('file' in secret.from) lines['secret-files'].push(`${secret.id}=${secretPath(secret.from.file, context, change, files)}`);
    else if ('ssh' in secret.from && textAt(editor, [...inputs, 'ssh']) === undefined) {
      lines.ssh.push(secret.from.ssh);
      caveats.push({
        range: useOf(),
        message: 'the build now takes its key from the ssh agent: add a step that starts one and loads the key',
        suggestion: '- uses: webfactory/ssh-agent@v0.9.0\n  with:\n    ssh-private-key: ${{ secrets.SSH_PRIVATE_KEY }}',
      });
    }
  }
  const absent = change.secrets.flatMap((secret) =>
    'env' in secret.from && secret.required && !supplied.has(secret.id) ? [{ id: secret.id, env: secret.from.env }] : [],
  );
  if (absent.length > 0 && !forwards) {
    const suggestion = `secrets: |\n${absent.map(({ id, env }) => `  ${id}=\${{ secrets.${env} }}`).join('\n')}`;
    caveats.push({
      range: useOf(),
      message: `the build must now be given ${absent.length > 1 ? 'the secrets' : 'the secret'} ${absent.map(({ id }) => id).join(', ')}`,
      suggestion,
    });
  }
  writeInputs(editor, step, lines, gone);
  return { caveats, invocations: [{ context: context ?? change.context, target: textAt(editor, [...inputs, 'target']), service: undefined }] };
}

function secretPath(file: string, context: string | undefined, change: BuildChange, files: CompanionFiles): string {
  if (file.startsWith('~/')) return `\${{ env.HOME }}/${file.slice(2)}`;
  return posix.relative(files.root, posix.join(context ?? change.context, file));
}

/** Puts the new lines where the build arguments were, and takes those away. */
function writeInputs(editor: YamlEditor, step: Step, lines: { readonly [key: string]: readonly string[] }, gone: readonly InputEntry[]): void {
  const inputs = [...step.path, 'with'];
  const added = Object.entries(lines).filter(([, list]) => list.length > 0);
  const total = readEntries(textAt(editor, [...inputs, 'build-args']) ?? '').length;
  const [first, ...rest] = added;
  const takesPlace = first && gone.length > 0 && gone.length === total && editor.get([...inputs, first[0]]) === undefined;
  if (takesPlace) editor.replacePair([...inputs, 'build-args'], first[0], inputText(first[0], first[1]));
  const node = editor.get(inputs);
  if (node === undefined && added.length > 0) {
    editor.insertPair(step.path, 'with', Object.fromEntries(added.map(([key, list]) => [key, inputText(key, list)])));
    return;
  }
  const last = node?.kind === 'map' ? node.pairs.at(-1)?.name : undefined;
  const anchor = takesPlace ? first[0] : editor.get([...inputs, 'build-args']) ? 'build-args' : (last ?? '');
  for (const [key, list] of takesPlace ? rest : added) {
    if (key === 'ssh') editor.insertPair(inputs, key, inputText(key, list), { after: anchor });
    else if (!addEntries(editor, inputs, key, list, anchor)) return;
  }
  if (!takesPlace && gone.length > 0) removeEntries(editor, [...inputs, 'build-args'], gone);
}

function inputText(key: string, list: readonly string[]): string {
  return key === 'ssh' ? (list[0] ?? '') : `${list.join('\n')}\n`;
}

/** Whether pull requests, those from forks among them, start the workflow. */
function runsOnForks(editor: YamlEditor): boolean {
  const on = editor.get(['on']);
  if (on?.kind === 'map') return on.pairs.some((pair) => pair.name === 'pull_request');
  if (on?.kind === 'seq') return on.items.some((item) => item.value.kind === 'scalar' && item.value.value === 'pull_request');
  return on?.kind === 'scalar' && on.value === 'pull_request';
}
