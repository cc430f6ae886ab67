import { PACKAGE_CONFIG_FILES } from './package-config-files.ts';
import { SERVICE_CONFIG_FILES } from './service-config-files.ts';

/** A credential file that programs read without being told its path. */
export interface ConfigFile {
  /** What people call it. */
  readonly kind: string;
  /** Matched on the absolute path, `/` between the parts. */
  readonly path: RegExp;
  /** Canonical names of the programs that read it by themselves. */
  readonly programs: readonly string[];
  /** Where a program looks: below the home, in the working directory or above it, or at this place wherever it runs. */
  readonly where: 'home' | 'project' | 'fixed';
  readonly source: string;
}

/** Credential files and their readers; first match wins. An example of each stands in test/knowledge/config-files.test.ts. */
export const CONFIG_FILES: readonly ConfigFile[] = [...PACKAGE_CONFIG_FILES, ...SERVICE_CONFIG_FILES];
