import { findPersisted, staysInLayer } from '../../facts/commands/layer-writes.ts';
import { baseName } from '../../facts/commands/paths.ts';
import type { Facts } from '../../facts/facts.ts';
import { mountedTargets } from '../../facts/leaks/writes-by-run.ts';
import { homeOf } from '../../facts/stages/stage-state.ts';
import { OTHER_SHELLS } from '../../knowledge/shell/shell-programs.ts';
import { parseText } from '../../syntax/shell/shell.ts';
import type { Run } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { singleQuoted } from '../edits/shell-text.ts';

/**
 * A RUN whose script is not read, because its shell (fish) or the program that runs it has another grammar, as if it were one for a shell of POSIX: what redirects
 * and commands of the plain kind do is the same. Only to find what keeps a secret; other RUNs are returned as they are.
 */
export const asIfRead = keptWith((run: Run): Run => {
  if (run.script || run.interpreter === 'windows') return run;
  return { ...run, interpreter: 'posix', script: parseText(textOf(run)) };
});

function textOf({ form, exec, heredocs, args, interpreter }: Run): string {
  const [heredoc] = heredocs;
  if (form === 'heredoc' && heredoc) {
    const [, program] = /^#!\s*(?:\S*\/env\s+(?:-S\s+)?)?(\S+)/.exec(heredoc.body.text) ?? [];
    return program === undefined || OTHER_SHELLS.has(baseName(program)) ? heredoc.body.text : `${program} <<'${MARK}'\n${heredoc.body.text}\n${MARK}\n`;
  }
  if (!exec) return args.text;
  const words = exec.map(({ value }) => value);
  return interpreter === 'none' ? words.map(singleQuoted).join(' ') : (words.at(-1) ?? '');
}

const MARK = 'END_OF_THIS_PROGRAM';

/** Returns the places to which a RUN that is not read writes the variable, as far as that is plain. */
export function unreadWrites({ states }: Facts, run: Run, name: string): readonly string[] {
  const read = asIfRead(run);
  if (read === run || !read.script) return [];
  const state = states.get(run);
  const inputs = { variables: new Set([name]), files: [], mountedTargets: mountedTargets(run) };
  const writes = findPersisted(read.script, inputs, { workdir: state?.workdir, home: homeOf(state) });
  return writes.filter(staysInLayer).map(({ where }) => where);
}
