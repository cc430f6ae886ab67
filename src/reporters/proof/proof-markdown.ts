import type { Visible } from '../../text/visible.ts';
import type { Proof } from './proof.ts';
import { proofRows } from './proof-rows.ts';
import { rowsAsMarkdown } from './render.ts';

const VERDICTS: { readonly [verdict in Proof['verdict']]: string } = {
  proved: 'proved',
  leaks: 'the fixed build leaves a secret',
  lost: 'a command lost its secret',
  differs: 'the images differ',
  'nothing-proved': 'nothing proved',
};

/** The proof for a pull request, with the digests of what was compared. */
export function proofAsMarkdown(proof: Proof): Visible {
  const { before, after } = proof;
  const digests = before ? [`Dockerfile \`${before.dockerfile}\` became \`${after.dockerfile}\``] : [`Dockerfile \`${after.dockerfile}\``];
  return rowsAsMarkdown(`dockerlint prove ${proof.path}: ${VERDICTS[proof.verdict]}`, proofRows(proof), digests);
}
