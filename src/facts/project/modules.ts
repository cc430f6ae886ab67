import { posix } from 'node:path';
import { CODE_OPTION, KNOWN_INTERPRETER, MODULE_OPTION, MODULE_STYLES } from '../../knowledge/project/scripts.ts';
import type { Project } from './project.ts';

/**
 * The files of a project that `python x.py`, `python -m app` or `node x.js` run: the file and what it imports of the project. whole: it imports what cannot be
 * followed, so all of the project may run. missing: the file is not there. installed: a module of a package. code: the code stands in the arguments.
 */
export type ModuleFiles = ReadonlySet<string> | 'whole' | 'missing' | 'installed' | 'code';

const MOST = 500;

type Style = 'dotted' | 'path';

export function moduleFiles(project: Project, style: Style, args: readonly string[], folder: string): ModuleFiles {
  if (args.some((word) => CODE_OPTION.test(word)) && !args.includes(MODULE_OPTION)) return 'code';
  const module = args[0] === MODULE_OPTION ? args[1] : undefined;
  const file = module === undefined ? args.find((word) => !word.startsWith('-') && word !== 'run') : undefined;
  const start = module === undefined ? fileOf(project, file, folder) : moduleOf(project, module, folder);
  if (start === undefined) return module !== undefined && !hasPackage(project, module) ? 'installed' : 'missing';
  return reachable(project, style, start, folder);
}

function reachable(project: Project, style: Style, start: string, folder: string): ModuleFiles {
  const files = new Set<string>();
  const waiting = [start];
  for (let image = waiting.pop(); image !== undefined; image = waiting.pop()) {
    const path = project.copied.get(image);
    if (path === undefined || files.has(path)) continue;
    const text = project.texts.textOf(path);
    if (text === undefined || (text.startsWith('#!') && !KNOWN_INTERPRETER.test(text))) return 'missing';
    files.add(path);
    if (files.size > MOST || MODULE_STYLES[style].dynamic.test(text)) return 'whole';
    waiting.push(...(style === 'dotted' ? pythonImports(project, text, image, folder) : nodeImports(project, text, image)));
  }
  return files;
}

function pythonImports(project: Project, text: string, image: string, folder: string): readonly string[] {
  const own = posix.dirname(image);
  const found: string[] = [];
  for (const [, from, names, plain] of text.matchAll(MODULE_STYLES.dotted.imports)) {
    const modules = plain === undefined ? [from ?? ''] : plain.split(',').map((word) => word.trim().split(/\s+/)[0] ?? '');
    for (const module of modules) {
      const dots = /^\.*/.exec(module)?.[0].length ?? 0;
      const parts = module.slice(dots).split('.').filter(Boolean);
      const bases = dots > 0 ? [posix.resolve(own, ...Array.from({ length: dots - 1 }, () => '..'))] : [own, folder, posix.join(folder, 'src')];
      const members = (names ?? '').split(',').map((word) => word.replace(/[()]/g, '').trim().split(/\s+/)[0] ?? '');
      for (const base of bases) {
        const at = posix.join(base, ...parts);
        found.push(`${at}.py`, `${at}/__init__.py`, ...members.filter(Boolean).flatMap((member) => [`${at}/${member}.py`, `${at}/${member}/__init__.py`]));
      }
    }
  }
  return found.filter((one) => project.copied.has(one));
}

const ENDINGS = ['', '.js', '.mjs', '.cjs', '.ts', '.tsx', '.jsx', '.json', '/index.js', '/index.ts', '/index.mjs', '/index.cjs'];

function nodeImports(project: Project, text: string, image: string): readonly string[] {
  return [...text.matchAll(MODULE_STYLES.path.imports)].flatMap(([, path = '']) => {
    const at = posix.resolve(posix.dirname(image), path);
    const plain = at.replace(/\.(?:[cm]?js)$/, '');
    return [...ENDINGS.map((ending) => `${at}${ending}`), `${plain}.ts`, `${plain}.tsx`, `${plain}.mts`].filter((one) => project.copied.has(one));
  });
}

function fileOf(project: Project, file: string | undefined, folder: string): string | undefined {
  if (file === undefined) return undefined;
  const at = posix.resolve(folder, file);
  const exact = ENDINGS.map((ending) => `${at}${ending}`).find((one) => project.copied.has(one));
  if (exact !== undefined) return exact;
  const base = posix.basename(file);
  for (const image of project.copied.keys()) if (posix.basename(image) === base) return image;
  return undefined;
}

function moduleOf(project: Project, module: string, folder: string): string | undefined {
  const at = module.split('.').join('/');
  for (const base of [folder, posix.join(folder, 'src')])
    for (const end of ['/__main__.py', '.py', '/__init__.py']) if (project.copied.has(posix.join(base, `${at}${end}`))) return posix.join(base, `${at}${end}`);
  return undefined;
}

function hasPackage(project: Project, module: string): boolean {
  const [first = ''] = module.split('.');
  for (const image of project.copied.keys()) if (image.includes(`/${first}/`) && image.endsWith('.py')) return true;
  return false;
}
