import { posix } from 'node:path';
import {
  COMPOSER_HOOKS,
  COMPOSER_LINES,
  INSTALL_HOOKS,
  NO_SCRIPT,
  OF_WORKSPACES,
  TASK_RUNNERS,
  VALUED_OPTIONS,
  WORKSPACE,
} from '../../knowledge/project/scripts.ts';
import type { Project, RunText } from './project.ts';

/** A script of a manifest, with its working directory. */
export type ManifestScript = RunText & { readonly folder: string };

interface Manifest {
  readonly path: string;
  /** Folder in the image. */
  readonly folder: string;
  readonly name: string | undefined;
  readonly scripts: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Returns the scripts that an install of packages runs, of the project and its workspaces. */
export function installHooks(project: Project): readonly ManifestScript[] {
  return manifestsOf(project, 'package.json').flatMap((manifest) => INSTALL_HOOKS.flatMap((name) => scriptOf(manifest, name)));
}

/** Returns the scripts that Composer runs before and after an install. */
export function composerHooks(project: Project): readonly ManifestScript[] {
  return manifestsOf(project, 'composer.json').flatMap((manifest) =>
    [...manifest.scripts.keys()].filter((name) => COMPOSER_HOOKS.test(name)).flatMap((name) => scriptOf(manifest, name)),
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
  let isOfWorkspaces = TASK_RUNNERS.has(program);
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (OF_WORKSPACES.test(word.split('=')[0] ?? '')) isOfWorkspaces = true;
    if (word === '--' && words.length > 0) break;
    if (VALUED_OPTIONS.test(word)) at++;
    else if (word === WORKSPACE) at++;
    else if (!word.startsWith('-') && !NO_SCRIPT.has(word)) words.push(word);
    else if (words.length > 0 && word.startsWith('-')) words.push(word);
  }
  const all = manifestsOf(project, 'package.json');
  const near = isOfWorkspaces ? all : nearest(all, folder);
  const [first = ''] = words;
  // `turbo run build lint`, `yarn build`
  const names = TASK_RUNNERS.has(program) ? words.filter((word) => !word.startsWith('-')).map((word) => word.replace(/^.*:/, '')) : [first];
  const scripts = near.flatMap((manifest) => names.flatMap((name) => [`pre${name}`, name, `post${name}`].flatMap((each) => scriptOf(manifest, each))));
  if (scripts.length > 0) return { scripts, program: [] };
  // a path such as `--prefix web` changes the folder: any script of that name counts
  const elsewhere = all.flatMap((manifest) => scriptOf(manifest, first));
  if (elsewhere.length > 0) return { scripts: elsewhere, program: [] };
  return { scripts: [], program: first === '' || first === program || first.includes('$') ? [] : words };
}

function nearest(manifests: readonly Manifest[], folder: string): readonly Manifest[] {
  const above = manifests.filter((manifest) => folder === manifest.folder || folder.startsWith(`${manifest.folder.replace(/\/$/, '')}/`));
  const [closest] = [...above].sort((a, b) => b.folder.length - a.folder.length);
  return closest ? [closest] : manifests;
}

function scriptOf(manifest: Manifest, name: string): ManifestScript[] {
  const text = manifest.scripts.get(name);
  if (text === undefined) return [];
  const at = manifest.text.indexOf(`"${name}"`);
  return [{ path: manifest.path, line: manifest.text.slice(0, Math.max(0, at)).split('\n').length, text, folder: manifest.folder }];
}

function manifestsOf({ copied, texts }: Project, base: string): readonly Manifest[] {
  const found: Manifest[] = [];
  for (const [image, path] of copied) {
    if (posix.basename(image) !== base || /(?:^|\/)(?:node_modules|vendor)\//.test(path)) continue;
    const text = texts.textOf(path);
    const parsed = text === undefined ? undefined : parseObject(text);
    if (text === undefined || !parsed) continue;
    const { name, scripts } = parsed;
    found.push({
      path,
      folder: posix.dirname(image),
      name: typeof name === 'string' ? name : undefined,
      scripts: new Map(isObject(scripts) ? Object.entries(scripts).flatMap(([key, value]) => scriptText(key, value)) : []),
      text,
    });
  }
  return found;
}

/** The text of a script, or in composer.json of a list of scripts. `@php x` runs php, `@name` another script, and `Class::method` is code. */
function scriptText(key: string, value: unknown): readonly (readonly [string, string])[] {
  const lines = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  if (lines.length === 0) return [];
  return [[key, lines.map((line) => COMPOSER_LINES.reduce((text, [from, to]) => text.replace(from, to), line)).join('\n')]];
}

function parseObject(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
