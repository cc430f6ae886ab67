import path from 'node:path/posix';
import ignore from 'ignore';
import { DEFAULT_ENGINE, ENGINES } from '../../knowledge/docker/engines.ts';
import type { FileSettings } from '../../project/types.ts';
import type { Severity } from '../../rule.ts';
import type { LintArguments } from '../arguments/options.ts';
import { settingsFrom } from './default-settings.ts';
import type { ConfigLayer, ConfigPart } from './types.ts';

/** What is configured for one Dockerfile. */
export interface ResolvedConfig extends FileSettings {
  /** Whether the configuration leaves the file out. */
  readonly ignored: boolean;
}

type Flags = Pick<LintArguments, 'engine' | 'context' | 'companions' | 'keepArguments' | 'sshAgent' | 'levels'>;

/**
 * What the layers (what is built on first) and the command line say for a file; later words count more, lists add up. Pure.
 * `cwd` is where a context of the command line is relative to.
 */
export function resolveConfig(layers: readonly ConfigLayer[], flags: Flags, file: string, cwd: string): ResolvedConfig {
  const parts = layers.flatMap((layer) =>
    [layer.config, ...(layer.config.overrides ?? []).filter((one) => matches(one.files, layer.folder, file))].map((part) => ({ part, folder: layer.folder })),
  );
  const last = <Key extends keyof ConfigPart>(key: Key): ConfigPart[Key] => parts.findLast(({ part }) => part[key] !== undefined)?.part[key];
  const all = (key: 'secretNames' | 'ignoredNames' | 'secretFiles' | 'ignoredFiles'): readonly string[] => [
    ...new Set(parts.flatMap(({ part }) => part[key] ?? [])),
  ];
  const context = parts.findLast(({ part }) => part.context !== undefined);
  return {
    ...settingsFrom(flags, cwd),
    engine: ENGINES[flags.engine ?? last('engine') ?? DEFAULT_ENGINE],
    levels: new Map([...parts.flatMap(({ part }) => levelsOf(part)), ...flags.levels]),
    settings: { secretNames: all('secretNames'), ignoredNames: all('ignoredNames'), secretFiles: all('secretFiles'), ignoredFiles: all('ignoredFiles') },
    companions: flags.companions ?? last('companions') ?? true,
    keepArguments: flags.keepArguments ?? last('keepArguments') ?? false,
    sshAgent: flags.sshAgent ?? last('sshAgent') ?? false,
    ...(flags.context === undefined && context ? { context: path.resolve(context.folder, context.part.context ?? '.') } : {}),
    ignored: layers.some((layer) => matches(layer.config.ignore ?? [], layer.folder, file)),
  };
}

function levelsOf({ rules }: ConfigPart): readonly (readonly [string, Severity | 'off'])[] {
  return Object.entries(rules ?? {}).flatMap(([rule, level]) => (level === undefined ? [] : [[rule, level] as const]));
}

/** Patterns of .gitignore, from the folder of the configuration file. */
function matches(patterns: readonly string[], folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return patterns.length > 0 && relative !== '' && !relative.startsWith('../') && ignore().add(patterns).ignores(relative);
}
