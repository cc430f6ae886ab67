import path from 'node:path/posix';
import { NO_SETTINGS } from '../../facts/sensitivity/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../knowledge/docker/engines.ts';
import type { FileSettings } from '../../project/types.ts';
import type { LintArguments } from '../arguments/options.ts';

/** The settings of a file without a configuration file: from the command line, else the defaults. `--context` is relative to `cwd`. */
export function settingsFrom(
  flags: Pick<LintArguments, 'engine' | 'context' | 'companions' | 'keepArguments' | 'sshAgent' | 'levels'>,
  cwd: string,
): FileSettings {
  return {
    engine: ENGINES[flags.engine ?? DEFAULT_ENGINE],
    levels: flags.levels,
    settings: NO_SETTINGS,
    context: flags.context === undefined ? undefined : path.resolve(cwd, flags.context),
    companions: flags.companions ?? true,
    keepArguments: flags.keepArguments ?? false,
    sshAgent: flags.sshAgent ?? false,
  };
}
