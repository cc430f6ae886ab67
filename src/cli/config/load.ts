import path from 'node:path/posix';
import { type LilconfigResult, type LoadersSync, lilconfigSync } from 'lilconfig';
import { parseDocument } from 'yaml';
import { isUserError, UserError } from '../io/io.ts';
import { gitRoot } from '../io/project-root.ts';
import { describeSystemError, pathOf, readRegularFile } from '../io/read-input.ts';
import { validateConfig } from './schema.ts';
import { CONFIG_FILES, type ConfigLayer } from './types.ts';

const MOST_LAYERS = 20;
/** The maximum number of files that `extends` may lead to: if each file extends two, their number grows exponentially. */
const MOST_FILES = 100;
/** The maximum number of YAML aliases to resolve: nested aliases can expand a few bytes to gigabytes. */
const MOST_ALIASES = 50;

const refuse = (file: string): never => {
  throw new UserError(`${file}: a configuration file is data, never code`);
};
/** Replaces every loader of the library, so that none can execute code. */
const LOADERS: LoadersSync = { '.json': readJson, '.yaml': readYaml, '.yml': readYaml, '.js': refuse, '.cjs': refuse, '.mjs': refuse, noExt: refuse };

/** Returns the nearest configuration of a folder, up to the root of its repository, after the files that it extends. Throws a UserError if one is invalid. */
export function findConfig(folder: string): readonly ConfigLayer[] {
  const found = search(folder);
  return found ? layersOf(found.filepath, found.config, [], { left: MOST_FILES }) : [];
}

/** Returns the configuration file of `--config`, after the files that it extends. Throws a UserError if one cannot be read or is invalid. */
export function readConfig(file: string): readonly ConfigLayer[] {
  return layersOf(file, loadFile(file), [], { left: MOST_FILES });
}

/** Throws a UserError if a file cannot be read. */
function search(folder: string): LilconfigResult {
  try {
    return searcher(gitRoot(folder)).search(folder);
  } catch (error) {
    throw isUserError(error) ? error : new UserError(`${pathOf(error) ?? folder}: ${describeSystemError(error)}`);
  }
}

function searcher(stopDir: string | undefined) {
  return lilconfigSync('dockerlint', { searchPlaces: [...CONFIG_FILES], loaders: LOADERS, cache: false, ...(stopDir === undefined ? {} : { stopDir }) });
}

function loadFile(file: string): unknown {
  const load = LOADERS[path.extname(file)] ?? refuse;
  const value: unknown = load(file, textOf(file));
  return path.basename(file) === 'package.json' && typeof value === 'object' && value !== null ? Reflect.get(value, 'dockerlint') : value;
}

function textOf(file: string): string {
  try {
    return readRegularFile(file).toString('utf8');
  } catch (error) {
    throw isUserError(error) ? new UserError(`${file}: ${error.message}`) : error;
  }
}

function layersOf(file: string, value: unknown, above: readonly string[], files: { left: number }): readonly ConfigLayer[] {
  if (above.includes(file)) throw new UserError(`${file}: extends itself`);
  if (above.length >= MOST_LAYERS || files.left-- <= 0) throw new UserError(`${file}: too many files that extend each other`);
  const result = validateConfig(value ?? {});
  if ('mistakes' in result) throw new UserError(`${file}: ${result.mistakes.join('; ')}`);
  const folder = path.dirname(file);
  const bases = [result.config.extends ?? []].flat().map((base) => path.resolve(folder, base));
  return [...bases.flatMap((base) => layersOf(base, loadFile(base), [...above, file], files)), { file, folder, config: result.config }];
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new UserError(`${file}: is not valid JSON`);
  }
}

function readYaml(file: string, text: string): unknown {
  const document = parseDocument(text);
  const [problem] = document.errors;
  if (problem) throw new UserError(`${file}: is not valid YAML${problem.linePos ? ` (line ${problem.linePos[0].line})` : ''}`);
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    throw new UserError(`${file}: is not valid YAML`);
  }
}
