import path from 'node:path/posix';
import ignore from 'ignore';
import { readMountSpec, readSource } from '../../fix/edits/mount-spec.ts';
import type { RequiredMount } from '../../fix/fix-settings.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../knowledge/docker/engines.ts';
import type { FileSettings } from '../../project/types.ts';
import type { Severity } from '../../rule.ts';
import type { LintArguments } from '../arguments/options.ts';
import { settingsFrom } from './default-settings.ts';
import type { ConfigLayer, ConfigPart } from './types.ts';

/** The configuration of one Dockerfile. */
export interface ResolvedConfig extends FileSettings {
  /** Whether the configuration excludes the file. */
  readonly ignored: boolean;
}

type Flags = Pick<LintArguments, 'engine' | 'context' | 'companions' | 'keepArguments' | 'sshAgent' | 'levels'>;

/**
 * Merges the layers (an extended file before the one that extends it) and the command line into the configuration of a file. The last value wins;
 * lists are concatenated. Pure. `--context` is relative to `cwd`.
 */
export function resolveConfig(layers: readonly ConfigLayer[], flags: Flags, file: string, cwd: string): ResolvedConfig {
  const parts = layers.flatMap((layer) =>
    [layer.config, ...(layer.config.overrides ?? []).filter(({ files }) => matches(files, layer.folder, file))].map((part) => ({ part, folder: layer.folder })),
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
    requireReason: last('requireReason') ?? false,
    requiredMounts: parts.flatMap(({ part }) => requiredOf(part)),
    ...(flags.context === undefined && context ? { context: path.resolve(context.folder, context.part.context ?? '.') } : {}),
    ignored: layers.some((layer) => matches(layer.config.ignore ?? [], layer.folder, file)),
  };
}

/** The mounts that the schema accepted. */
function requiredOf({ requiredMounts = [] }: ConfigPart): readonly RequiredMount[] {
  return requiredMounts.flatMap(({ command, mount: text, secret }) => {
    const mount = readMountSpec(text);
    return mount ? [{ words: command.trim().split(/\s+/), mount, source: secret === undefined ? undefined : readSource(secret) }] : [];
  });
}

function levelsOf({ rules }: ConfigPart): readonly (readonly [string, Severity | 'off'])[] {
  return Object.entries(rules ?? {}).flatMap(([rule, level]) => (level === undefined ? [] : [[rule, level] as const]));
}

/** Whether a file matches patterns of .gitignore that are relative to `folder`. */
function matches(patterns: readonly string[], folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return patterns.length > 0 && relative !== '' && !relative.startsWith('../') && ignore().add(patterns).ignores(relative);
}
