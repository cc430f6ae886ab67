import { posix } from 'node:path';
import { DJANGO_SETTINGS } from '../../knowledge/project/chosen-settings.ts';
import {
  APP_OPTION,
  CODE_OPTION,
  LOADED_PACKAGE,
  MADE_CODE,
  MODULE_NAME,
  MODULE_OPTION,
  MODULE_STYLES,
  NAMES_MODULES,
  PACKAGE_NAME,
  PACKAGE_OF_MODULE,
  SERVED_MODULE,
  SETTINGS_MODULES,
  VALUED,
} from '../../knowledge/project/modules.ts';
import { KNOWN_INTERPRETER } from '../../knowledge/project/shell-scripts.ts';
import { literalPattern } from '../../text/pattern.ts';
import { isKnownToStart } from './builds/started-programs.ts';
import { imageNamed, tasksAsked } from './lookup.ts';
import type { Project } from './project.ts';

/**
 * The files of a project that `python x.py`, `python -m app` or `node x.js` executes: the file and its imports within the project. whole: imports cannot be
 * followed, so all of the project may run. missing: the file does not exist. installed: a module of a package. For code in the arguments: its imports.
 */
export type ModuleFiles = ReadonlySet<string> | 'whole' | 'missing' | 'installed';

const MOST = 500;

export type Style = keyof typeof MODULE_STYLES;

/** Returns the files that an interpreter executes with these arguments: its code, module or file, with what that imports. `usual`: with which it starts if they name none. */
export function moduleFiles(project: Project, style: Style, args: readonly string[], folder: string, usual?: RegExp): ModuleFiles {
  const code = args.findIndex((word) => CODE_OPTION.test(word));
  if (code >= 0 && !args.includes(MODULE_OPTION)) return filesOfCode(project, style, args[code + 1] ?? '', folder);
  const module = args[0] === MODULE_OPTION ? args[1] : style === 'dotted' ? servedModule(project, args, folder) : undefined;
  const { valued } = MODULE_STYLES[style];
  const isValue = (at: number): boolean => VALUED.test(args[at - 1] ?? '') || valued?.test(args[at - 1] ?? '') === true;
  const file = module === undefined ? args.find((word, at) => !word.startsWith('-') && word !== 'run' && !isValue(at)) : undefined;
  const start = module === undefined ? fileOf(project, file, folder) : moduleOf(project, module, folder);
  const starts = start === undefined && usual ? [...project.copied.keys()].filter((image) => usual.test(image)) : [];
  if (starts.length > 0) return reachable(project, style, starts, folder);
  if (start === undefined) return module !== undefined && !hasPackage(project, module) ? 'installed' : 'missing';
  const loaded = args.flatMap((word, at) => (isValue(at) ? (fileOf(project, word, folder) ?? []) : []));
  const found = reachable(project, style, [start, ...loaded], folder);
  if (style !== 'dotted' || !(found instanceof Set)) return found;
  const isAsked = tasksAsked(project, args.join(' '));
  return new Set([...found].filter(isAsked));
}

/** The module of a server's arguments: `shop.wsgi:app` and `-A shop` are shop/wsgi.py and shop/. */
function servedModule(project: Project, args: readonly string[], folder: string): string | undefined {
  const named = args.flatMap((word, at) => {
    if (APP_OPTION.test(args[at - 1] ?? '') || SERVED_MODULE.test(word)) return word.replace(/:.*$/, '');
    return /^--app=(.+)$/.exec(word)?.[1] ?? [];
  });
  return named.find((module) => moduleOf(project, module, folder) !== undefined);
}

/** The project files that `python -c "import app; app.migrate()"` executes. Source: https://docs.python.org/3/using/cmdline.html#cmdoption-c */
function filesOfCode(project: Project, style: Style, code: string, folder: string): ModuleFiles {
  if (MODULE_STYLES[style].dynamic.test(code)) return 'whole';
  const image = posix.join(folder, 'code');
  return reachable(project, style, importsOf(project, style, { text: code.replace(/;[ \t]*/g, '\n'), image, folder }), folder);
}

