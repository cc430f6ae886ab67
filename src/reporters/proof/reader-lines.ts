import type { Reader, ReaderResult, Way } from '../../prove/readers/types.ts';
import type { Proof } from './proof.ts';
import { shortened } from './rows.ts';

const MOST_READERS = 8;

/** The order of the report: problems first. */
const WORDS: readonly (readonly [result: ReaderResult, words: string])[] = [
  ['lost', 'lost'],
  ['other', 'different value'],
  ['gained', 'gained'],
  ['same', 'same'],
  ['moved', 'same value, elsewhere'],
  ['has', 'available'],
  ['narrowed', 'no longer exposed'],
];

/** The results for the commands that had a secret: a line for each result and secret. */
export function readerLines({ readers = [], unchecked }: Pick<Proof, 'readers' | 'unchecked'>): readonly string[] {
  const lines = WORDS.flatMap(([result, words]) => {
    const found = readers.filter((reader) => reader.result === result);
    const secrets = [...new Set(found.map(({ secret }) => secret))];
    return secrets.map((secret) => {
      const texts = found.filter((reader) => reader.secret === secret).map(readerText);
      return `${words}: ${secret} in ${shortened(texts, MOST_READERS).join(', ')}`;
    });
  });
  const others = shortened(
    unchecked.map(({ line, command, why }) => `line ${line} \`${command}\` (${why})`),
    MOST_READERS,
  );
  return others.length > 0 ? [...lines, `not checked: ${others.join(', ')}`] : lines;
}

function readerText({ line, command, result, before, after }: Reader): string {
  const place = `line ${line} \`${command}\``;
  if (result === 'moved') return `${place} (${placesOf(before)}, now ${placesOf(after)})`;
  return result === 'lost' ? `${place} (had ${placesOf(before)})` : place;
}

function placesOf(ways: readonly Way[]): string {
  return ways.map(({ kind, place }) => (kind === 'variable' ? `variable ${place}` : place)).join(' and ');
}

/** The results of the builds without secrets, in one line. */
export function withoutLine({ before, after }: NonNullable<Proof['without']>): string {
  const stops = (step: string | undefined): string => (step === undefined ? 'fails' : `fails at \`${step}\``);
  if (!before) return after.builds ? 'the build succeeds: no secret is required' : `the build ${stops(after.step)}`;
  if (after.builds)
    return before.builds
      ? 'both builds succeed'
      : `the fixed build succeeds, but the original ${stops(before.step)}: check what its commands produce without the secrets`;
  return before.builds ? `the fixed build ${stops(after.step)}, but the original succeeds` : `the fixed build ${stops(after.step)}, and so does the original`;
}
