import path from 'node:path/posix';
import { DOCKERFILE_MENTIONS, NAMING_CALLER } from '../knowledge/docker/dockerfile-names.ts';
import { literalPattern } from '../text/pattern.ts';
import type { ProjectFiles } from './types.ts';
import { walkProject } from './walk.ts';

const MOST_TEXTS = 1500;
const MOST_UNITS = 256 * 1024;
/** What stands for a part of a path in the languages that callers are written in. */
const VARIABLE = /\$\{\{[^}\n]*\}\}|\$\{[^}\n]*\}|\$\([\w.-]+\)|\$\w+|\{\{[^}\n]*\}\}/g;
/** The fewest letters of a name that say which file is meant. */
const LEAST_LETTERS = 3;
/** A Dockerfile begins with comments, then FROM or ARG; `from x import y` is Python. Source: https://docs.docker.com/reference/dockerfile/#from */
const BEGINS = /^\uFEFF?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:FROM[ \t]+(?!\S+[ \t]+import\b)\S|ARG[ \t]+\w)/i;

/**
 * The files below `folder` that a file of the project around it names as a Dockerfile, whatever they are called; absolute, in the order of their paths.
 * Settings are named by `-f` as well, so that only what reads as a Dockerfile counts.
 */
export function namedDockerfiles(files: ProjectFiles, folder: string): readonly string[] {
  const candidates: string[] = [];
  const texts: string[] = [];
  for (const file of walkProject(files, files.rootOf(path.join(folder, 'Dockerfile')))) {
    if (file === undefined) break;
    if (!file.linked && file.path.startsWith(`${folder}/`)) candidates.push(file.path);
    const text = texts.length < MOST_TEXTS && NAMING_CALLER.test(file.name) ? files.read(file.path) : undefined;
    if (text !== undefined && text.length <= MOST_UNITS) texts.push(text);
  }
  const isNamed = namesOf(new Set(texts.flatMap(mentionsIn)));
  return candidates.filter((file) => isNamed(file) && BEGINS.test(files.read(file) ?? '')).sort();
}

/** The paths that a text names, with a NUL for each variable. */
function mentionsIn(text: string): readonly string[] {
  const written = text.replaceAll('\0', '').replace(VARIABLE, '\0');
  return DOCKERFILE_MENTIONS.flatMap((pattern) => [...written.matchAll(pattern)].flatMap((match) => match.groups?.['path'] ?? []));
}

/** A test whether a path ends in one of these, which count from a folder that only a run would tell. A variable stands for any part of a name. */
function namesOf(mentions: ReadonlySet<string>): (file: string) => boolean {
  const endings = new Map<string, string[]>();
  const patterns: RegExp[] = [];
  for (const mention of mentions) {
    const written = path.normalize(mention).replace(/^(?:\.{0,2}\/)+/, '');
    const name = path.basename(written);
    // of a path that begins with a variable, only what follows says anything
    const ending = written.replace(/^(?:[^/]*\0[^/]*\/)+/, '');
    if (!ending.includes('\0')) endings.set(name, [...(endings.get(name) ?? []), `/${ending}`]);
    else if (name.replace(/\W/g, '').length >= LEAST_LETTERS) patterns.push(new RegExp(`/${ending.split('\0').map(literalPattern).join('[^/]*')}$`));
  }
  return (file) => endings.get(path.basename(file))?.some((ending) => file.endsWith(ending)) === true || patterns.some((one) => one.test(file));
}
