import { posix } from 'node:path';
import { TEST_FILES } from '../../knowledge/project/environment-reads.ts';
import { ENTRY_POINT, ENTRY_POINT_FILES, INSTALLED_PROGRAMS, OWN_PROGRAMS, PATH_FOLDERS, RUN_AS, RUNS_MODULE } from '../../knowledge/project/own-programs.ts';
import { PACKAGE_MANIFESTS } from '../../knowledge/project/package-scripts.ts';
import { ARGUMENT_FILES, BUNDLER_SETTINGS, TESTING } from '../../knowledge/project/program-settings.ts';
import { BUILD_SETTINGS, COMPILED_SOURCES, RUN_SETTINGS } from '../../knowledge/project/project-files.ts';
import { KNOWN_INTERPRETER, SCRIPT_FILES, SHELL_FUNCTION } from '../../knowledge/project/shell-scripts.ts';
import { TASK_FILES, TASK_ROOTS } from '../../knowledge/project/task-files.ts';
import type { ProjectUse } from '../../knowledge/tool-project.ts';
import { runsPackages } from '../../knowledge/tools/build-commands.ts';
import { projectUseOf } from '../../knowledge/tools/index.ts';
import { canonicalProgram } from '../../knowledge/tools/program-names.ts';
import { literalPattern } from '../../text/pattern.ts';
import { type Invocation, invocationOf } from '../commands/invocation.ts';
import { isWithin } from '../commands/paths.ts';
import { UNKNOWN_FOLDER } from './copied-files.ts';
import type { Project } from './project.ts';

/** Files that match a pattern and do not count. */
interface Left {
  /** Those that count only where a setting names them. */
  readonly aside?: RegExp | undefined;
  /** Says of a path in the image whether it may count. */
  readonly isUsed?: ((image: string) => boolean) | undefined;
  /** Whether tests count, whatever the arguments are. */
  readonly withTests?: boolean;
}

/**
 * Returns the files of the image that match a pattern. Without tests, unless the arguments run tests, and without `aside` files, unless bundler settings name
 * them.
 */
export function matchingFiles(project: Project, pattern: RegExp, text: string, { aside, isUsed, withTests }: Left = {}): readonly string[] {
  const found: string[] = [];
  const isTest = withTests === true || TESTING.test(text);
  const others: string[] = [];
  const isAsked = tasksAsked(project, text);
  let settings = aside ? text : '';
  for (const [image, path] of project.copied) {
    if (!pattern.test(image) || (!isTest && TEST_FILES.test(path))) continue;
    if (!isAsked(path) || isUsed?.(image) === false) continue;
    if (aside?.test(image)) others.push(path);
    else found.push(path);
    const isSettings = BUNDLER_SETTINGS.test(path) || ARGUMENT_FILES.test(path) || (BUILD_SETTINGS.test(path) && !PACKAGE_MANIFESTS.test(path));
    if (aside && !aside.test(image) && isSettings) settings += project.texts.textOf(path) ?? '';
  }
  const isNamed = (path: string): boolean => settings.includes(posix.basename(path).replace(/^Find|\.\w+$/g, ''));
  for (let named = others.filter(isNamed); named.length > 0; named = others.filter((path) => !found.includes(path) && isNamed(path))) {
    found.push(...named);
    settings = named.map((path) => project.texts.textOf(path) ?? '').join('\n');
  }
  return found;
}

/** Returns a test whether the words ask for a task that a file defines, or for a task that needs one of its tasks. True for files that define no tasks. */
export function tasksAsked({ copied, texts }: Project, text: string): (path: string) => boolean {
  const waiting = new Map<string, readonly string[]>();
  const words = new Set(wordsOf(text));
  for (const path of copied.values()) {
    const row = TASK_FILES.find(({ files }) => files.test(path));
    const own = row || TASK_ROOTS.test(path) ? (texts.textOf(path) ?? '') : '';
    const names = row?.names ? [...own.matchAll(row.names)].map((match) => match.slice(1).find(Boolean) ?? '') : [posix.basename(path).replace(/\.\w+$/, '')];
    if (row && names.length > 0 && row.always?.test(own) !== true) waiting.set(path, names);
    else if (own !== '') for (const word of wordsOf(own)) words.add(word);
  }
  for (let isOpen = waiting.size > 0; isOpen; ) {
    isOpen = false;
    for (const [path, names] of waiting) {
      if (!names.some((name) => words.has(name) || words.has(name.split(':').at(-1) ?? ''))) continue;
      waiting.delete(path);
      for (const word of wordsOf(texts.textOf(path) ?? '')) words.add(word);
      isOpen = true;
    }
  }
  return (path) => !waiting.has(path);
}

