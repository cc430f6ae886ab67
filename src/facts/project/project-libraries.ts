import {
  BUILD_COMMAND,
  IMPORTS,
  isManifest,
  isNamedAfter,
  LIBRARY_FILES,
  LIBRARY_READS,
  type LibraryRead,
  LOADED_BY_ALL,
  MANIFESTS,
  OPENS_STORES,
} from '../../knowledge/project/libraries.ts';
import { CODE_OPTION, QUIET_MODULES, type QuietModules } from '../../knowledge/project/modules.ts';
import type { Ecosystem } from '../../knowledge/tool-project.ts';
import { servesOnly } from '../../knowledge/tools/build-commands.ts';
import { environmentOf, projectUseOf, readsByItself } from '../../knowledge/tools/index.ts';
import { keptWith } from '../../text/memo.ts';
import { literalPattern } from '../../text/pattern.ts';
import { lineAt } from '../../text/range.ts';
import type { Invocation } from '../commands/invocation.ts';
import type { BuildContext } from './build-context.ts';
import type { Execution, InnerCommand } from './executed.ts';
import type { FilePlace, FileTexts } from './file-texts.ts';

/** A library that reads a variable by itself. */
export interface LibraryFound {
  readonly library: string;
  readonly at: FilePlace;
  /** Set if there is no sign that the executed code uses it. */
  readonly isGuess?: true;
  /** Set if it is a part of a bundler that no executed code is seen to load: the bundler is executed, and a manifest lists it. */
  readonly isUnloaded?: true;
}

/** A library listed in a manifest of the project. */
export interface Declared {
  readonly ecosystem: (typeof MANIFESTS)[number]['ecosystem'];
  readonly library: string;
  readonly at: FilePlace;
}

