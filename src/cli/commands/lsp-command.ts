import { homedir } from 'node:os';
import { RULES } from '../../../rules/index.ts';
import { DEFAULT_ARGUMENTS } from '../arguments/options.ts';
import { freshSource } from '../config/config.ts';
import { diskFiles } from '../io/disk.ts';
import type { Io } from '../io/io.ts';
import { toSlashes } from '../io/paths.ts';
import { pageOf, VERSION } from '../io/version.ts';

/** `dockerlint lsp --stdio`: serves an editor until it ends the process. Returns 0 when the server is running. */
export async function lspCommand(io: Io): Promise<number> {
  const [{ serve }, { COMPANIONS }, source] = await Promise.all([
    import('../../lsp/serve.ts'),
    import('../../companions/index.ts'),
    freshSource(DEFAULT_ARGUMENTS, io.cwd),
  ]);
  serve({
    version: VERSION,
    rules: RULES,
    companions: COMPANIONS,
    disk: diskFiles(),
    home: toSlashes(io.env['HOME'] ?? homedir()),
    pageOf,
    settingsOf: (file) => source().configOf(file),
  });
  return 0;
}
