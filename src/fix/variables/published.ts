import { otherNames } from '../../facts/commands/other-names.ts';
import { settingKeys } from '../../facts/commands/setting-keys.ts';
import type { Facts } from '../../facts/facts.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { type PublishedPlace, publishedPlace } from '../../facts/project/published-code.ts';
import { browserPrefixOf } from '../../knowledge/secrets/browser-prefixes.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { Caveat } from '../types.ts';

/**
 * Caveats if the value is still published in code for browsers: because settings of the project inline it (`define` of Vite), or because an ENV or a RUN passes
 * it on under a name that a bundler inlines: `RUN REACT_APP_X=$STRIPE_SECRET npm run build`.
 */
export function publishedCaveats(facts: Facts, flow: VariableFlow): Caveat[] {
  const lineOf = (offset: number): number => facts.dockerfile.document.positionAt(offset).line;
  const names = [flow.name, ...flow.copies.map((copy) => copy.name)];
  const places = new Map<string, number>();
  for (const { name, instruction } of flow.copies) places.set(name, lineOf(instruction.range.start));
  for (const run of new Set(flow.sinks.map((sink) => sink.run)))
    for (const command of run.script?.commands ?? [])
      if (handsToBrowser(command)) for (const name of namesGiven(command, names)) places.set(name, lineOf(command.range.start));
  const place = publishedBy(facts, flow);
  const settings: Caveat[] = place
    ? [
        {
          applicability: 'unsafe',
          reason: `${place.path}:${place.line} (${place.what}) makes ${place.bundler} write it into the built code, where anyone who gets the code can read it; a secret mount does not change that`,
        },
      ]
    : [];
  const handed = [...places].flatMap(([name, line]): Caveat[] => {
    const prefix = browserPrefixOf(name);
    if (!prefix) return [];
    const reason = `line ${line} passes it on as "${name}", which ${prefix.bundler} writes into the code for browsers, where anyone can read it; a secret mount does not change that`;
    return [{ applicability: 'unsafe', reason }];
  });
  return [...settings, ...handed];
}

/** The place at which the project makes a bundler inline the secret into the built code; undefined if none is found. */
export function publishedBy({ context }: Facts, flow: VariableFlow): PublishedPlace | undefined {
  const readers = flow.sinks.filter((sink) => sink.certainty !== 'cannot-read');
  const names = new Set(readers.flatMap(({ run, name }) => [name, ...(run.script ? otherNames(run.script, name) : [])]));
  const keys = new Set(readers.flatMap(({ run, name }) => (run.script ? settingKeys(run.script, name) : [])));
  for (const name of names) {
    const place = publishedPlace(context, name);
    if (place) return place;
  }
  for (const key of keys) {
    const place = publishedPlace(context, key, 'property');
    if (place) return place;
  }
  return undefined;
}

/** Whether a command may set a variable that a bundler inlines. Cached, because few commands do and every secret asks. */
function handsToBrowser(command: ShellCommand): boolean {
  const known = TO_BROWSER.get(command);
  if (known !== undefined) return known;
  const texts = [...command.words.map(({ text }) => text), ...command.redirects.flatMap(({ heredoc }) => heredoc?.body ?? [])];
  const set = texts.flatMap((text) => (text.includes('=') ? [...text.matchAll(/(\w+)=/g)].map(([, name = '']) => name) : []));
  const isHanded = [...command.assignments.map(({ name }) => name), ...set].some((name) => browserPrefixOf(name) !== undefined);
  TO_BROWSER.set(command, isHanded);
  return isHanded;
}

const TO_BROWSER = new WeakMap<ShellCommand, boolean>();

/** The variables that a command sets to one of `from`: for itself, for later commands, or in a text that it writes (`echo "REACT_APP_X=$KEY" > .env`). */
function namesGiven({ assignments, words, redirects }: ShellCommand, from: readonly string[]): readonly string[] {
  const any = from.map(literalPattern).join('|');
  const uses = new RegExp(`\\$\\{?(?:${any})(?!\\w)`);
  const inText = new RegExp(`(\\w+)=[^\\s=]*${uses.source}`, 'g');
  const set = assignments.filter(({ value }) => uses.test(value?.text ?? '')).map(({ name }) => name);
  const given = words.flatMap(({ text }) => (uses.test(text) ? (/^(\w+)=/.exec(text)?.[1] ?? []) : []));
  const texts = [...words.map(({ text }) => text), ...redirects.flatMap(({ heredoc }) => (heredoc && !heredoc.quoted ? heredoc.body : []))];
  const written = texts.flatMap((text) => [...text.matchAll(inText)].flatMap(([, name]) => name ?? []));
  // a printf format stands in another word than its arguments
  const formats = words.some(({ text }) => uses.test(text))
    ? words.flatMap(({ text }) => [...text.matchAll(/(\w+)=["']?%s/g)].flatMap(([, name]) => name ?? []))
    : [];
  return [...set, ...given, ...written, ...formats];
}
