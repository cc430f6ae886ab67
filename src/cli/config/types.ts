import type { EngineName } from '../../knowledge/docker/engines.ts';
import type { Severity } from '../../rule.ts';

/** Settings that a configuration file may have at its top level for all files, and in `overrides` for some files. */
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
  readonly requireReason?: boolean | undefined;
  /** The command as words with spaces between; the mount as it stands behind `--mount=`, the secret as behind `--secret id=…,`. */
  readonly requiredMounts?: readonly { readonly command: string; readonly mount: string; readonly secret?: string | undefined }[] | undefined;
}

export interface ConfigOverride extends ConfigPart {
  /** Patterns as in .gitignore, relative to the configuration file's folder. */
  readonly files: readonly string[];
}

export interface Config extends ConfigPart {
  readonly extends?: string | readonly string[] | undefined;
  /** Patterns of excluded files, as in .gitignore. */
  readonly ignore?: readonly string[] | undefined;
  readonly overrides?: readonly ConfigOverride[] | undefined;
}

/** One configuration file. */
export interface ConfigLayer {
  /** Absolute, with `/`. */
  readonly file: string;
  readonly folder: string;
  readonly config: Config;
}

/** The names of configuration files, in search order. All are data formats: none can execute code. */
export const CONFIG_FILES = ['.dockerlintrc.json', '.dockerlintrc.yaml', '.dockerlintrc.yml', 'dockerlint.config.json', 'package.json'] as const;
