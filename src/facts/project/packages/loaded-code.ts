import { posix } from 'node:path';
import { TEST_FILES } from '../../../knowledge/project/environment-reads.ts';
import { LOADS_SETTINGS } from '../../../knowledge/project/libraries.ts';
import { COMPUTED_IMPORT } from '../../../knowledge/project/modules.ts';
import {
  BUILD_CODE_NAMES,
  CHOOSES_ROOT,
  DATA_SETTINGS,
  MANAGES_DATA,
  NAMED_PATH,
  PLUGGED_COMMAND,
  PLUGGED_SETTINGS,
  PROGRAM_SETTINGS,
  SETTINGS_OPTION,
  TEST_OPTION,
} from '../../../knowledge/project/program-settings.ts';
import type { ProjectUse } from '../../../knowledge/tool-project.ts';
import type { Invocation } from '../../commands/invocation.ts';
import { isWithin } from '../../commands/paths.ts';
import { programFiles } from '../lookup.ts';
import { fileOf, reachable, type Style } from '../modules.ts';
import type { Project } from '../project.ts';
import { isUnknownBuild } from '../project-libraries.ts';
import { manifestsOf, nearest } from './manifests.ts';
import { packageScope } from './workspaces.ts';

/** What a program loads of a project that it does not run as a whole. */
interface LoadedCode {
  /** Paths in the build context. */
  readonly files: readonly string[];
  /** Code in which it writes values in place of names. */
  readonly inlined: readonly string[];
  /** Files that prepare tests. */
  readonly prepares: readonly string[];
}

/** What a bundler or a program that runs tests loads; undefined where that cannot be followed, so that all of the code counts. */
export function loadedCode(project: Project, use: ProjectUse, invocation: Invocation, folder: string): LoadedCode | undefined {
  return (use.follows === 'tests' ? testCode : bundledCode)(project, use, invocation, folder);
}

/** What a bundler loads: its settings files and the files that its arguments name, with what they import; undefined where it may run the code as well. */
function bundledCode(project: Project, use: ProjectUse, { args }: Invocation, folder: string): LoadedCode | undefined {
  const inScope = packageScope(project, folder);
  const style = use.modules ?? 'path';
  const all = settingsOf(project, use, inScope);
  const near = all.filter((image) => args.some((word) => !word.startsWith('-') && isWithin(image, posix.resolve(folder, word))));
  const settings = near.length > 0 ? near : all;
  const named = style === 'path' ? [] : settings.flatMap((image) => namedIn(project, image));
  const macros = use.macros ? macrosIn(project, use.macros, inScope) : [];
  const files = closure(project, style, [...settings, ...named, ...filesIn(project, args, folder), ...macros], folder);
  if (!files || mayRunCode(project, use, [...files], folder)) return undefined;
  const { copied } = project;
  const isCode = (image: string, path: string): boolean => use.files?.test(image) === true && inScope(image) && !TEST_FILES.test(path);
  const code = use.inlines ? [...copied].filter(([image, path]) => isCode(image, path)).map(([, path]) => path) : [];
  return { files: [...files], inlined: code.filter((path) => !files.has(path)), prepares: [] };
}

/** What a program that runs tests loads: the tests that it is asked for and its settings, with what they import; undefined where that cannot be followed. */
function testCode(project: Project, use: ProjectUse, { args }: Invocation, folder: string): LoadedCode | undefined {
  const { copied } = project;
  const style: Style = use.modules ?? 'path';
  const inScope = style === 'path' ? packageScope(project, folder) : (): boolean => true;
  const isPlace = (word: string, at: number): boolean => /^[\w@./-]+$/.test(word) && !word.startsWith('-') && !TEST_OPTION.test(args[at - 1] ?? '');
  const asked = args.filter(isPlace).map((word) => posix.resolve(folder, word.replace(/::.*$/, '')));
  const places = asked.filter((place) => copied.has(place) || [...copied.keys()].some((image) => isWithin(image, place)));
  const isAsked = (image: string): boolean => places.length === 0 || places.some((place) => isWithin(image, place));
  const tests = [...copied].filter(([image, path]) => use.files?.test(image) === true && isTest(path, style) && inScope(image) && isAsked(image));
  if (tests.length === 0) return undefined;
  const chosen = args.flatMap((word, at) => (SETTINGS_OPTION.test(args[at - 1] ?? '') ? word : (/^--config(?:uration)?=(.+)$/.exec(word)?.[1] ?? [])));
  const own = chosen.map((word) => posix.resolve(folder, word)).filter((image) => copied.has(image));
  const settings = [...own, ...settingsOf(project, use, inScope)];
  const prepares = [...settings, ...settings.flatMap((image) => namedIn(project, image))];
  const found = reachable(project, style, [...tests.map(([image]) => image), ...prepares.filter((image) => use.files?.test(image))], folder);
  if (typeof found === 'string' || mayRunCode(project, use, [...pathsOf(project, settings), ...tests.map(([, path]) => path)], folder)) return undefined;
  return { files: [...found], inlined: [], prepares: pathsOf(project, prepares) };
}