/** The words of a text, including the parts of names such as `assets:precompile`. */
function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/[\w-]+(?::[\w-]+)*/g)].flatMap(([word]) => [word, ...word.split(':')]);
}

/** What a command does whose manifest is missing: it installs packages that its arguments name, or does the same as a command of these words. */
interface WithoutManifest {
  readonly words: readonly string[] | undefined;
  readonly isNamed: boolean;
}

/** Returns what a command does if its manifest is missing; undefined if that is there, or none is needed. */
export function withoutManifest(project: Project, use: ProjectUse, args: readonly string[], folder: string): WithoutManifest | undefined {
  if (!use.manifest || hasManifest(project, use.manifest, args, use.anywhere ? '/' : folder)) return undefined;
  const made = use.made?.find(({ from }) => hasManifest(project, from, [], '/'));
  return { words: made?.words, isNamed: use.installs === true && namesPackages(args) };
}

/** Whether the tool's manifest exists in the folder, above or below it, or at a path in the arguments. */
function hasManifest(project: Project, manifest: RegExp, args: readonly string[], folder: string): boolean {
  const named = args.flatMap((word) => word.split('=').slice(-1)).filter((word) => /^[\w./-]+$/.test(word) && /[./]/.test(word));
  const places = [folder, ...named.map((word) => posix.resolve(folder, word))];
  for (const [image, path] of project.copied) {
    const isNamed = places.slice(1).includes(image);
    const parent = posix.dirname(image);
    if (!isNamed && !(manifest.test(posix.basename(image)) && places.some((place) => isWithin(place, parent) || isWithin(parent, place)))) continue;
    const own = project.texts.textOf(path);
    if (own !== undefined && !isForeignScript(own)) return true;
  }
  return false;
}

