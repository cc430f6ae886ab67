import type { Companion } from '../companions/types.ts';
import type { FileSettings, ProjectFiles } from '../project/types.ts';
import type { Rule } from '../rule.ts';

/** What the language server is given: it reads no file and no configuration by itself. */
export interface ServerHost {
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly companions: readonly Companion[];
  /** The project's files as they are on disk; read anew at each call. */
  readonly disk: ProjectFiles;
  /** The user's home folder. */
  readonly home: string | undefined;
  /** The address of a rule's page. */
  pageOf(rule: string): string;
  /**
   * What the nearest configuration file says for a Dockerfile (absolute path); read anew at each call. Throws an Error with a message for
   * people where that file is wrong.
   */
  settingsOf(path: string): FileSettings;
}
