import type { Dockerfile, Instruction } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { hasName } from '../../text/pattern.ts';

/** Below this number of instructions, to look through all of them is cheaper than an index. */
const FEW = 40;

/** The RUNs, and the COPYs and ADDs with heredocs, whose text or script has a name as a whole word, in order. */
export function instructionsNaming(dockerfile: Dockerfile, name: string): readonly Instruction[] {
  if (dockerfile.instructions.length > FEW && /^\w+$/.test(name)) return byWord(dockerfile).get(name) ?? [];
  return dockerfile.instructions.filter((one) => textsOf(one).some((text) => hasName(text, name)));
}

const byWord = keptWith(({ instructions }: Dockerfile): ReadonlyMap<string, readonly Instruction[]> => {
  const found = new Map<string, Instruction[]>();
  for (const one of instructions) {
    for (const word of new Set(textsOf(one).flatMap((text) => text.match(/\w+/g) ?? []))) {
      const known = found.get(word);
      if (known) known.push(one);
      else found.set(word, [one]);
    }
  }
  return found;
});

function textsOf(one: Instruction): readonly string[] {
  const bodies = one.heredocs.map((heredoc) => heredoc.body.text);
  // in the JSON of an exec form, the script may be written with escapes
  if (one.keyword === 'RUN') return [one.args.text, ...bodies, ...(one.exec && one.script ? [one.script.source.text] : [])];
  return one.keyword === 'COPY' || one.keyword === 'ADD' ? bodies : [];
}
