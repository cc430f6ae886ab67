import type { Dockerfile, Label } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { judgeCredential } from '../sensitivity/index.ts';
import { type LiteralCredential, literalCredentials } from './literal-credentials.ts';

/** A credential in plain text in an instruction that describes the image: LABEL, CMD, ENTRYPOINT, HEALTHCHECK. */
export type MetadataLeak = LabelCredential | LiteralCredential;

/** A credential as the value of a label, or in it. */
export interface LabelCredential {
  readonly kind: 'label';
  readonly instruction: Label;
  /** Of the value. */
  readonly range: Range;
  /** The key of the label. */
  readonly name: string;
  /** What shows that the value is a credential. */
  readonly evidence: string;
}

/** The credentials in plain text in LABEL, CMD, ENTRYPOINT and HEALTHCHECK. */
export function findMetadataLeaks(dockerfile: Dockerfile): MetadataLeak[] {
  return dockerfile.instructions.flatMap((instruction): readonly MetadataLeak[] => {
    if (instruction.keyword === 'LABEL') return labelCredentials(instruction);
    if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT' || instruction.keyword === 'HEALTHCHECK') return literalCredentials(instruction);
    return [];
  });
}

function labelCredentials(label: Label): LabelCredential[] {
  return label.entries.flatMap((entry): LabelCredential[] => {
    const judgement = entry.value && judgeCredential(entry.value.value);
    return entry.value && judgement ? [{ kind: 'label', instruction: label, range: entry.value.range, name: entry.name, evidence: judgement.reason }] : [];
  });
}
