import { commandInvocation } from '../../facts/commands/invocation.ts';
import { findPersisted, staysInLayer } from '../../facts/commands/layer-writes.ts';
import { baseName } from '../../facts/commands/paths.ts';
import type { Facts } from '../../facts/facts.ts';
import { mountedTargets } from '../../facts/leaks/writes-by-run.ts';
import { homeOf } from '../../facts/stages/stage-state.ts';
import { OTHER_ASSIGNMENT, OTHER_SHELLS } from '../../knowledge/shell/shell-programs.ts';
import { parseText, parseWords } from '../../syntax/shell/shell.ts';
import type { Run } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { fedTexts, textsOf } from './code-writes.ts';

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

/** A RUN as it is read by `asIfRead`, and the texts that it gives to shells with another grammar, as RUNs of their own: `fish -c '…'`. */
export const readingsOf = keptWith((run: Run): readonly Run[] => {
  const read = asIfRead(run);
  const { script } = read;
  const inner = (script?.commands ?? []).flatMap((command) =>
    script && OTHER_SHELLS.has(commandInvocation(command).program) ? [...textsOf(command), ...fedTexts(script, command)].map(asPosix) : [],
  );
  return [read, ...inner.map((text): Run => ({ ...run, interpreter: 'posix', script: parseText(text) }))];
});

/** A text for fish or csh, with assignments as a shell of POSIX has them: one for each word of the value, because only what it holds is asked. */
function asPosix(text: string): string {
  return text.replace(OTHER_ASSIGNMENT, (_, before: string, space: string, name: string, value: string) => {
    const words = value.match(/"[^"]*"|'[^']*'|\$?\([^)]*\)?|[^\s"'()]+/g) ?? [];
    return `${before}${space}${words.map((word) => `${name}=${word.replace(/^\(/, '$(')}`).join('; ')}`;
  });
}

function textOf({ form, exec, heredocs, args }: Run): string {
  const [heredoc] = heredocs;
  if (form === 'heredoc' && heredoc) {
    const [, program] = /^#!\s*(?:\S*\/env\s+(?:-S\s+)?)?(\S+)/.exec(heredoc.body.text) ?? [];
    return program === undefined || OTHER_SHELLS.has(baseName(program))
      ? asPosix(heredoc.body.text)
      : `${program} <<'${MARK}'\n${heredoc.body.text}\n${MARK}\n`;
  }
  return asPosix(exec ? (exec.at(-1)?.value ?? '') : args.text);
}

const MARK = 'END_OF_THIS_PROGRAM';

/** Returns the places to which a RUN that is not read, or a shell with another grammar in it, writes a variable or a mounted file, as far as that is plain. */
export function unreadWrites({ states }: Facts, run: Run, secret: { readonly variable: string } | { readonly file: string }): readonly string[] {
  const state = states.get(run);
  const [variables, files] = 'variable' in secret ? [[secret.variable], []] : [[], [secret.file]];
  const inputs = { variables: new Set(variables), files, mountedTargets: mountedTargets(run) };
  const place = { workdir: state?.workdir, home: homeOf(state) };
  return readingsOf(run).flatMap((read) => {
    const writes = read === run || !read.script ? [] : findPersisted(read.script, inputs, place);
    return writes.filter(staysInLayer).map(({ where }) => where);
  });
}
