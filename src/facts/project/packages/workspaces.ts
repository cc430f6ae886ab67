import { posix } from 'node:path';
import { ALIAS_FILES, MODULE_ALIASES } from '../../../knowledge/project/nx-targets.ts';
import { SELECTS_PACKAGES, WORKSPACE } from '../../../knowledge/project/package-scripts.ts';
import { taskRunnerOf } from '../../../knowledge/tools/build-commands.ts';
import { keptWith } from '../../../text/memo.ts';
import { isWithin } from '../../commands/paths.ts';
import type { FileTexts } from '../file-texts.ts';
import type { Project } from '../project.ts';
import type { Manifest } from './manifest.ts';
import { manifestsOf, nearest } from './manifests.ts';

/**
 * Says of a file of the image whether code that works in the folder may use it: not those of packages of the repository that the package of the folder
 * neither lists nor reaches by a path.
 */
export function packageScope(project: Project, folder: string): (image: string) => boolean {
  const all = manifestsOf(project, 'package.json');
  const [own, ...rest] = nearest(all, folder);
  if (!own || rest.length > 0 || !isWithin(folder, own.folder)) return () => true;
  const isAbove = (one: Manifest): boolean => isWithin(own.folder, one.folder);
  if (all.every(isAbove) || all.every((one) => isWithin(one.folder, own.folder))) return () => true;
  const used = usedBy(project, [own]);
  return (image) => {
    const [home] = nearest(all, posix.dirname(image));
    return !home || !isWithin(image, home.folder) || used.has(home) || isAbove(home);
  };
}

/** The packages, and those of the repository that they list among their dependencies or reach by a path. */
export function usedBy(project: Project, starts: readonly Manifest[]): ReadonlySet<Manifest> {
  const all = manifestsOf(project, 'package.json');
  const used = new Set<Manifest>();
  const waiting = [...starts];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (used.has(one)) continue;
    used.add(one);
    const reached = pathsOf(project, one);
    for (const other of all) {
      const isListed = other.name !== undefined && other.name !== one.name && one.text.includes(`"${other.name}"`);
      if (isListed || reached.includes(`/${posix.basename(other.folder)}/`) || reached.includes(`/${posix.basename(other.folder)}'`)) waiting.push(other);
    }
  }
  return used;
}

/** What the settings of compilers call folders, of one image: the folders by name, and the lengths of the names. */
interface Aliases {
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly lengths: readonly number[];
  /** The paths that lead out of a package, by its folder. */
  readonly paths: Map<string, string>;
}

/** By the files of an image, which are all that it depends on. */
const aliasesOf = keptWith((copied: Project['copied'], texts: FileTexts): Aliases => {
  const targets = new Map<string, Set<string>>();
  for (const [image, path] of copied) {
    if (!ALIAS_FILES.test(image)) continue;
    for (const [, name = '', target = ''] of (texts.textOf(path) ?? '').matchAll(MODULE_ALIASES))
      targets.set(name, (targets.get(name) ?? new Set<string>()).add(`/${target}/`));
  }
  return { targets, lengths: [...new Set([...targets.keys()].map((name) => name.length))], paths: new Map() };
});

/** The paths that lead out of a package, as its files write them. */
function pathsOf(project: Project, { folder }: Manifest): string {
  const { copied, texts } = project;
  const { targets, lengths, paths } = aliasesOf(copied, texts);
  const known = paths.get(folder);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const [image, path] of copied) {
    if (!isWithin(image, folder) || !/\.[cm]?[jt]sx?$|\.json$|\.vue$|\.svelte$/.test(image)) continue;
    for (const word of quotedIn(texts, path)) {
      if (word.startsWith('../')) found.add(word);
      for (const length of lengths) for (const target of targets.get(word.slice(0, length)) ?? []) found.add(target);
    }
  }
  const joined = [...found].join('\n');
  paths.set(folder, joined);
  return joined;
}

const quotedTexts = keptWith((_texts: FileTexts) => new Map<string, ReadonlySet<string>>());

/** The words behind quotation marks in a file, and its paths to folders above; each file is read once. */
function quotedIn(texts: FileTexts, path: string): ReadonlySet<string> {
  const all = quotedTexts(texts);
  const known = all.get(path);
  if (known) return known;
  const text = texts.textOf(path) ?? '';
  const outward = [...text.matchAll(/\.\.\/[\w./@-]*['"]?/g)].map(([word]) => word.replace('"', "'"));
  const words = new Set([...outward, ...[...text.matchAll(/['"]([^'"\s]{1,80})/g)].map((match) => match[1] ?? '')]);
  all.set(path, words);
  return words;
}

/** The packages that the arguments of a package client or a task runner select; undefined for all. */
export function selectedPackages(project: Project, program: string, args: readonly string[]): ReadonlySet<Manifest> | undefined {
  const all = manifestsOf(project, 'package.json');
  const isRunner = taskRunnerOf(program) !== undefined;
  const values = args.flatMap((word, at) => {
    const [option = '', ...value] = word.split('=');
    if (SELECTS_PACKAGES.test(option)) return (value.length > 0 ? value.join('=') : (args[at + 1] ?? '')).split(',');
    if (args[at - 1] === WORKSPACE) return [word];
    // `nx run web:build`, `nx build web`
    return isRunner && !word.startsWith('-') && word !== 'run' ? [word.split(':')[0] ?? ''].filter((one) => at > 0 && named(all, one).length > 0) : [];
  });
  if (values.length === 0 || values.some((value) => /[*![\]]|^$/.test(value))) return undefined;
  const found = values.map((value) => named(all, value.replace(/^\.\.\.\^?|\^?\.\.\.$/g, '').replace(/^\{|\}$/g, '')));
  if (found.some((list) => list.length === 0)) return undefined;
  return isRunner || values.some((value) => value.endsWith('...')) ? usedBy(project, found.flat()) : new Set(found.flat());
}

function named(all: readonly Manifest[], value: string): readonly Manifest[] {
  const word = value.replace(/^(?:\.\/)+|\/$/g, '');
  if (word === '') return [];
  return all.filter(({ name, folder }) => name === word || name?.endsWith(`/${word}`) === true || folder.endsWith(`/${word}`));
}

/** The packages of those names; all where one is none. */
export function selectedNamed(project: Project, names: readonly string[]): readonly Manifest[] {
  const all = manifestsOf(project, 'package.json');
  const found = names.map((name) => named(all, name));
  return names.length === 0 || found.some((list) => list.length === 0) ? all : found.flat();
}
