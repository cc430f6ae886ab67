import { PASSWORD_HASH_TEXT, SHORTEST_HASH } from '../../knowledge/secrets/credential-texts.ts';
import type { Copy } from '../../syntax/types.ts';
import { firstOfEachPlace, type Range } from '../../text/range.ts';
import { textSpots } from '../commands/credential-spots.ts';
import { credentialsIn, findTokens, judgeFile, textKindOf } from '../sensitivity/index.ts';
import { innerLiterals } from '../sensitivity/inner-literals.ts';
import type { DetectionSettings } from '../sensitivity/judgement.ts';
import { isWrittenOut, literalWeight } from '../sensitivity/literal-weight.ts';

/** A credential in plain text in a heredoc of COPY. */
export interface HeredocLiteral {
  readonly kind: 'heredoc-literal';
  readonly instruction: Copy;
  readonly range: Range;
  /** The written file, as in the instruction. */
  readonly path: string;
  /** Shown to people: the issuer of a token, `npm token`. */
  readonly what: string;
  /** secret: it must be rotated. default-password: a placeholder, an example or a well-known default. */
  readonly weight: 'secret' | 'default-password';
}

interface Part extends Range {
  readonly what: string;
  readonly weight: HeredocLiteral['weight'];
}

/** Returns the credentials in the heredocs of a COPY: tokens, text at the place of a password, and secret settings of a file with that name. */
export function heredocLiterals(copy: Copy, settings: DetectionSettings): readonly HeredocLiteral[] {
  const path = copy.destination?.value ?? '';
  return copy.heredocs.flatMap(({ body, bodyRange, quoted }) =>
    firstOfEachPlace([...tokens(body.text), ...spots(body.text, quoted), ...settingsOf(path, body.text, settings, quoted)], (part) => part).map(
      ({ start, end, what, weight }) => ({
        kind: 'heredoc-literal',
        instruction: copy,
        range: { start: bodyRange.start + start, end: bodyRange.start + end },
        path,
        what,
        weight,
      }),
    ),
  );
}

function tokens(text: string): readonly Part[] {
  return findTokens(text).map(({ start, end, provider }) => ({ start, end, what: provider, weight: 'secret' }));
}

function spots(text: string, isLiteral: boolean): readonly Part[] {
  return textSpots(text).flatMap(({ start, end, value, what, orUser }): readonly Part[] =>
    what === PASSWORD_HASH_TEXT && value.length >= SHORTEST_HASH
      ? [{ start, end, what, weight: 'default-password' }]
      : weighed({ start, end, what }, value, { orUser, asIs: isLiteral }),
  );
}

/** None for a script or a page, where the text after `password =` is code; of code with the name of settings, `config.js`, only random values in quotes. */
function settingsOf(path: string, text: string, settings: DetectionSettings, isLiteral: boolean): readonly Part[] {
  const { kind, innocent } = judgeFile(path, path, settings);
  const isCode = textKindOf(path, path, settings) === 'code';
  if (innocent && !isCode) return [];
  const known = credentialsIn(kind, text).flatMap((value) => {
    const start = text.indexOf(value);
    return weighed({ start, end: start + value.length, what: 'a password or token' }, value, { orUser: false, asIs: isLiteral });
  });
  // `"password": "VALUE"` in a file of any name
  const named = innerLiterals(text, isLiteral)
    .filter(({ start, weight }) => !isCode || (weight === 'secret' && /["'`]/.test(text[start - 1] ?? '')))
    .map(({ start, end, name, weight }): Part => ({ start, end, what: name, weight }));
  return [...known, ...named];
}

function weighed(part: Omit<Part, 'weight'>, value: string, setting: { readonly orUser: boolean; readonly asIs: boolean }): readonly Part[] {
  const weight = isWrittenOut(value, setting.asIs) ? literalWeight(value, setting) : undefined;
  return weight === undefined ? [] : [{ ...part, weight }];
}
