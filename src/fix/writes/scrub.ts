import { fileReadersOf } from '../../facts/file-readers.ts';
import { homeOf } from '../../facts/file-flows.ts';
import type { Run } from '../../syntax/types.ts';
import { singleQuoted } from '../shell-text.ts';
import type { WriteContext, WriteRecipe } from './types.ts';

/** Files that only serve to log in: nothing but the build is expected to need them. */
const CREDENTIAL_KINDS = new Set(['key-file', 'config', 'login', 'credential-file', 'redirect', 'copy']);
const CREDENTIAL_PATH = /(?:^|\/)(?:\.?npmrc|\.yarnrc(?:\.yml)?|\.?netrc|\.git-credentials|pip\.conf|\.pypirc|\.condarc|auth\.json|\.ssh\/[\w.-]+|id_(?:rsa|dsa|ecdsa|ed25519)|credentials(?:\.toml)?|\.dockercfg|settings\.xml|nuget\.config|\.Renviron)$/i;

/** Removes the file again at the end of the RUN that wrote it, where no later RUN needs it. */
export const scrubFile: WriteRecipe = {
  name: 'scrub',
  rewrite(context) {
    const { write, script } = context;
    if (!script.ok || !CREDENTIAL_KINDS.has(write.kind) || !CREDENTIAL_PATH.test(write.where) || /[*?$`]/.test(write.where.replace(/^\$\{?HOME\}?/, ''))) return undefined;
    if (context.later.some((run) => mayNeed(context, run))) return undefined;
    return {
      edits: [],
      prelude: [],
      commands: [write.command],
      cleanup: [`rm -f ${shellPath(write.where)}`],
      stillReads: true,
      later: [],
      caveats: [],
      effects: [`${write.where} is removed in the RUN that writes it`],
    };
  },
};

/** A path for the shell: `~` and `$HOME` stay, anything unusual is quoted. */
export function shellPath(path: string): string {
  return /^[\w./~$+-]+$/.test(path) ? path : singleQuoted(path);
}

/** Whether a RUN names the file or runs something that looks for it. */
export function mayNeed(context: WriteContext, run: Run): boolean {
  if (!run.script?.ok) return true;
  const state = context.facts.states.get(run);
  return fileReadersOf(run.script, context.write.where, state?.workdir, homeOf(state)).some((reading) => reading.certainty !== 'cannot-read');
}