/** The files and what they import; `dynamic`: what shows that code imports files that cannot be followed, if starting unknown programs does not. */
export function reachable(project: Project, style: Style, starts: readonly string[], folder: string, dynamic?: RegExp): ModuleFiles {
  const files = new Set<string>();
  const waiting = [...starts];
  for (let image = waiting.pop(); image !== undefined; image = waiting.pop()) {
    const path = project.copied.get(image);
    if (path === undefined || files.has(path)) continue;
    const text = project.texts.textOf(path);
    if (text === undefined || (text.startsWith('#!') && !KNOWN_INTERPRETER.test(text))) return 'missing';
    files.add(path);
    const isOpen = dynamic ? dynamic.test(text) : MODULE_STYLES[style].dynamic.test(text) || !isKnownToStart(path, text);
    if (files.size > MOST || isOpen) return 'whole';
    waiting.push(...importsOf(project, style, { text, image, folder }));
  }
  return files;
}

/** Code with imports, its path in the image, and its working directory. */
interface Importing {
  readonly text: string;
  readonly image: string;
  readonly folder: string;
}

function importsOf(project: Project, style: Style, code: Importing): readonly string[] {
  if (style === 'path') return nodeImports(project, code.text, code.image);
  if (style === 'dotted') return [...pythonImports(project, code), ...(NAMES_MODULES.test(code.text) ? namedModules(project, code) : [])];
  return [...filesNamed(project, style, code), ...(style === 'sourced' ? ownPackage(project, code.text) : [])];
}

/** The modules and packages that strings name, and all settings modules, because a variable decides which of them is used. */
function namedModules(project: Project, { text, image, folder }: Importing): readonly string[] {
  const images = [...project.copied.keys()].filter((one) => one.endsWith('.py') && !isInstalled(one));
  const isSettings = (one: string): boolean => SETTINGS_MODULES.test(one);
  const chosen = chosenSettings(project, text, images);
  const found = chosen === undefined ? images.filter(isSettings) : [chosen];
  for (const [, name = ''] of text.matchAll(MODULE_NAME)) {
    const parts = name.split('.');
    for (const base of [folder, posix.join(folder, 'src'), posix.dirname(image)]) {
      for (let count = parts.length; count > 0; count--) {
        const at = posix.join(base, ...parts.slice(0, count));
        const here = project.copied.has(`${at}.py`) ? [`${at}.py`] : images.filter((one) => one.startsWith(`${at}/`));
        // the default of a variable that is set, or of another program
        found.push(...here.filter((one) => chosen === undefined || !isSettings(one)));
        if (here.length > 0) break;
      }
    }
  }
  return found;
}

/** The settings module of Django that a variable, an option or the code itself chooses, if the project has it. */
function chosenSettings({ settingsModule }: Project, text: string, images: readonly string[]): string | undefined {
  const module = settingsModule ?? DJANGO_SETTINGS.inCode.exec(text)?.[1];
  if (module === undefined) return undefined;
  const end = `/${module.replaceAll('.', '/')}`;
  return images.find((one) => one.endsWith(`${end}.py`) || one.endsWith(`${end}/__init__.py`));
}

/** Files that code names by path, relative to its own folder or to the working directory. */
function filesNamed({ copied }: Project, style: Style, { text, image, folder }: Importing): readonly string[] {
  return [...text.matchAll(MODULE_STYLES[style].imports)].flatMap(([, path = '']) =>
    [posix.dirname(image), folder, posix.join(folder, 'lib')].flatMap((base) =>
      (style === 'relative' ? [path, `${path}.rb`] : [path]).map((one) => posix.join(base, one)).filter((one) => copied.has(one)),
    ),
  );
}

