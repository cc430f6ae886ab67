import { existsSync, statSync } from 'node:fs';
import path from 'node:path/posix';
import type { LintArguments } from '../arguments/options.ts';
import { isUserError, UserError } from '../io/io.ts';
import { gitRoot } from '../io/project-root.ts';
import { checkReadable, describeSystemError, readRegularFile } from '../io/read-input.ts';
import { settingsFrom } from './default-settings.ts';
import type { ResolvedConfig } from './resolve.ts';
import { CONFIG_FILES, type ConfigLayer } from './types.ts';

/** The configuration of the files of a run. */
export interface ConfigSource {
  /** Throws a UserError if the nearest configuration file is invalid. */
  configOf(file: string): ResolvedConfig;
  /** The configuration files that apply to a file, in order: an extended file comes before the file that extends it. */
  layersOf(file: string): readonly ConfigLayer[];
}

/**
 * Returns the configuration of files in the given folders. The modules that parse and validate configuration files are loaded only if a folder has one: most
 * runs have none, and the loading takes longer than the linting.
 */
export async function configSource(options: LintArguments, folders: readonly string[], cwd: string): Promise<ConfigSource> {
  const named = options.config === undefined ? undefined : path.resolve(cwd, options.config);
  if (named !== undefined && !existsSync(named)) throw new UserError(`${options.config}: no such file`);
  const none: ConfigSource = { configOf: () => ({ ...settingsFrom(options, cwd), ignored: false }), layersOf: () => [] };
  if (options.noConfig || (named === undefined && !folders.some(hasConfig))) return none;
  return loadedSource(options, cwd, named);
}

/** Returns a function that reads the configuration files anew, for a process that keeps running, such as the language server. */
export async function freshSource(options: LintArguments, cwd: string): Promise<() => ConfigSource> {
  const modules = { ...(await import('./load.ts')), ...(await import('./resolve.ts')) };
  return () => sourceWith(modules, options, cwd, undefined);
}

async function loadedSource(options: LintArguments, cwd: string, named: string | undefined): Promise<ConfigSource> {
  const [load, resolve] = await Promise.all([import('./load.ts'), import('./resolve.ts')]);
  return sourceWith({ ...load, ...resolve }, options, cwd, named);
}

interface Modules {
  readonly findConfig: (folder: string) => readonly ConfigLayer[];
  readonly readConfig: (file: string) => readonly ConfigLayer[];
  readonly resolveConfig: (layers: readonly ConfigLayer[], flags: LintArguments, file: string, cwd: string) => ResolvedConfig;
}

function sourceWith({ findConfig, readConfig, resolveConfig }: Modules, options: LintArguments, cwd: string, named: string | undefined): ConfigSource {
  const known = new Map<string, readonly ConfigLayer[]>();
  const layersOf = (file: string): readonly ConfigLayer[] => {
    const key = named ?? path.dirname(file);
    const find = (): readonly ConfigLayer[] => (hasConfig(key) ? findConfig(key) : []);
    const layers = known.get(key) ?? (named === undefined ? find() : readConfig(named));
    known.set(key, layers);
    return layers;
  };
  return { configOf: (file) => resolveConfig(layersOf(file), options, file, cwd), layersOf };
}

/** Whether a folder, or a parent folder in its repository, has a file that may be a configuration file. */
function hasConfig(folder: string): boolean {
  const root = gitRoot(folder);
  for (let at = folder; ; at = path.dirname(at)) {
    if (CONFIG_FILES.some((name) => isConfig(path.join(at, name), name))) return true;
    if (at === root || at === path.dirname(at)) return false;
  }
}

/** Whether a file of that name exists and contains a configuration. Throws a UserError if it cannot be read. */
function isConfig(file: string, name: string): boolean {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || stat.isDirectory()) return false;
    checkReadable(stat, `${file}: `);
  } catch (error) {
    throw isUserError(error) ? error : new UserError(`${file}: ${describeSystemError(error)}`);
  }
  return name === 'package.json' ? hasKey(file) : true;
}

/** Whether a package.json has the key `dockerlint`. False if it cannot be parsed, which npm reports. */
function hasKey(file: string): boolean {
  try {
    const text = readRegularFile(file).toString('utf8');
    const value: unknown = text.includes('"dockerlint"') ? JSON.parse(text) : undefined;
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'dockerlint');
  } catch {
    return false;
  }
}