/**
 * What a program of a package that nobody knows loads, with what it imports: the files that its arguments name, or of which those were made, settings that are
 * named after it or are those of a bundler, and for one that manages a database all that may say where that is.
 */
export function strangerCode(project: Project, { program, args }: Invocation, folder: string): readonly string[] {
  const words = program.split(/[^a-z]+/).filter((word) => word.length > 3);
  const inScope = packageScope(project, folder);
  const isBuild = PLUGGED_COMMAND.test(args[0] ?? '');
  const isOfData = MANAGES_DATA.test(`${program} ${args.join(' ')}`);
  const settings = [...project.copied.keys()].filter((image) => {
    const base = posix.basename(image);
    const isNamed = isNamedLike(base, program) || (PROGRAM_SETTINGS.test(image) && words.some((word) => base.includes(word)));
    const isOwn = isNamed || (isBuild && PLUGGED_SETTINGS.test(base));
    return inScope(image) && (isOwn || (isOfData && DATA_SETTINGS.test(image)));
  });
  const starts = [...settings, ...filesIn(project, args, folder)];
  const ofScope = new Set([...project.copied].filter(([image]) => inScope(image)).map(([, path]) => path));
  const found = closure(project, 'path', starts, folder);
  const code = isUnknownBuild(program, args) ? programFiles(project, args.join(' ')).filter((path) => ofScope.has(path)) : [];
  return [...(found ?? []), ...pathsOf(project, starts), ...code];
}

/** The code that a command runs by its card although its arguments do not name it, with what that imports; all of that language where it cannot be followed. */
export function usualCode(project: Project, { starts, modules = 'path', macros }: ProjectUse, folder: string): readonly string[] {
  const usual = starts ? [...project.copied.keys()].filter((image) => starts.test(image) && !image.includes('/node_modules/')) : [];
  const images = [...usual, ...(starts ? builtBy(project) : []), ...(macros ? macrosIn(project, macros) : [])];
  if (images.length === 0) return [];
  const found = reachable(project, modules, images, folder);
  if (typeof found !== 'string') return [...found];
  const ending = posix.extname(images[0] ?? '');
  return [...pathsOf(project, images), ...programFiles(project, '').filter((path) => path.endsWith(ending))];
}

/** The modules that code imports to be run while it is bundled. */
function macrosIn(project: Project, pattern: RegExp, inScope: (image: string) => boolean = () => true): readonly string[] {
  return [...project.copied].flatMap(([image, path]) => {
    const text = JS_CODE.test(image) && inScope(image) && !image.includes('/node_modules/') ? (project.texts.textOf(path) ?? '') : '';
    if (!text.includes('macro')) return [];
    return [...text.matchAll(pattern)].flatMap(([, name = '']) => filesNamed(project, posix.join(posix.dirname(image), name)));
  });
}

const JS_CODE = /\.[cm]?[jt]sx?$/;

/** The code that settings of packages name to be run when one is built. */
function builtBy({ copied, texts }: Project): readonly string[] {
  return [...copied].flatMap(([image, path]) => {
    if (!BUILD_CODE_NAMES.files.test(image)) return [];
    const named = [...(texts.textOf(path) ?? '').matchAll(BUILD_CODE_NAMES.names)].map(([, name = '']) => posix.join(posix.dirname(image), name));
    return named.filter((at) => copied.has(at));
  });
}

