import path from 'node:path/posix';
import { DOCKERFILE_MENTIONS, NAMING_CALLER } from '../knowledge/docker/dockerfile-names.ts';
import { literalPattern } from '../text/pattern.ts';
import type { ProjectFiles } from './types.ts';
import { walkProject } from './walk.ts';

const MOST_TEXTS = 1500;
const MOST_UNITS = 256 * 1024;
/** A variable in a path, in the languages of callers. */
const VARIABLE = /\$\{\{[^}\n]{0,200}\}\}|\$\{[^}\n]{0,200}\}|\$\([\w.-]{1,200}\)|\$\w+|\{\{[^}\n]{0,200}\}\}/g;
/** Minimum number of letters by which a name identifies a file. */
const LEAST_LETTERS = 3;
/** The start of a Dockerfile: comments, then FROM or ARG. `from x import y` is Python. Source: https://docs.docker.com/reference/dockerfile/#from */
const BEGINS = /^\uFEFF?(?:[ \t]*(?:#[^\n]*|\r?)\n)*[ \t]*(?:FROM[ \t]+(?!\S+[ \t]+import\b)\S|ARG[ \t]+\w)/i;

/**
 * Returns the files below `folder` that a file of the surrounding project names as a Dockerfile, whatever their own names are; absolute and sorted. The option
 * `-f` also names settings files, so a file counts only if its text starts like a Dockerfile.
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

/** The paths that a text names, with a NUL in place of each variable. */
function mentionsIn(text: string): readonly string[] {
  const written = text.replaceAll('\0', '').replace(VARIABLE, '\0');
  return DOCKERFILE_MENTIONS.flatMap((pattern) => [...written.matchAll(pattern)].flatMap((match) => match.groups?.['path'] ?? []));
}

/**
 * Returns a test whether a path ends in one of these mentions, which are relative to a folder known only at run time. A variable matches any part of a name.
 */
function namesOf(mentions: ReadonlySet<string>): (file: string) => boolean {
  const endings = new Map<string, string[]>();
  const patterns: RegExp[] = [];
  for (const mention of mentions) {
    const written = path.normalize(mention).replace(/^(?:\.{0,2}\/)+/, '');
    const name = path.basename(written);
    // if a path starts with a variable, only the rest of it identifies a file
    const ending = written.replace(/^(?:[^/]*\0[^/]*\/)+/, '');
    if (!ending.includes('\0')) endings.set(name, [...(endings.get(name) ?? []), `/${ending}`]);
    else if (name.replace(/\W/g, '').length >= LEAST_LETTERS) patterns.push(new RegExp(`/${ending.split('\0').map(literalPattern).join('[^/]*')}$`));
  }
  return (file) => endings.get(path.basename(file))?.some((ending) => file.endsWith(ending)) === true || patterns.some((one) => one.test(file));
}
