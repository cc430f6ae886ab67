import type { Companion } from '../companions/types.ts';
import type { FileSettings, ProjectFiles } from '../project/types.ts';
import type { Rule } from '../rule.ts';

/** The environment of the language server, which reads no file and no configuration by itself. */
export interface ServerHost {
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly companions: readonly Companion[];
  /** The project's files on disk; read at each call. */
  readonly disk: ProjectFiles;
  /** The user's home folder. */
  readonly home: string | undefined;
  /** The address of a rule's page. */
  pageOf(rule: string): string;
  /**
   * The configuration of a Dockerfile (absolute path); read at each call. Throws an Error with a message for people if the configuration file is
   * invalid.
   */
  settingsOf(path: string): FileSettings;
}