/** Whether a settings file has the name of a program: `nfpm.yaml`, `.mocharc.json`. */
function isNamedLike(base: string, program: string): boolean {
  const name = base.replace(/^\./, '');
  return name === program || name.startsWith(`${program}.`) || name.startsWith(`${program}rc`);
}

/** The settings files that libraries load which executed code imports, and that name variables. */
export function loadedSettings({ copied, texts }: Project, files: ReadonlySet<string>): readonly string[] {
  return LOADS_SETTINGS.flatMap((row) => {
    const settings = [...copied.values()].filter((path) => row.settings.test(path));
    if (settings.length === 0) return [];
    return [...files].some((path) => row.files.test(path) && row.loads.test(texts.textOf(path) ?? '')) ? settings : [];
  });
}

/** The files of the image that arguments name, or of which those were made. */
function filesIn(project: Project, args: readonly string[], folder: string): readonly string[] {
  return args
    .flatMap((word) => word.split('=').slice(-1))
    .filter((word) => /[./]/.test(word) && !word.startsWith('-'))
    .flatMap((word) => fileOf({ copied: project.copied, texts: project.texts }, word, folder) ?? []);
}

/** The settings files that the program loads: of several kinds, the first that there is. */
function settingsOf({ copied }: Project, { settings = [] }: ProjectUse, inScope: (image: string) => boolean): readonly string[] {
  const found = settings.map((pattern) => [...copied.keys()].filter((image) => pattern.test(image) && inScope(image)));
  return found.find((images) => images.length > 0) ?? [];
}

/** The files that a settings file names by their paths. */
function namedIn(project: Project, image: string): readonly string[] {
  const text = project.texts.textOf(project.copied.get(image) ?? '') ?? '';
  return [...text.matchAll(NAMED_PATH)].flatMap(([, quoted, path = quoted ?? '']) => {
    const own = filesNamed(project, posix.join(posix.dirname(image), path));
    // its folder may be another than that of the settings: a root that they choose, or one above
    return (own.length > 0 && !CHOOSES_ROOT.test(text)) || !/[/.]/.test(path) ? own : [...project.copied.keys()].filter((one) => isNamedBy(one, path));
  });
}

const MODULE_ENDING = /^(?:\.[cm]?[jt]sx?|\/index\.[cm]?[jt]s)?$/;

/** The files at a path, with or without the ending of a module. */
function filesNamed({ copied }: Project, at: string): readonly string[] {
  if (copied.has(at)) return [at];
  return [...copied.keys()].filter((image) => image.startsWith(at) && MODULE_ENDING.test(image.slice(at.length)));
}

/** Whether a path ends like a path that settings name. */
function isNamedBy(image: string, path: string): boolean {
  const at = image.lastIndexOf(`/${path}`);
  return at >= 0 && !image.includes('/node_modules/') && MODULE_ENDING.test(image.slice(at + path.length + 1));
}

function isTest(path: string, style: Style): boolean {
  const base = posix.basename(path);
  return style === 'dotted'
    ? /^(?:test_.*|.*_test|conftest)\.py$/.test(base)
    : /[._-](?:test|spec)\.\w+$/.test(base) || /(?:^|\/)(?:tests?|__tests__)\//.test(path);
}

function mayRunCode(project: Project, { runsCode }: ProjectUse, paths: readonly string[], folder: string): boolean {
  if (!runsCode) return false;
  const manifests = nearest(manifestsOf(project, 'package.json'), folder);
  return manifests.some(({ text }) => runsCode.test(text)) || paths.some((path) => runsCode.test(project.texts.textOf(path) ?? ''));
}

function closure(project: Project, style: Style, starts: readonly string[], folder: string): ReadonlySet<string> | undefined {
  // settings of other languages say themselves what they load
  const found = reachable(project, style, starts, folder, style === 'relative' ? undefined : COMPUTED_IMPORT);
  return typeof found === 'string' ? undefined : found;
}

function pathsOf({ copied }: Project, images: readonly string[]): readonly string[] {
  return images.flatMap((image) => copied.get(image) ?? []);
}
