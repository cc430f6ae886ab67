import type { EngineName } from '../../knowledge/docker/engines.ts';
import type { Severity } from '../../rule.ts';

/** What may stand in a configuration file for all files, and in `overrides` for some. */
export interface ConfigPart {
  readonly engine?: EngineName | undefined;
  readonly rules?: { readonly [rule: string]: Severity | 'off' | undefined } | undefined;
  /** Relative to the configuration file's folder. */
  readonly context?: string | undefined;
  readonly companions?: boolean | undefined;
  readonly keepArguments?: boolean | undefined;
  readonly sshAgent?: boolean | undefined;
  readonly secretNames?: readonly string[] | undefined;
  readonly ignoredNames?: readonly string[] | undefined;
  readonly secretFiles?: readonly string[] | undefined;
  readonly ignoredFiles?: readonly string[] | undefined;
}

export interface ConfigOverride extends ConfigPart {
  /** As in .gitignore, relative to the configuration file's folder. */
  readonly files: readonly string[];
}

export interface Config extends ConfigPart {
  readonly extends?: string | readonly string[] | undefined;
  /** Files that are left out, as in .gitignore. */
  readonly ignore?: readonly string[] | undefined;
  readonly overrides?: readonly ConfigOverride[] | undefined;
}

/** A configuration file that was read. */
export interface ConfigLayer {
  /** Absolute, with `/`. */
  readonly file: string;
  readonly folder: string;
  readonly config: Config;
}

/** The names of configuration files, in the order in which one folder is searched. Data only: no file of these is ever run. */
export const CONFIG_FILES = ['.dockerlintrc.json', '.dockerlintrc.yaml', '.dockerlintrc.yml', 'dockerlint.config.json', 'package.json'] as const;
