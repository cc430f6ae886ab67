import { posix } from 'node:path';
import { COMPILED_SOURCES } from '../../../knowledge/project/project-files.ts';
import { WORKSPACES, type Workspace } from '../../../knowledge/project/workspaces.ts';
import type { WorkspaceKind } from '../../../knowledge/tool-project.ts';
import { isWithin } from '../../commands/paths.ts';
import type { Project } from '../project.ts';

/** Arguments that build more than the package of the working directory. Source: https://doc.rust-lang.org/cargo/commands/cargo-build.html#package-selection */
const WHOLE_WORKSPACE = /(?:^| )(?:--workspace|--all|--manifest-path|-f|--file|-am|-amd)(?:[ =]|$)/;

interface Member {
  /** Of its manifest, in the image. */
  readonly image: string;
  readonly folder: string;
  readonly name: string | undefined;
  readonly text: string;
}

/**
 * Says of a file of the context whether a command that builds only some packages of a repository compiles it: those that its arguments name, and what they need
 * of the repository. True of all where they name none.
 */
export function memberFilter(project: Project, kind: WorkspaceKind, args: readonly string[], folder: string): (path: string) => boolean {
  const workspace = WORKSPACES[kind];
  const members = membersOf(project, workspace);
  if (workspace.others?.test(args.join(' '))) return () => true;
  const asked = askedMembers(members, workspace, args, folder);
  if (asked.length === 0) return () => true;
  const needed = neededBy(members, workspace, asked);
  const built = new Set<string>();
  const others = new Set<string>();
  for (const [image, path] of project.copied) {
    const owner = members.filter((member) => isWithin(image, member.folder)).sort((a, b) => b.folder.length - a.folder.length)[0];
    const isOfOther = owner !== undefined && !needed.has(owner) && !isRoot(owner, members);
    (isOfOther && (COMPILED_SOURCES.test(path) || image === owner.image) ? others : built).add(path);
  }
  return (path) => built.has(path) || !others.has(path);
}

function membersOf({ copied, texts }: Project, { manifest, name }: Workspace): readonly Member[] {
  return [...copied].flatMap(([image, path]): readonly Member[] => {
    if (!manifest.test(posix.basename(image))) return [];
    const text = texts.textOf(path) ?? '';
    const own = name?.exec(text)?.[1];
    return name && own === undefined ? [] : [{ image, folder: posix.dirname(image), name: own, text }];
  });
}

function askedMembers(members: readonly Member[], { asks, tests }: Workspace, args: readonly string[], folder: string): readonly Member[] {
  const text = args.join(' ');
  if (asks) {
    const names = new Set([...text.matchAll(asks)].flatMap((match) => (match[1] ?? '').replace(/^:|(?<=,):/g, '').split(',')));
    const asked = members.filter((member) => names.has(member.name ?? '') || (member.name === undefined && names.has(posix.basename(member.folder))));
    const own = members.find((member) => member.folder === folder && !isRoot(member, members));
    if (names.size === 0 && own && !WHOLE_WORKSPACE.test(text)) return [own];
    // a name that no manifest has may be anything
    return asked.length === names.size ? asked : [];
  }
  const places = new Set(args.filter((word) => !word.startsWith('-')).map((word) => posix.resolve(folder, word.replaceAll('\\', '/'))));
  const named = members.filter(({ image, folder: own }) => places.has(image) || (own !== folder && places.has(own)));
  if (named.length > 0) return named;
  return tests?.arguments.test(text) ? members.filter((member) => tests.manifest.test(member.text)) : [];
}

function neededBy(members: readonly Member[], { paths, names }: Workspace, asked: readonly Member[]): ReadonlySet<Member> {
  const needed = new Set<Member>();
  const waiting = [...asked];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (needed.has(one)) continue;
    needed.add(one);
    const { text, folder } = one;
    const there = new Set([...text.matchAll(paths)].map((match) => posix.resolve(folder, (match[1] ?? '').replaceAll('\\', '/'))));
    const called = new Set(names ? [...text.matchAll(names)].map((match) => match[1]) : []);
    waiting.push(...members.filter((member) => there.has(member.image) || there.has(member.folder) || (member.name !== undefined && called.has(member.name))));
  }
  return needed;
}

/** Whether a member holds others: what it says may hold for them. */
function isRoot({ folder }: Member, members: readonly Member[]): boolean {
  return members.some((other) => other.folder !== folder && isWithin(other.image, folder));
}