/** The code of the project's own package, if a text loads it. */
function ownPackage({ copied, texts }: Project, text: string): readonly string[] {
  const loaded = new Set([...text.matchAll(LOADED_PACKAGE)].map((match) => match[1] ?? match[2]));
  return [...copied].flatMap(([image, path]) => {
    if (posix.basename(image) !== 'DESCRIPTION' || !loaded.has(PACKAGE_NAME.exec(texts.textOf(path) ?? '')?.[1])) return [];
    const folder = posix.join(posix.dirname(image), 'R/');
    return [...copied.keys()].filter((one) => one.startsWith(folder));
  });
}

function pythonImports(project: Project, { text, image, folder }: Importing): readonly string[] {
  const own = posix.dirname(image);
  const found: string[] = [];
  for (const [, from, names, plain] of text.matchAll(MODULE_STYLES.dotted.imports)) {
    const modules = plain === undefined ? [from ?? ''] : plain.split(',').map((word) => word.trim().split(/\s+/)[0] ?? '');
    for (const module of modules) {
      const dots = /^\.*/.exec(module)?.[0].length ?? 0;
      const parts = module.slice(dots).split('.').filter(Boolean);
      const bases = dots > 0 ? [posix.resolve(own, ...Array.from({ length: dots - 1 }, () => '..'))] : [own, folder, posix.join(folder, 'src')];
      const members = (names ?? '').split(',').map((word) => word.replace(/[()]/g, '').trim().split(/\s+/)[0] ?? '');
      const spellings = (base: string): readonly string[] => {
        const at = posix.join(base, ...parts);
        return [`${at}.py`, `${at}/__init__.py`, ...members.filter(Boolean).flatMap((member) => [`${at}/${member}.py`, `${at}/${member}/__init__.py`])];
      };
      const here = bases.flatMap(spellings).filter((one) => project.copied.has(one));
      // a package of the repository that a RUN installs, or a folder in PYTHONPATH
      const ends = dots === 0 && here.length === 0 ? spellings('/') : [];
      found.push(...here, ...ends.flatMap((end) => endingWith(indexOf(project).byBase, end)));
    }
  }
  return found;
}

const CODE = /\.[cm]?[jt]sx?$/;
const SOURCE_ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '/index.ts', '/index.js'];
const ENDINGS = ['', '.js', '.mjs', '.cjs', '.ts', '.tsx', '.jsx', '.json', '/index.js', '/index.ts', '/index.mjs', '/index.cjs'];

