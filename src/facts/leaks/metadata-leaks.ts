import type { Dockerfile, Label } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { judgeCredential, judgeName } from '../sensitivity/index.ts';
import { innerLiterals } from '../sensitivity/inner-literals.ts';
import { literalWeight } from '../sensitivity/literal-weight.ts';
import type { Sign } from '../sensitivity/sign.ts';
import { type LiteralCredential, literalCredentials } from './literal-credentials.ts';

/** A credential in plain text in the image's metadata: in LABEL, CMD, ENTRYPOINT or HEALTHCHECK. */
export type MetadataLeak = LabelCredential | LiteralCredential;

/** A credential that is the value of a label, or part of it. */
export interface LabelCredential {
  readonly kind: 'label';
  readonly instruction: Label;
  /** Range of the value. */
  readonly range: Range;
  /** The key of the label. */
  readonly name: string;
  /** The signs that the value is a credential. */
  readonly evidence: readonly Sign[];
}

/** Returns the credentials in plain text in LABEL, CMD, ENTRYPOINT and HEALTHCHECK. */
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

/** Returns the signs that the value of a label is a credential: its shape, the label's name and a value that is no word, or such a setting in JSON. */
function evidenceOf(name: string, value: string): readonly Sign[] | undefined {
  const judgement = judgeCredential(value);
  if (judgement) return [judgement.sign];
  // JSON only: other texts often are the documentation of the image
  const inner = /^\s*[{[]/.test(value) ? innerLiterals(value).find(({ weight }) => weight === 'secret') : undefined;
  if (inner) return [inner.judgement.sign, { kind: 'value', form: 'no-word' }];
  const last = name.slice(name.lastIndexOf('.') + 1).replaceAll('-', '_');
  return literalWeight(value, { name: last }) === 'secret' ? [judgeName(last).sign, { kind: 'value', form: 'no-word' }] : undefined;
}
