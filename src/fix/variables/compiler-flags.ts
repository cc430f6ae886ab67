import { COMPILER_FLAGS } from '../../knowledge/project/published-settings.ts';
import type { Run, Script, ShellWord } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';

/** Returns the variables by which a RUN hands the secret to a compiler: GOFLAGS in `GOFLAGS="-ldflags=-X=main.token=$TOKEN" go build`. */
export function compilerFlags({ script }: Run, name: string): readonly string[] {
  return script ? flagsOf(script).flatMap(({ flags, word }) => (word.reads.some((read) => read.name === name) ? [flags] : [])) : [];
}

/** The options of compilers that a script sets. Few scripts do, and every secret asks. */
const flagsOf = keptWith(({ commands }: Script): readonly { readonly flags: string; readonly word: ShellWord }[] =>
  commands.flatMap(({ assignments, words }) => {
    const own = assignments.flatMap((one) => (one.value ? [{ text: `${one.name}=`, word: one.value }] : []));
    const given = words.map((word) => ({ text: word.value, word }));
    return [...own, ...given].flatMap(({ text, word }) => (COMPILER_FLAGS.test(text) ? [{ flags: text.replace(/=.*/s, ''), word }] : []));
  }),
);