/** Returns the libraries that the manifests among these files declare; `paths` are relative to the build context. Manifests of installed packages do not count. */
export function declaredIn(paths: ReadonlySet<string>, texts: Pick<FileTexts, 'textOf'>): readonly Declared[] {
  const found: Declared[] = [];
  for (const path of paths) {
    if (!isManifest(path) || /(?:^|\/)node_modules\//.test(path)) continue;
    const manifest = MANIFESTS.find((one) => one.path.test(path));
    const text = manifest && texts.textOf(path);
    if (!manifest || text === undefined) continue;
    for (const match of text.matchAll(manifest.names)) {
      const library = match.slice(1).find((group) => group !== undefined) ?? '';
      found.push({ ecosystem: manifest.ecosystem, library, at: { path, line: lineAt(text, match.index) } });
    }
  }
  return found;
}

/** The known libraries that read a variable of that name. */
function rowsOf(name: string): readonly LibraryRead[] {
  return LIBRARY_READS.filter(({ variables }) => new RegExp(`^(?:${variables.source})$`).test(name));
}

/**
 * Returns the library through which executed code reads a variable without naming it. An imported library comes before one that is only listed in a manifest.
 */
export function libraryIn(execution: Execution, declared: readonly Declared[], texts: Pick<FileTexts, 'textOf'>, name: string): LibraryFound | undefined {
  let rows: readonly LibraryRead[] | undefined;
  const calls = execution.commands.map(({ invocation }) => invocation).filter((call) => !isServing(call));
  const find = (list: readonly Declared[], isImported: boolean): LibraryFound | undefined => {
    let guess: LibraryFound | undefined;
    for (const { ecosystem, library, at } of list) {
      if (!execution.ecosystems.has(ecosystem) || execution.outside.has(at.path)) continue;
      const found = { library, at };
      rows ??= rowsOf(name);
      // for a name without a row, the similarity of the names is the only sign
      if (!rows.some((one) => one.ecosystem === ecosystem) && isNamedAfter(name, library)) {
        if (isImported) return found;
        const isCalled = calls.some(({ program }) => isNamedAfter(name, program));
        const isLoaded = execution.loaded.has(ecosystem) && mayLoad(library, name, calls);
        if ((isCalled || isLoaded) && !isProgramOnly(library, texts.textOf(at.path) ?? '', calls)) guess ??= { ...found, isGuess: true };
      }
      const row = rows.find((one) => one.ecosystem === ecosystem && one.packages.test(library));
      if (!row || !(row.programs === undefined || execution.commands.some((command) => isCallOf(row, command)))) continue;
      if (isImported || row.programs) return isImported || !row.isPlugin ? found : { ...found, isUnloaded: true };
      guess ??= { ...found, isGuess: true };
    }
    return guess;
  };
  return find(importedBy(execution, texts), true) ?? find(loadable(execution, declared, texts), false);
}

/** The declared libraries that executed code may load through another: not of a language whose code is all seen, and loads nothing but quiet modules and itself. */
function loadable(execution: Execution, declared: readonly Declared[], texts: Pick<FileTexts, 'textOf'>): readonly Declared[] {
  const alone = aloneIn(execution, texts);
  return alone.size === 0 ? declared : declared.filter(({ ecosystem }) => !alone.has(ecosystem));
}

const aloneIn = keptWith(
  (execution: Execution, texts: Pick<FileTexts, 'textOf'>): ReadonlySet<Ecosystem> =>
    new Set(QUIET_MODULES.filter((row) => isAlone(execution, texts, row)).map(({ ecosystem }) => ecosystem)),
);

function isAlone(execution: Execution, texts: Pick<FileTexts, 'textOf'>, { ecosystem, standard, packages }: QuietModules): boolean {
  const row = IMPORTS.find((one) => one.ecosystem === ecosystem);
  if (!row || execution.unfollowed.size > 0) return false;
  const paths = [...execution.files].filter((path) => row.files.test(path));
  const codes: string[] = [];
  for (const { invocation } of execution.commands) {
    const use = projectUseOf(invocation.program, invocation.args.join(' '));
    if (use?.libraries !== ecosystem) continue;
    // any other program of the language loads packages by their names
    if (use.follows !== 'module') return false;
    const at = invocation.args.findIndex((word) => CODE_OPTION.test(word));
    if (at >= 0) codes.push((invocation.args[at + 1] ?? '').replaceAll(';', '\n'));
  }
  const all = [...paths.map((path) => texts.textOf(path) ?? ''), ...codes];
  const isOwn = (module: string): boolean => paths.some((path) => `/${path}`.includes(`/${module}/`) || `/${path}`.includes(`/${module}.`));
  const isQuiet = (module: string): boolean => standard.has(module) || packages.has(module) || isOwn(module);
  return all.length > 0 && all.every((text) => [...text.matchAll(row.names)].every(([, first = '', second = '']) => isQuiet(partOf(first || second))));
}

/** The part of the name of a module that names its package. */
function partOf(module: string): string {
  return module.startsWith('@') ? module : (module.split(/[./]/)[0] ?? module);
}

/** Whether a variable only uploads what a bundler makes, and no bundler is executed: `vitest` loads vite.config.ts, and uploads nothing. */
export function isIdleUpload({ commands }: Execution, name: string): boolean {
  const rows = LIBRARY_READS.filter(({ uploads }) => uploads !== undefined && new RegExp(`^(?:${uploads.source})$`).test(name));
  return rows.length > 0 && !commands.some((command) => !isServing(command.invocation) && rows.some((row) => isCallOf(row, command)));
}

/** Whether a library of executed code reads the file at a path by itself. */
export function isReadByLibrary(execution: Execution, declared: readonly Declared[], texts: Pick<FileTexts, 'textOf'>, path: string): boolean {
  const rows: readonly (Pick<LibraryRead, 'ecosystem' | 'packages' | 'files'> & Partial<LibraryRead>)[] = [...LIBRARY_READS, ...LIBRARY_FILES].filter(
    ({ files }) => files?.test(path) === true,
  );
  if (rows.length === 0) return false;
  const commands = execution.commands.filter(({ invocation }) => !isServing(invocation));
  return [...importedBy(execution, texts), ...loadable(execution, declared, texts)].some(
    ({ ecosystem, library, at }) =>
      execution.ecosystems.has(ecosystem) &&
      !execution.outside.has(at.path) &&
      rows.some(
        (row) =>
          row.ecosystem === ecosystem && row.packages.test(library) && (row.programs === undefined || commands.some((command) => isCallOf(row, command))),
      ),
  );
}

/** Whether a library listed in a manifest may read a variable of that name, whichever code runs. */
export function isNamedOfLibrary(declared: readonly Declared[], name: string): boolean {
  const rows = declared.length > 0 ? rowsOf(name) : [];
  return declared.some(
    ({ ecosystem, library }) => isNamedAfter(name, library) || rows.some((row) => row.ecosystem === ecosystem && row.packages.test(library)),
  );
}

/** Whether a library listed in a manifest reads the variable by itself in the program that is made, not as a part of what makes it. */
export function isReadWhereStarted(declared: readonly Declared[], name: string): boolean {
  const rows = declared.length > 0 ? rowsOf(name).filter(({ isPlugin }) => !isPlugin) : [];
  return declared.some(({ ecosystem, library }) => rows.some((row) => row.ecosystem === ecosystem && row.packages.test(library)));
}

function isCallOf({ programs, arguments: pattern, isPlugin, unless }: Partial<LibraryRead>, { invocation: { program, args }, valueOf }: InnerCommand): boolean {
  if (unless?.values.test(valueOf(unless.variable) ?? '')) return false;
  if (isPlugin && servesOnly(program, args.join(' '))) return false;
  if (isPlugin && isUnknownBuild(program, args)) return true;
  return programs?.includes(program) === true && (pattern?.test(args.join(' ')) ?? true);
}

/** Whether a program that nobody knows is told to build. */
export function isUnknownBuild(program: string, args: readonly string[]): boolean {
  return BUILD_COMMAND.test(args[0] ?? '') && environmentOf(program) === undefined && projectUseOf(program, args.join(' ')) === undefined;
}

/** Whether a call may load the library, and that read the variable: a plugin of a program, as jekyll-algolia is, only that program loads. */
function mayLoad(library: string, name: string, calls: readonly Invocation[]): boolean {
  const [first = ''] = library.replace(/^@/, '').split(/[^a-z]+/i);
  if (library === first && !readsByItself(first, name)) return false;
  return environmentOf(first) === undefined || LOADED_BY_ALL.has(first) || calls.some(({ program }) => program === first);
}

/** Whether the scripts of a manifest run the library as a program, which the calls do not: what it reads, it reads then. */
function isProgramOnly(library: string, manifest: string, calls: readonly Invocation[]): boolean {
  const program = library.replace(/^.*\//, '');
  const run = new RegExp(
    `":\\s*"(?:[^"]*(?:&&|\\|\\||;)\\s*)?(?:(?:npx|yarn|pnpm|bunx)\\s+)?${literalPattern(program)}(?![\\w./@-])(?=\\s+[a-z-]|\\s*(?:&&|")|$)`,
  );
  return run.test(manifest) && !calls.some((call) => call.program === program);
}

/** Whether a command of a bundler only serves files, so that no plugin of it runs. */
function isServing({ program, args }: Invocation): boolean {
  return servesOnly(program, args.join(' '));
}

/** The libraries that executed code imports: google-cloud-storage for `google.cloud.storage`. Found once, for all variables. */
const importedBy = keptWith((execution: Execution, texts: Pick<FileTexts, 'textOf'>): readonly Declared[] =>
  [...execution.files].flatMap((path) => {
    const row = IMPORTS.find((one) => one.files.test(path) && execution.ecosystems.has(one.ecosystem));
    const text = row && texts.textOf(path);
    if (!row || text === undefined) return [];
    return [...text.matchAll(row.names)].flatMap(({ 1: loaded, 2: qualified, index }) => {
      const module = loaded ?? qualified ?? '';
      const at = { path, line: lineAt(text, index) };
      return namesOf(row, module).map((library): Declared => ({ ecosystem: row.ecosystem, library, at }));
    });
  }),
);

/**
 * Whether a library that only a manifest names is there for other code: a file of the repository imports it, and of what is executed some code was seen, and
 * none of that mentions it or an address of a store that libraries open by themselves.
 */
export function isImportedElsewhere(execution: Execution, context: BuildContext, texts: Pick<FileTexts, 'textOf'>, library: string): boolean {
  const stem = library
    .replace(/^@[^/]+\//, '')
    .replaceAll('-', '_')
    .toLowerCase();
  const seen = [...execution.files].filter((path) => IMPORTS.some((one) => one.files.test(path)));
  if (seen.length === 0) return false;
  const mentions = (path: string): boolean => {
    const text = (texts.textOf(path) ?? '').replaceAll('-', '_').toLowerCase();
    return text.includes(stem) || OPENS_STORES.test(text);
  };
  if (seen.some(mentions)) return false;
  return context.files().some((path) => {
    const row = IMPORTS.find((one) => one.files.test(path));
    if (!row || execution.files.has(path)) return false;
    return [...(texts.textOf(path) ?? '').matchAll(row.names)].some(([, first = '', second = '']) => namesOf(row, first || second).includes(library));
  });
}

function namesOf(row: (typeof IMPORTS)[number], module: string): readonly string[] {
  const [first = ''] = module.split(/[./]/);
  return row.dotted ? [first, module.replaceAll('.', '-'), first.replaceAll('_', '-')] : [module, module.replace(/^(@[^/]+\/[^/]+|[^/@]+)\/.*$/, '$1')];
}
