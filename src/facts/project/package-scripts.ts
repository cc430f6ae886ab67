import {
  COMPOSER_HOOKS,
  INSTALL_HOOKS,
  NAMES_TASKS,
  NO_SCRIPT,
  OF_WORKSPACES,
  PUBLISH_HOOKS,
  RUNS_PROGRAM,
  TASK_BEFORE,
  VALUED_OPTIONS,
  WORKSPACE,
} from '../../knowledge/project/package-scripts.ts';
import type { TaskRunner } from '../../knowledge/tool-builds.ts';
import type { ProjectUse } from '../../knowledge/tool-project.ts';
import { runsPackages, taskRunnerOf } from '../../knowledge/tools/build-commands.ts';
import { lineAt } from '../../text/range.ts';
import type { Manifest } from './packages/manifest.ts';
import { manifestsOf, nearest } from './packages/manifests.ts';
import { selectedPackages } from './packages/workspaces.ts';
import type { Project, RunText } from './project.ts';

/** A script of a manifest, with its working directory. */
export type ManifestScript = RunText & { readonly folder: string };

/** The scripts that a command of a package client runs around its own work, by its card and its arguments. */
export function hooksOf(project: Project, { follows }: ProjectUse, text: string): readonly ManifestScript[] {
  if (follows === 'hooks' && !/--ignore-scripts/.test(text))
    return clientHooks(project, PUBLISH_HOOKS.arguments.test(text) ? PUBLISH_HOOKS.names : INSTALL_HOOKS);
  return follows === 'composer-hooks' && !/--no-scripts/.test(text) ? composerHooks(project, text) : [];
}

/** The scripts of these names, which an install or a publication runs, of the project and of its workspaces. */
function clientHooks(project: Project, names: readonly string[]): readonly ManifestScript[] {
  return manifestsOf(project, 'package.json').flatMap((manifest) => names.flatMap((name) => scriptNamed(manifest, name)));
}

/** The scripts that Composer runs around a sub-command, by its arguments. */
function composerHooks(project: Project, text: string): readonly ManifestScript[] {
  const names = COMPOSER_HOOKS.find((row) => row.arguments.test(text))?.names ?? /^$/;
  return manifestsOf(project, 'composer.json').flatMap((manifest) =>
    [...manifest.scripts.keys()].filter((name) => names.test(name)).flatMap((name) => scriptNamed(manifest, name)),
  );
}

/** Returns the scripts that `npm run build` runs: the scripts of that name with their pre and post scripts, or else the words of a package's program. */
export function packageScripts(
  project: Project,
  program: string,
  args: readonly string[],
  folder: string,
): { readonly scripts: readonly ManifestScript[]; readonly program: readonly string[] } {
  const words: string[] = [];
  const runner = taskRunnerOf(program);
  let isOfWorkspaces = runner !== undefined;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (OF_WORKSPACES.test(word.split('=')[0] ?? '')) isOfWorkspaces = true;
    if (word === '--' && words.length > 0) break;
    if (isOfWorkspaces && NAMES_TASKS.test(word)) words.push(...(/=/.test(word) ? word.replace(/^[^=]*=/, '') : (args[++at] ?? '')).split(','));
    else if (VALUED_OPTIONS.test(word)) at++;
    else if (word === WORKSPACE) at++;
    else if (!word.startsWith('-') && !NO_SCRIPT.has(word)) words.push(word);
    else if (words.length > 0 && word.startsWith('-')) words.push(word);
  }
  const all = manifestsOf(project, 'package.json');
  const selected = selectedPackages(project, program, runner ? args : optionsOf(args));
  const near = isOfWorkspaces || selected ? all.filter((one) => selected?.has(one) ?? true) : nearest(all, folder);
  const [first = ''] = words;
  // `turbo run build lint`, `yarn build`
  const asked = words.filter((word) => !word.startsWith('-')).map((word) => word.replace(/^.*:/, ''));
  const names = runner ? tasksBefore(project, asked, runner) : [first];
  if (runsPackages(program) || RUNS_PROGRAM.test(args[0] ?? '')) return { scripts: [], program: first.includes('$') || first === program ? [] : words };
  const scripts = near.flatMap((manifest) => names.flatMap((name) => [`pre${name}`, name, `post${name}`].flatMap((each) => scriptNamed(manifest, each))));
  if (scripts.length > 0) return { scripts, program: [] };
  // a path such as `--prefix web` changes the folder: any script of that name counts
  const elsewhere = all.flatMap((manifest) => scriptNamed(manifest, first));
  if (elsewhere.length > 0) return { scripts: elsewhere, program: [] };
  return { scripts: [], program: first === '' || first === program || first.includes('$') ? [] : words };
}

/** The script of a manifest with that name, if it has one. */
export function scriptNamed(manifest: Manifest, name: string): ManifestScript[] {
  const text = manifest.scripts.get(name);
  if (text === undefined) return [];
  const at = manifest.text.indexOf(`"${name}"`);
  return [{ path: manifest.path, line: lineAt(manifest.text, Math.max(0, at)), text, folder: manifest.folder }];
}

/** The arguments in which a client looks for its options: npm in all, others before the script. */
function optionsOf(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end < 0 ? args : args.slice(0, end);
}

/** The tasks, and those that settings of the task runner name as running before them. Source: https://turborepo.com/docs/reference/configuration#dependson */
function tasksBefore({ copied, texts }: Project, asked: readonly string[], { settings: pattern }: TaskRunner): readonly string[] {
  const names = new Set(asked);
  const settings = [...copied].filter(([image]) => pattern?.test(image) ?? false).map(([, path]) => texts.textOf(path) ?? '');
  // a set that grows while it is walked is walked to its end
  for (const name of names)
    for (const text of settings)
      for (const [, task = '', list = ''] of text.matchAll(TASK_BEFORE)) {
        if (task.replace(/^.*#/, '') !== name) continue;
        for (const [, before = ''] of list.matchAll(/"\^?(?:[^"#]*#)?([\w:-]+)"/g)) names.add(before);
      }
  return [...names];
}
