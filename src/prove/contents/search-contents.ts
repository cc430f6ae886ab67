import { createHash } from 'node:crypto';
import { seekerFor } from '../seeker.ts';
import type { Sought } from '../types.ts';
import { type ByteReader, byteReader, remaining } from './byte-reader.ts';
import { expanded } from './expand.ts';
import { packObjects } from './git-pack.ts';
import { inflated } from './inflate.ts';
import { HEAD, type Kind, kindOf } from './kinds.ts';
import type { Member } from './member.ts';
import { tarMembers } from './tar-members.ts';
import { zipMembers } from './zip-members.ts';

/** The result of searching a file and all content inside it. */
export interface ContentSearch {
  /** The first match of each secret: its form, and the names of the members that contain it, outermost first. */
  readonly found: ReadonlyMap<string, { readonly form: string; readonly inside: readonly string[] }>;
  /** Why a part was not searched; undefined if everything was. */
  readonly unread: string | undefined;
  /** A digest of the file, empty if not asked for: a file that is the same in two builds with different secrets contains none of them. */
  readonly digest: string;
}

const MOST_DEPTH = 8;
/** Maximum ratio between a member's size and its compressed size; the rest is not read. Deflate expands at most 1032 times. */
const MOST_RATIO = 400;
const RATIO_FROM = 64 * 1024 * 1024;
const MOST_EXPANDED = 8 * 1024 * 1024 * 1024;

interface State {
  readonly sought: readonly Sought[];
  readonly found: Map<string, { readonly form: string; readonly inside: readonly string[] }>;
  unread: string | undefined;
  expanded: number;
}

/**
 * Searches the bytes of a file and its compressed or packed content, up to a depth of 8. Memory use does not depend on the file size. Never throws because of
 * the content.
 */
export async function searchContents(bytes: AsyncIterable<Uint8Array>, name: string, sought: readonly Sought[], withDigest = true): Promise<ContentSearch> {
  const state: State = { sought, found: new Map(), unread: undefined, expanded: 0 };
  // the fastest of the secure hashes
  const hash = withDigest ? createHash('blake2b512') : undefined;
  const seeker = seekerFor(sought);
  seeker.push(Buffer.from(`${name}\n`));
  const reader = byteReader(bytes, (chunk) => {
    seeker.push(chunk);
    hash?.update(chunk);
  });
  const kind = kindOf(await reader.peek(HEAD));
  await visit(reader, kind, { state, inside: [] });
  for (const [secret, form] of seeker.found()) if (!state.found.has(secret)) state.found.set(secret, { form, inside: [] });
  return { found: state.found, unread: state.unread, digest: hash?.digest('hex') ?? '' };
}

interface Place {
  readonly state: State;
  readonly inside: readonly string[];
}

/** Reads a stream to its end, so that the tap searches all of it, and visits its members. */
async function visit(reader: ByteReader, kind: Kind | undefined, { state, inside }: Place): Promise<void> {
  let isBegun = false;
  try {
    const members = kind === undefined ? undefined : membersOf(kind, reader);
    if (members && inside.length >= MOST_DEPTH) throw new Error(`more than ${MOST_DEPTH} archives in one another`);
    for await (const member of members ?? []) {
      const label = member.name ?? kind ?? '';
      await searchMember(member, reader, { state, inside: [...inside, label] }, () => {
        isBegun = true;
      });
    }
  } catch (error) {
    // a file that only starts like an archive is none
    if (isBegun || kind !== 'zlib') state.unread ??= `${[...inside, kind ?? ''].join(' › ')}: ${error instanceof Error ? error.message : 'broken'}`;
  }
  for await (const _ of remaining(reader));
}

async function searchMember(member: Member, outer: ByteReader, { state, inside }: Place, begun: () => void): Promise<void> {
  const seeker = seekerFor(state.sought);
  seeker.push(Buffer.from(`${member.name ?? ''}\n${member.notes ?? ''}\n`));
  let size = 0;
  const start = outer.taken;
  const reader = byteReader(member.contents, (chunk) => {
    begun();
    size += chunk.length;
    state.expanded += chunk.length;
    seeker.push(chunk);
    if (size > RATIO_FROM && size > MOST_RATIO * (outer.taken - start)) throw new Error(`expands more than ${MOST_RATIO} times`);
    if (state.expanded > MOST_EXPANDED) throw new Error('expands to more than 8 GiB');
  });
  try {
    await visit(reader, kindOf(await reader.peek(HEAD)), { state, inside });
  } finally {
    for (const [secret, form] of seeker.found()) if (!state.found.has(secret)) state.found.set(secret, { form, inside });
  }
}

/** The members of a stream. Throws for a kind that cannot be read here. */
function membersOf(kind: Kind, reader: ByteReader): AsyncIterable<Member> {
  switch (kind) {
    case 'gzip':
    case 'zlib':
      return one(inflated(reader, kind));
    case 'bzip2':
    case 'xz':
    case 'zstd':
      return one(expanded(reader, kind));
    case 'zip':
      return zipMembers(reader);
    case 'git-pack':
      return packObjects(reader);
    case 'tar':
      return tarMembers(remaining(reader));
    default:
      throw new Error('cannot be read here');
  }
}

async function* one(contents: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  yield { name: undefined, contents };
}
