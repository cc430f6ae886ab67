import { posix } from 'node:path';
import { COMPOSER_LINES } from '../../../knowledge/project/package-scripts.ts';
import { isWithin } from '../../commands/paths.ts';
import type { Project } from '../project.ts';
import { isObject, type Manifest, parseObject } from './manifest.ts';
import { nxProjects } from './nx-projects.ts';

const KNOWN = new WeakMap<Project['copied'], Map<string, readonly Manifest[]>>();

/** The manifests of that name, but for those of installed packages. */
export function manifestsOf(project: Project, base: string): readonly Manifest[] {
  const ofProject = KNOWN.get(project.copied) ?? new Map<string, readonly Manifest[]>();
  KNOWN.set(project.copied, ofProject);
  const known = ofProject.get(base) ?? [...findManifests(project, base), ...(base === 'package.json' ? nxProjects(project) : [])];
  ofProject.set(base, known);
  return known;
}

/** The manifest of the folder, or the closest above it; all where none is. */
export function nearest(manifests: readonly Manifest[], folder: string): readonly Manifest[] {
  const above = manifests.filter((manifest) => isWithin(folder, manifest.folder));
  const [closest] = [...above].sort((a, b) => b.folder.length - a.folder.length);
  return closest ? [closest] : manifests;
}

function findManifests({ copied, texts }: Project, base: string): readonly Manifest[] {
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

/** A script is a text, or in composer.json a list of them. `@php x` runs php, `@name` another script, `Class::method` code. */
function scriptText(key: string, value: unknown): readonly (readonly [string, string])[] {
  const lines = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  if (lines.length === 0) return [];
  return [[key, lines.map((line) => COMPOSER_LINES.reduce((text, [from, to]) => text.replace(from, to), line)).join('\n')]];
}
