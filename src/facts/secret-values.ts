import type { Dockerfile, Run } from '../syntax/types.ts';
import type { Range } from '../text/range.ts';
import { Redacted } from '../text/redacted.ts';
import type { AddressCredential } from './flows/address-credentials.ts';
import type { VariableFlow } from './flows/variable-flows.ts';
import type { CopyLeak } from './leaks/copy-leaks.ts';
import { literalCredentials } from './leaks/literal-credentials.ts';
import type { MetadataLeak } from './leaks/metadata-leaks.ts';
import { findTokens, judgeValue } from './sensitivity/index.ts';
import { literalWeight } from './sensitivity/literal-weight.ts';

/** The places of literal secrets in a Dockerfile. */
export interface LiteralPlaces {
  readonly dockerfile: Dockerfile;
  readonly runs: readonly Run[];
  readonly variableFlows: readonly VariableFlow[];
  readonly addressCredentials: readonly AddressCredential[];
  readonly leaks: readonly (CopyLeak | MetadataLeak)[];
}

/** Returns every literal secret value of a Dockerfile once, for masking. */
export function secretValues({ dockerfile, runs, variableFlows, addressCredentials, leaks }: LiteralPlaces): Redacted[] {
  const inVariables = variableFlows.flatMap((flow) =>
    flow.sources.flatMap((source) => {
      const value = source.instruction.entries[source.entry]?.value?.value ?? '';
      return judgeValue(value)
        .ranges.map((range) => value.slice(range.start, range.end))
        .concat(flow.verdict === 'literal' ? [value] : []);
    }),
  );
  const inRuns = runs.flatMap((run) => literalCredentials(run).flatMap((literal) => (isMasked(literal.value, literal.weight) ? [literal.value] : [])));
  const inDefaults = defaultsOf(dockerfile.document.text);
  const inAddresses = addressCredentials.flatMap(({ secret }) => (secret.includes('$') ? [] : [secret]));
  const inLeaks = leaks.flatMap((leak) => literalRanges(leak, dockerfile)).flatMap((range) => credentialsAt(dockerfile, range));
  return [...new Set([...inVariables, ...inRuns, ...inDefaults, ...inAddresses, ...inLeaks])]
    .filter((value) => value.length > 0)
    .map((value) => new Redacted(value));
}

/** Defaults that could be secrets in `${NAME:-value}`, anywhere and for any name. Placeholders and plain words are excluded. */
function defaultsOf(text: string): readonly string[] {
  return [...text.matchAll(/\$\{\w+:?[-=+]((?:[^{}\\]|\\.)+)\}/g)].flatMap(([, written = '']) => {
    const value = written.replace(/^(["'])(.*)\1$/s, '$2');
    return literalWeight(value, {}) === 'secret' ? [value] : [];
  });
}

/** False only for a default password that is an ordinary or a short word, because other text may contain it too. Few words have sixteen letters. */
function isMasked(value: string, weight: 'secret' | 'default-password'): boolean {
  return weight === 'secret' || value.length >= 16 || (value.length >= 8 && !/^[a-z]+$/.test(value));
}

/** The ranges of the literal secret of a leak; none if it is a variable, a file or an ordinary default password. */
function literalRanges(leak: CopyLeak | MetadataLeak, { document }: Dockerfile): readonly Range[] {
  switch (leak.kind) {
    case 'label':
      return [leak.range];
    case 'heredoc-literal':
    case 'literal':
      return isMasked(document.slice(leak.range), leak.weight) ? [leak.range] : [];
    case 'address':
      return leak.literal === undefined ? [] : [leak.range];
    default:
      return [];
  }
}

/** The credentials in a range: those with a shape of their own, else the whole text. */
function credentialsAt({ document }: Dockerfile, range: Range): readonly string[] {
  const text = document.slice(range);
  const tokens = findTokens(text).map(({ start, end }) => text.slice(start, end));
  return tokens.length > 0 ? tokens : [text];
}
