import { homedir } from 'node:os';
import { RULES } from '../../rules/index.ts';
import { freshSource } from './config.ts';
import { diskFiles } from './disk.ts';
import type { Io } from './io.ts';
import { DEFAULT_ARGUMENTS } from './options.ts';
import { toSlashes } from './paths.ts';
import { pageOf, VERSION } from './version.ts';

/** `dockerlint lsp --stdio`: serves an editor until it ends the process. Returns 0 when the server is running. */
export async function lspCommand(io: Io): Promise<number> {
  const [{ serve }, { COMPANIONS }, source] = await Promise.all([
    import('../lsp/serve.ts'),
    import('../companions/index.ts'),
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