function nodeImports(project: Project, text: string, image: string): readonly string[] {
  return [...text.matchAll(MODULE_STYLES.path.imports)].flatMap(([, path = '']) => {
    if (!/^\.{0,2}\//.test(path)) return namedImports(project, path);
    return spellingsOf(posix.resolve(posix.dirname(image), path)).filter((one) => project.copied.has(one));
  });
}

function spellingsOf(at: string): readonly string[] {
  const plain = at.replace(/\.(?:[cm]?js)$/, '');
  return [...ENDINGS.map((ending) => `${at}${ending}`), `${plain}.ts`, `${plain}.tsx`, `${plain}.mts`];
}

/**
 * The files that an import without a path refers to: code of a package of the repository, or a file with a short name in the settings (`@/lib/env`). Empty for
 * a package that a manifest lists and that is not in the repository.
 * Source: https://docs.npmjs.com/cli/using-npm/workspaces, https://www.typescriptlang.org/tsconfig/#paths
 */
function namedImports(project: Project, name: string): readonly string[] {
  const { byBase, manifests, named } = indexOf(project);
  const known = named.get(name);
  if (known) return known;
  const find = (): readonly string[] => {
    const [own = name] = PACKAGE_OF_MODULE.exec(name) ?? [];
    const isOwn = new RegExp(`"name"\\s*:\\s*"${literalPattern(own)}"`);
    const home = manifests.find(({ text }) => isOwn.test(text));
    if (home) return codeBelow(project, posix.dirname(home.image));
    if (manifests.some(({ text }) => text.includes(`"${own}"`))) return [];
    const parts = name.split('/');
    const tails = parts
      .map(
        (_, at) =>
          `/${parts
            .slice(at)
            .join('/')
            .replace(/^[@~#$]+\/?/, '')}`,
      )
      .filter((tail) => tail.length > 1);
    const found = tails.map((tail) => spellingsOf(tail).flatMap((end) => endingWith(byBase, end)));
    return found.find((images) => images.length > 0) ?? [];
  };
  const found = find();
  named.set(name, found);
  return found;
}

function endingWith(byBase: Index['byBase'], end: string): readonly string[] {
  return (byBase.get(posix.basename(end)) ?? []).filter((image) => image.endsWith(end));
}

function codeBelow(project: Project, folder: string): readonly string[] {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return [...project.copied.keys()].filter((image) => image.startsWith(start) && CODE.test(image) && !isInstalled(image.slice(start.length - 1)));
}

/** An index of a project, used for every module. */
interface Index {
  readonly byBase: ReadonlyMap<string, readonly string[]>;
  readonly manifests: readonly { readonly image: string; readonly text: string }[];
  readonly named: Map<string, readonly string[]>;
}

const INDEXES = new WeakMap<Project['copied'], Index>();

function indexOf({ copied, texts }: Project): Index {
  const known = INDEXES.get(copied);
  if (known) return known;
  const byBase = new Map<string, string[]>();
  for (const image of copied.keys()) {
    if (isInstalled(image)) continue;
    const base = posix.basename(image);
    const same = byBase.get(base);
    if (same) same.push(image);
    else byBase.set(base, [image]);
  }
  const manifests = (byBase.get('package.json') ?? []).map((image) => ({ image, text: texts.textOf(copied.get(image) ?? '') ?? '' }));
  const index: Index = { byBase, manifests, named: new Map() };
  INDEXES.set(copied, index);
  return index;
}

function isInstalled(image: string): boolean {
  return image.includes('/node_modules/');
}

/** The file of the image that a word names as a program, or of which that was made. */
export function fileOf(project: Project, file: string | undefined, folder: string): string | undefined {
  if (file === undefined) return undefined;
  const at = posix.resolve(folder, file);
  const exact = ENDINGS.map((ending) => `${at}${ending}`).find((one) => project.copied.has(one));
  return exact ?? (project.isExact ? undefined : sourceOf(project, at)) ?? imageNamed(project, file);
}

/** The source of a file at which nothing stands, as a compiler that keeps names would have made it: dist/jobs/seed.js of src/jobs/seed.ts. */
function sourceOf({ copied }: Project, at: string): string | undefined {
  const [, base = '', , rest = ''] = MADE_CODE.exec(at) ?? [];
  if (rest === '') return undefined;
  const stem = rest.replace(/\.[cm]?js$/, '');
  const places = [`${base}/src/${stem}`, `${base}/${stem}`, `${base}/src/${stem.replace(/^[^/]+\//, '')}`];
  return places.flatMap((place) => SOURCE_ENDINGS.map((ending) => `${place}${ending}`)).find((one) => copied.has(one));
}

const MODULE_ENDINGS = ['/__main__.py', '.py', '/__init__.py'];

function moduleOf(project: Project, module: string, folder: string): string | undefined {
  const at = module.split('.').join('/');
  for (const base of [folder, posix.join(folder, 'src')])
    for (const end of MODULE_ENDINGS) if (project.copied.has(posix.join(base, `${at}${end}`))) return posix.join(base, `${at}${end}`);
  // a package of the repository that a RUN installs
  const { byBase } = indexOf(project);
  for (const end of MODULE_ENDINGS) {
    const [only, ...more] = endingWith(byBase, `/${at}${end}`);
    if (only !== undefined && more.length === 0) return only;
  }
  return undefined;
}

function hasPackage(project: Project, module: string): boolean {
  const [first = ''] = module.split('.');
  for (const image of project.copied.keys()) if (image.includes(`/${first}/`) && image.endsWith('.py')) return true;
  return false;
}
