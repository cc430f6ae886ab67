import { LIST_OPTIONS, SCRIPT_SHORTCUT } from '../../../knowledge/project/package-scripts.ts';
import { literalPattern } from '../../../text/pattern.ts';
import { type ManifestScript, scriptNamed } from '../package-scripts.ts';
import type { Manifest } from '../packages/manifest.ts';
import { manifestsOf, nearest } from '../packages/manifests.ts';
import type { Project } from '../project.ts';

/**
 * Returns what a program runs that is given several scripts of the nearest package.json, or commands: `run-p build:*`, `concurrently "npm:build:*" "node x.js"`.
 * Undefined if an argument is neither.
 */
export function listedScripts(project: Project, args: readonly string[], folder: string): readonly ManifestScript[] | undefined {
  const near = nearest(manifestsOf(project, 'package.json'), folder);
  const found: ManifestScript[] = [];
  for (const word of operandsOf(args)) {
    const [, shortcut] = SCRIPT_SHORTCUT.exec(word) ?? [];
    const [name = ''] = (shortcut ?? word).split(' ');
    const scripts = near.flatMap((manifest) => scriptsLike(manifest, name));
    found.push(...scripts);
    if (scripts.length > 0) continue;
    const [manifest] = near;
    if (!manifest || shortcut !== undefined || !/\s/.test(word)) return undefined;
    found.push({ path: manifest.path, line: 1, text: word, folder });
  }
  return found.length > 0 ? found : undefined;
}

/** The arguments that are no options; what follows `--` is given to the scripts. */
function operandsOf(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  return own.filter((word, index) => !word.startsWith('-') && !LIST_OPTIONS.test(own[index - 1] ?? ''));
}

/** The scripts that a name stands for, with those that run before and after them; a star in it stands for any text. */
function scriptsLike(manifest: Manifest, name: string): readonly ManifestScript[] {
  const pattern = new RegExp(`^${literalPattern(name).replace(/(?:\\\*)+/g, '.*')}$`);
  return [...manifest.scripts.keys()]
    .filter((script) => pattern.test(script))
    .flatMap((script) => [`pre${script}`, script, `post${script}`].flatMap((each) => scriptNamed(manifest, each)));
}
