import { member } from '../../text/json.ts';
import { masked } from '../masking.ts';
import { withoutWitness } from '../readers/watch-runs.ts';
import { seekerFor } from '../seeker.ts';
import type { Sought, Trace } from '../types.ts';
import { ArchiveError } from './blobs.ts';

/** Searches the configuration of an image, which contains the history. Throws an ArchiveError. Source: https://github.com/opencontainers/image-spec/blob/main/config.md */
export function searchConfig(text: string, sought: readonly Sought[]): readonly Trace[] {
  const parsed = parsedConfig(text);
  const traces = [...historyOf(parsed, sought), ...settingsOf(parsed)].flatMap(({ place, value }) =>
    search(value, sought).map((hit) => ({ ...hit, place: masked(place, sought) })),
  );
  const known = new Set(traces.map(({ name }) => name));
  // secrets in fields that are not searched individually
  const others = search(text, sought).filter(({ name }) => !known.has(name));
  return [...traces, ...others.map((hit) => ({ ...hit, place: 'the configuration' }))];
}

/**
 * The settings of the configuration that affect containers, masked, by a name shown to people. Source:
 * https://github.com/opencontainers/image-spec/blob/main/config.md#properties
 */
export function settingsOfConfig(text: string, sought: readonly Sought[]): ReadonlyMap<string, string> {
  const parsed = parsedConfig(text);
  const fields = [...settingsOf(parsed), ...['architecture', 'os', 'variant'].map((key) => ({ place: key, value: JSON.stringify(member(parsed, key)) ?? '' }))];
  return new Map(fields.filter(({ value }) => !EMPTY.has(value)).map(({ place, value }) => [masked(place, sought), masked(value, sought)]));
}

function parsedConfig(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveError('its configuration cannot be read');
  }
}

/** Fields that are read entry by entry, or that depend on one container. */
const NOT_WHOLE: ReadonlySet<string> = new Set(['Env', 'Labels', 'Hostname', 'Domainname', 'Image', 'ArgsEscaped']);
/** The instruction that sets a field. Source: https://github.com/opencontainers/image-spec/blob/main/config.md#properties */
const INSTRUCTIONS: { readonly [field: string]: string } = {
  Cmd: 'CMD',
  Entrypoint: 'ENTRYPOINT',
  ExposedPorts: 'EXPOSE',
  Healthcheck: 'HEALTHCHECK',
  OnBuild: 'ONBUILD',
  Shell: 'SHELL',
  StopSignal: 'STOPSIGNAL',
  User: 'USER',
  Volumes: 'VOLUME',
  WorkingDir: 'WORKDIR',
};
/** Spellings of an unset field. */
const EMPTY: ReadonlySet<string> = new Set(['', 'null', 'false', '""', '{}', '[]']);

interface Field {
  readonly place: string;
  readonly value: string;
}

function search(text: string, sought: readonly Sought[]): readonly { readonly name: string; readonly form: string }[] {
  const seeker = seekerFor(sought);
  seeker.push(Buffer.from(text));
  return [...seeker.found()].map(([name, form]) => ({ name, form }));
}

/** Maximum length of a history entry in the report. */
const STEP_WIDTH = 40;

function historyOf(config: unknown, sought: readonly Sought[]): readonly Field[] {
  const history = member(config, 'history');
  if (!Array.isArray(history)) return [];
  return history.flatMap((entry: unknown, index) => {
    const created = member(entry, 'created_by');
    if (typeof created !== 'string') return [];
    return [{ place: `the history, entry ${index + 1} of ${history.length} (${shortStep(created, sought)})`, value: created }];
  });
}

/** The history entry of a layer for the report, masked. */
function shortStep(created: string, sought: readonly Sought[]): string {
  const text = withoutWitness(masked(created, sought))
    .replace(/\s*# buildkit$/, '')
    .replace(/\s+/g, ' ');
  return text.length > STEP_WIDTH ? `${text.slice(0, STEP_WIDTH - 1)}…` : text;
}

function settingsOf(config: unknown): readonly Field[] {
  const settings = member(config, 'config');
  const env = member(settings, 'Env');
  return [
    ...(Array.isArray(env) ? env.map(String).map((entry) => ({ place: `ENV ${entry.split('=')[0]}`, value: entry })) : []),
    ...entriesOf(member(settings, 'Labels')).map(([key, value]) => ({ place: `LABEL ${key}`, value: `${key}=${String(value)}` })),
    ...entriesOf(settings)
      .filter(([key]) => !NOT_WHOLE.has(key))
      .map(([key, value]) => ({ place: INSTRUCTIONS[key] ?? key, value: JSON.stringify(value) })),
  ];
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] => (typeof value === 'object' && value !== null ? Object.entries(value) : []);