/** Returns the file of the context for a path in the image: at that path, on the PATH, or with the same name if a RUN may have moved it. */
export function fileAt(project: Project, path: string, folder: string): string | undefined {
  const { copied } = project;
  const isFilled = /[$`]/.test(path);
  if (isFilled && !/\/[\w.-]+$/.test(path)) return undefined;
  const exact = !isFilled && (path.includes('/') || /\.\w+$/.test(path)) ? copied.get(posix.resolve(folder, path)) : undefined;
  if (exact !== undefined) return exact;
  if (!path.includes('/')) {
    for (const bin of PATH_FOLDERS) {
      const found = copied.get(`${bin}/${path}`);
      if (found !== undefined) return found;
    }
    if (!/\.\w+$/.test(path)) return undefined;
  }
  const image = imageNamed(project, path);
  return image === undefined ? undefined : copied.get(image);
}

/** Returns a file with the same name, at any path to which a RUN may have moved it. If paths are exact (`isExact`), only a file in an unknown folder. */
export function imageNamed({ copied, isExact }: Project, path: string): string | undefined {
  const base = posix.basename(path);
  for (const image of copied.keys()) if (posix.basename(image) === base && (!isExact || image.startsWith(`${UNKNOWN_FOLDER}/`))) return image;
  return undefined;
}

/** Whether a text is a script for an unknown interpreter, so that it cannot be parsed. */
export function isForeignScript(text: string): boolean {
  return text.startsWith('#!') && !KNOWN_INTERPRETER.test(text);
}

/** Whether an install names its packages. If so, and if there is no manifest, no file of the project takes part. */
function namesPackages(args: readonly string[]): boolean {
  return args.filter((word) => !word.startsWith('-')).length > 1;
}

/** Returns all files that a program of the project may read. */
export function programFiles(project: Project, text: string): readonly string[] {
  return matchingFiles(project, /./, text).filter((path) => !BUILD_SETTINGS.test(path));
}

/** Returns the sources from which a program without a project file may be compiled; undefined if it cannot be compiled from the project. */
export function sourcesOf(project: Project, path: string, text: string): readonly string[] | undefined {
  const isMade = !/\.(?!jar$|dll$|exe$)\w+$/.test(path) && [...project.copied.values()].some((one) => COMPILED_SOURCES.test(one));
  if (!isMade) return undefined;
  return matchingFiles(project, /./, text).filter((own) => COMPILED_SOURCES.test(own) || (RUN_SETTINGS.test(own) && !BUILD_SETTINGS.test(own)));
}

/** Whether a program belongs to a package: it is in a folder of installed programs, it is run by a package runner, or a manifest runs it. */
export function isOfPackage(words: readonly string[], { at, path }: Invocation, file: string | undefined): boolean {
  return (
    INSTALLED_PROGRAMS.test(path) ||
    (file !== undefined && PACKAGE_MANIFESTS.test(file)) ||
    words.slice(0, at).some((word) => runsPackages(canonicalProgram(word)))
  );
}

/** Returns the words of the program after those that the row knows: `bundle exec rails …`, `uv run tool.py`. */
export function innerWords({ arguments: known }: ProjectUse, args: readonly string[]): readonly string[] {
  const before = known?.exec(args.join(' '))?.[0].trim().split(' ').length ?? 0;
  const [first, ...rest] = args.slice(before);
  return first === undefined ? [] : [...RUN_AS.filter(({ files }) => files.test(first)).map(({ program }) => program), first, ...rest];
}

/** Returns the names of the functions that a shell script defines. */
export function functionsOf(text: string): readonly string[] {
  return [...text.matchAll(SHELL_FUNCTION)].map(([, name = '']) => name);
}

/**
 * The words that run a program which the project itself has under that name: an entry point of its Python package, an executable of its gem, or a script that
 * PATH may lead to. Several if several scripts have that name; none if it has no such program.
 */
export function ownPrograms({ copied, texts }: Project, name: string, folder: string): readonly (readonly string[])[] {
  if (!/^[\w.-]+$/.test(name)) return [];
  const entry = new RegExp(ENTRY_POINT.replaceAll('NAME', literalPattern(name)), 'm');
  for (const [image, path] of copied) {
    if (!ENTRY_POINT_FILES.test(image)) continue;
    const [, module] = entry.exec(texts.textOf(path) ?? '') ?? [];
    if (module !== undefined) return [[...RUNS_MODULE, module]];
  }
  const executable = OWN_PROGRAMS.map((place) => posix.join(folder, place, name)).find((image) => copied.has(image));
  if (executable !== undefined) return [[executable]];
  return [...copied].flatMap(([image, path]) => (posix.basename(image) === name && (texts.textOf(path) ?? '').startsWith('#!') ? [[image]] : []));
}

/** Returns what a command does with the project, by the card of its program. */
export function useOf({ program, args }: Invocation): ProjectUse | undefined {
  return projectUseOf(program, args.join(' '));
}

/** The interpreter in `python -m name`, without arguments; `at`: the index of the name. */
export function interpreterBefore(words: readonly string[], at: number): Invocation {
  const path = words[at - 2] ?? '';
  return { program: canonicalProgram(path), path, at: at - 2, args: [], assignments: new Map() };
}

/** The interpreter of a script, by its first line or its ending; undefined if nobody knows what that does. */
export function interpreterOf({ texts }: Project, path: string): string | undefined {
  const text = texts.textOf(path);
  const shebang = /^#!\s*(?:\/usr\/bin\/env\s+(?:-S\s+)?)?(\S+)/.exec(text ?? '')?.[1]?.replace(/^.*\//, '');
  if (text === undefined) return undefined;
  if (shebang === undefined) return SCRIPT_FILES.files.test(path) ? SCRIPT_FILES.program : undefined;
  return useOf(invocationOf([shebang, path])) ? shebang : undefined;
}

/** Whether a command runs something that can be looked up: a file of the project, or a program whose card says what it runs. */
export function isFollowable(project: Project, words: readonly string[], folder: string): boolean {
  const invocation = invocationOf(words);
  const use = useOf(invocation);
  const file = invocation.args.find((word) => !word.startsWith('-'));
  if (use?.follows === 'module' || use?.follows === 'shell') return file !== undefined && fileAt(project, file, folder) !== undefined;
  return use?.follows !== undefined || fileAt(project, invocation.path, folder) !== undefined;
}
