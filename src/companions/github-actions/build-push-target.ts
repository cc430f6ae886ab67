import { posix } from 'node:path';
import { isDockerfileAt } from '../default-dockerfile.ts';
import { takesNone } from '../other-dockerfiles.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { checkoutFolder, possibleTexts, projectPath, type Step, textAt } from './steps.ts';

/** Whether an action version has the input `secret-envs`: 5.1 and later, or a floating major from 6 on. https://github.com/docker/build-push-action/releases/tag/v5.1.0 */
export function hasSecretEnvs(uses: string, comment: string): boolean {
  if (uses.startsWith('depot/')) return true;
  const reference = uses.slice(uses.indexOf('@') + 1);
  const version = /^[0-9a-f]{40}$/.test(reference) ? (/v?(\d+(?:\.\d+)*)/.exec(comment)?.[0] ?? '') : reference;
  if (/^(?:master|main)$/.test(version)) return true;
  const [major = 0, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major >= 6 || (major === 5 && minor !== undefined && minor >= 1);
}

/** Whether this is version 1 of the action, by its tag or by the comment after its commit. */
export function isVersion1(uses: string, comment: string): boolean {
  return /^docker\/.*@v?1(?:\.|$)/.test(uses) || (/@[0-9a-f]{40}$/.test(uses) && /^\s*v?1(?:\.\d+)*\s*$/.test(comment));
}

/** Names of inputs. */
export interface InputNames {
  readonly args: 'build-args' | 'build_args';
  readonly context: 'context' | 'path';
  readonly file: 'file' | 'dockerfile';
}

/**
 * The input names in this version of the action. For version 1, its own names count if the step uses them. Source:
 * https://github.com/docker/build-push-action/tree/v1#inputs
 */
export function inputNames(editor: YamlEditor, step: Step, comment: string): InputNames {
  const isOld = isVersion1(textAt(editor, [...step.path, 'uses']) ?? '', comment) && editor.get([...step.path, 'with', 'build-args']) === undefined;
  return isOld ? { args: 'build_args', context: 'path', file: 'dockerfile' } : { args: 'build-args', context: 'context', file: 'file' };
}

/** Whether the step builds the changed Dockerfile, and from which folder. `lost`: the file name it looks for, if no such file exists in the project. */
interface Target {
  readonly verdict: 'yes' | 'maybe' | 'no';
  readonly context: string | undefined;
  readonly lost?: string;
  /** Another Dockerfile that the step builds, and that still takes the arguments; absolute. */
  readonly open?: string | undefined;
}

/** Decides whether the step builds the changed Dockerfile, and from which folder. The input `file` is relative to the workspace. */
export function targetOf(editor: YamlEditor, step: Step, change: BuildChange, files: CompanionFiles, comment: string): Target {
  const inputs = [...step.path, 'with'];
  const keys = inputNames(editor, step, comment);
  const context = (textAt(editor, [...inputs, keys.context]) ?? '{{defaultContext}}').replace(/^\{\{\s*defaultContext\s*\}\}:?/, './');
  if (/^(?:https?|git|ssh):|^git@/.test(context.replace(/^https:\/\/github\.com\/\$\{\{\s*github\.repository\s*\}\}\.git.*$/, '.')))
    return { verdict: 'no', context: undefined };
  const file = textAt(editor, [...inputs, keys.file]);
  const contexts = possibleTexts(editor, step, context);
  const paths = file === undefined ? contexts?.map((one) => posix.join(one, 'Dockerfile')) : possibleTexts(editor, step, file);
  if (!paths || (contexts === undefined && file === undefined)) return { verdict: 'maybe', context: undefined };
  const checkout = checkoutFolder(editor, step);
  const places = paths.map((path) => projectPath(files.root, checkout, path));
  const hits = places.filter((place) => isDockerfileAt(place, change));
  // what is right for all Dockerfiles of a matrix is right for the step
  const settled = places.filter((place) => hits.includes(place) || (place !== undefined && takesNone(place, change, files)));
  const only = contexts?.length === 1 ? contexts[0] : undefined;
  return {
    verdict: hits.length === 0 ? 'no' : settled.length === paths.length ? 'yes' : 'maybe',
    context: only === undefined ? undefined : projectPath(files.root, checkout, only),
    open: hits.length > 0 ? places.find((place) => place !== undefined && !settled.includes(place) && files.exists(place)) : undefined,
    ...(places.some((place) => place !== undefined && files.exists(place)) ? {} : { lost: posix.basename(paths[0] ?? '') }),
  };
}
