import { findPersisted, staysInLayer } from '../../facts/commands/layer-writes.ts';
import { baseName } from '../../facts/commands/paths.ts';
import type { Facts } from '../../facts/facts.ts';
import { mountedTargets } from '../../facts/leaks/writes-by-run.ts';
import { homeOf } from '../../facts/stages/stage-state.ts';
import { OTHER_SHELLS } from '../../knowledge/shell/shell-programs.ts';
import { parseText, parseWords } from '../../syntax/shell/shell.ts';
import type { Run } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';

/**
 * A RUN whose script is not read, because its shell (fish) or the program that runs it has another grammar, as if it were one for a shell of POSIX: what redirects
 * and commands of the plain kind do is the same. Only to find what keeps a secret; other RUNs are returned as they are.
 */
export const asIfRead = keptWith((run: Run): Run => {
  if (run.script || run.interpreter === 'windows') return run;
  return {
    ...run,
    interpreter: 'posix',
    script: run.exec && run.interpreter === 'none' ? parseWords(run.exec.map(({ value }) => value)) : parseText(textOf(run)),
  };
});

function textOf({ form, exec, heredocs, args }: Run): string {
  const [heredoc] = heredocs;
  if (form === 'heredoc' && heredoc) {
    const [, program] = /^#!\s*(?:\S*\/env\s+(?:-S\s+)?)?(\S+)/.exec(heredoc.body.text) ?? [];
    return program === undefined || OTHER_SHELLS.has(baseName(program)) ? heredoc.body.text : `${program} <<'${MARK}'\n${heredoc.body.text}\n${MARK}\n`;
  }
  return exec ? (exec.at(-1)?.value ?? '') : args.text;
}

const MARK = 'END_OF_THIS_PROGRAM';

/** Returns the places to which a RUN that is not read writes a variable or a mounted file, as far as that is plain. */
export function unreadWrites({ states }: Facts, run: Run, secret: { readonly variable: string } | { readonly file: string }): readonly string[] {
  const read = asIfRead(run);
  if (read === run || !read.script) return [];
  const state = states.get(run);
  const [variables, files] = 'variable' in secret ? [[secret.variable], []] : [[], [secret.file]];
  const inputs = { variables: new Set(variables), files, mountedTargets: mountedTargets(run) };
  const writes = findPersisted(read.script, inputs, { workdir: state?.workdir, home: homeOf(state) });
  return writes.filter(staysInLayer).map(({ where }) => where);
}
