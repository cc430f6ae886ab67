import { ENGINES, type EngineName } from '../../src/knowledge/docker/engines.ts';
import type { CheckOptions } from '../linter/check.ts';
import { filesOf, isPath, type State, stateOf } from './state.ts';

/** `#1=` and what follows: JSON, by raw deflate, by base64url. The number is the version of the format. */
const PREFIX = '#1=';
/** A link unpacks to no more than this: a short one could else fill the memory. */
const MOST_CHARACTERS = 500_000;

/** The fragment of a link to this state. */
export async function fragmentOf(state: State): Promise<string> {
  const text = JSON.stringify({ files: filesOf(state), options: state.options });
  const packed = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')), MOST_CHARACTERS);
  return `${PREFIX}${btoa(String.fromCharCode(...packed))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')}`;
}

/** The state that a fragment carries; undefined if it carries none, or one that is damaged or too large. */
export async function stateOfFragment(fragment: string): Promise<State | undefined> {
  if (!fragment.startsWith(PREFIX)) return undefined;
  try {
    const packed = Uint8Array.from(atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
    const bytes = await bytesOf(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), MOST_CHARACTERS);
    return read(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

/** All bytes of a stream; throws where there are too many. */
async function bytesOf(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    chunks.push(value);
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error('too large');
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** A link may come from anybody: only what we know is taken over. */
function read(value: unknown): State | undefined {
  if (!isRecord(value) || !isRecord(value['files'])) return undefined;
  const files = Object.entries(value['files']).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && isPath(entry[0]));
  return stateOf(Object.fromEntries(files), isRecord(value['options']) ? optionsOf(value['options']) : {});
}

function optionsOf({ engine, fix, keepArguments, sshAgent }: Readonly<Record<string, unknown>>): CheckOptions {
  return {
    ...(isEngine(engine) ? { engine } : {}),
    ...(fix === 'unsafe' ? { fix } : {}),
    ...(keepArguments === true ? { keepArguments } : {}),
    ...(sshAgent === true ? { sshAgent } : {}),
  };
}

export function isEngine(value: unknown): value is EngineName {
  return typeof value === 'string' && Object.hasOwn(ENGINES, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
