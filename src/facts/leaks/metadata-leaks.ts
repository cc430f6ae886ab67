import type { Dockerfile, Label } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { judgeCredential, judgeName } from '../sensitivity/index.ts';
import { literalWeight } from '../sensitivity/literal-weight.ts';
import type { Sign } from '../sensitivity/sign.ts';
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
  readonly evidence: readonly Sign[];
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
    const evidence = entry.value && evidenceOf(entry.name, entry.value.value);
    return entry.value && evidence !== undefined ? [{ kind: 'label', instruction: label, range: entry.value.range, name: entry.name, evidence }] : [];
  });
}

/** What shows that the value of a label is a credential: its form, or the name of the label and a value that no word is. */
function evidenceOf(name: string, value: string): readonly Sign[] | undefined {
  const judgement = judgeCredential(value);
  if (judgement) return [judgement.sign];
  const last = name.slice(name.lastIndexOf('.') + 1).replaceAll('-', '_');
  return literalWeight(value, { name: last }) === 'secret' ? [judgeName(last).sign, { kind: 'value', form: 'no-word' }] : undefined;
}
