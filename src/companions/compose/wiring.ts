import { nodeAt, pairOf, type YamlEditor } from '../yaml/edit.ts';
import { childrenOf } from '../yaml/lines.ts';
import type { YamlPath, YamlValue } from '../yaml/tree.ts';
import { buildOf, type ComposeDocument, composeDocument, find, follow, type Located, textOf } from './model.ts';
import { allArgs, type ComposeSource, isOurs, type Ours, type ServicePlan, type WantedSecret } from './plan.ts';

interface Wiring {
  readonly editor: YamlEditor;
  readonly path: string;
  readonly isOurs: (path: YamlPath) => boolean;
  /** Whether an argument may be removed. */
  readonly isOursToDrop: (path: YamlPath) => boolean;
  /** Whether another file or service defines the context, so that an empty `build` can be removed. */
  readonly overrides: boolean;
}

function current(wiring: Wiring): ComposeDocument | undefined {
  return wiring.editor.root && composeDocument(wiring.path, wiring.editor.root);
}

/** The ids that `build.secrets` gives to the build. */
function givenIds(list: Located | undefined): readonly string[] {
  if (list?.node.kind !== 'seq') return [];
  return list.node.items.flatMap((item) => {
    if (item.value.kind === 'scalar') return String(item.value.value);
    if (item.value.kind !== 'map') return [];
    const long: Located = { path: [], node: item.value, via: [] };
    const at = (key: string): string | undefined => {
      const node = item.value.kind === 'map' ? item.value.pairs.find((pair) => pair.name === key)?.value : undefined;
      return textOf(node && { ...long, node });
    };
    // the id used by the Dockerfile is `target`, by default `source`
    return at('target') ?? at('source') ?? [];
  });
}

/** Whether the build of a service takes a secret of this id. */
export function isGiven(document: ComposeDocument, name: string, id: string): boolean {
  return givenIds(follow(document, find(document, buildOf(document, name), 'secrets'))).includes(id);
}

/** Whether the build of a service takes a secret from the top-level secret of the same name. */
export function takesFromTop(document: ComposeDocument, name: string, id: string): boolean {
  const list = follow(document, find(document, buildOf(document, name), 'secrets'));
  if (list?.node.kind !== 'seq') return true;
  // the long form may use a top-level secret of another name
  return !list.node.items.some(
    ({ value }) => value.kind === 'map' && value.pairs.some((pair) => pair.name === 'target' && pair.value.kind === 'scalar' && pair.value.value === id),
  );
}

/** The ids that `build.ssh` forwards: `default`, `id=path`, or the keys of a mapping. */
function forwardedIds(list: Located | undefined): readonly string[] {
  if (list?.node.kind === 'map') return list.node.pairs.map((pair) => pair.name);
  if (list?.node.kind !== 'seq') return [];
  return list.node.items.flatMap((item) => (item.value.kind === 'scalar' ? (String(item.value.value).split('=')[0] ?? []) : []));
}

/** The changes to the build of a service. */
export interface WireRequest {
  readonly path: string;
  /** Its `entries` are the arguments to remove. */
  readonly plan: ServicePlan;
  readonly secrets: readonly WantedSecret[];
  readonly ours: Ours;
}

/**
 * Removes the arguments of a plan from `build.args` and adds the secrets to `build.secrets`, unless the service inherits them from elsewhere. Returns the
 * problem if that fails; the caller must then discard the text of the editor.
 */
export function wireBuild(editor: YamlEditor, { path, plan, secrets, ours }: WireRequest): string | undefined {
  let shared = false;
  const check = (at: YamlPath, isArgument: boolean): boolean => {
    const document = editor.root && composeDocument(path, editor.root);
    const is = document !== undefined && isOurs(document, at, ours, isArgument);
    shared ||= !is;
    return is;
  };
  const isOwn = plan.facts.origin === 'own';
  const wiring: Wiring = { editor, path, isOurs: (at) => check(at, false), isOursToDrop: (at) => check(at, true), overrides: !isOwn };
  const ids = isOwn ? secrets.map((secret) => secret.id) : [];
  const names = [...new Set(plan.entries.map((entry) => entry.name))];
  const ssh = isOwn ? plan.ssh : [];
  const steps: readonly (readonly [key: string, isDone: () => boolean])[] = [
    ['build', () => ids.length + ssh.length === 0 || (nestContext(wiring, plan.name) && ownBuild(wiring, plan.name, ids))],
    ['args', () => moveArgs(wiring, plan.name, names, ids)],
    ['ssh', () => addTo(wiring, plan.name, 'ssh', ssh, forwardedIds)],
    ['build', () => dropEmptyBuild(wiring, plan.name)],
  ];
  const failed = steps.find(([, isDone]) => !isDone());
  if (!failed) return undefined;
  return shared
    ? 'an anchor shares its build with something that does not build this Dockerfile'
    : `its "${failed[0]}" (an alias, a merge key or a tag stands there) cannot be changed in place`;
}

/** `build: .` becomes `build: { context: . }`. */
function nestContext(wiring: Wiring, name: string): boolean {
  const document = current(wiring);
  const build = document && buildOf(document, name);
  if (build?.node.kind !== 'scalar') return true;
  return wiring.isOurs(build.path) && wiring.editor.nest(build.path, 'context');
}

/** `build: *shared` becomes `build: { <<: *shared }`, if secrets must be added that are not for everything that shares the build. */
function ownBuild({ editor, path, isOurs: mayEdit }: Wiring, name: string, ids: readonly string[]): boolean {
  const document = editor.root && composeDocument(path, editor.root);
  const build = document && buildOf(document, name);
  const own = ['services', name, 'build'];
  if (!document || build?.node.kind !== 'map' || editor.get(own)?.kind !== 'alias' || mayEdit(build.path) || ids.every((id) => isGiven(document, name, id)))
    return true;
  return editor.nest(own, '<<');
}

function moveArgs(wiring: Wiring, name: string, removable: readonly string[], ids: readonly string[]): boolean {
  const { editor } = wiring;
  const document = current(wiring);
  const build = document && buildOf(document, name);
  if (!document || build?.node.kind !== 'map') return ids.length === 0;
  const own = find(document, build, 'args');
  const args = follow(document, own);
  const entries = removalsOf(
    document,
    args,
    removable.flatMap((arg) => allArgs(document, build, arg).map(({ path }) => path)),
  );
  const missing = ids.filter((id) => !givenIds(follow(document, find(document, build, 'secrets'))).includes(id));
  const emptied =
    args !== undefined &&
    (args.node.kind === 'map' || args.node.kind === 'seq') &&
    entries.length > 0 &&
    entries.length === childrenOf(args.node).length &&
    entries.every((entry) => isBelow(entry, args.path));
  const ownArgs =
    own !== undefined &&
    own.path.length === build.path.length + 1 &&
    own.path.every((step, index) => index === build.path.length || step === build.path[index]);
  if (!emptied || !ownArgs) return addTo(wiring, name, 'secrets', ids, givenIds) && removeEntries(wiring, entries, build.path.length);
  if (!wiring.isOurs(build.path)) return false;
  if (missing.length > 0 && !find(document, build, 'secrets')) return editor.replacePair(own.path, 'secrets', missing);
  if (childrenOf(build.node).length > 1) return addTo(wiring, name, 'secrets', ids, givenIds) && editor.remove(own.path, build.path.length);
  return wiring.overrides ? editor.replacePair(build.path, 'build', {}) : editor.replacePair(own.path, 'context', '.');
}

/** Whether a path is a child of another. */
function isBelow(path: YamlPath, parent: YamlPath): boolean {
  return path.length === parent.length + 1 && parent.every((step, index) => step === path[index]);
}

/**
 * Returns the paths to remove for entries of `args`. If all entries of a mapping that `<<: *name` merges in are to be removed, the merge key is removed
 * instead: the mapping itself would be left empty, and other mappings may merge it too.
 */
function removalsOf(document: ComposeDocument, args: Located | undefined, entries: readonly YamlPath[]): readonly YamlPath[] {
  const merge = args?.node.kind === 'map' ? pairOf(args.node, '<<')?.value : undefined;
  if (!args || !merge) return entries;
  const base = [...args.path, '<<'];
  const items = merge.kind === 'seq' ? merge.items.map((item, index) => ({ node: item.value, path: [...base, index] })) : [{ node: merge, path: base }];
  const emptied = items.flatMap(({ node, path }): readonly { readonly path: YamlPath; readonly within: YamlPath }[] => {
    const within = node.kind === 'alias' ? document.anchors.get(node.name) : undefined;
    const target = within && nodeAt(document.root, within);
    const isEmptied =
      target?.kind === 'map' &&
      target.pairs.every((_, index) => entries.some((entry) => isBelow(entry, within ?? []) && pairOf(target, entry.at(-1) ?? '') === target.pairs[index]));
    return isEmptied && within ? [{ path, within }] : [];
  });
  return [...entries.filter((entry) => !emptied.some(({ within }) => isBelow(entry, within))), ...emptied.map(({ path }) => path)];
}

/** Removes entries, items of a list from last to first, so that the indexes of the remaining items stay valid. */
function removeEntries(wiring: Wiring, entries: readonly YamlPath[], keep: number): boolean {
  const sorted = [...entries].sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)) || 0);
  return sorted.every(
    (entry) => wiring.isOursToDrop(entry) && wiring.editor.remove(entry, isMergedArgs(wiring, entry) ? entry.length - 2 : Math.min(keep, entry.length - 1)),
  );
}

/** Whether an entry is in the `args` of a merged build, and nothing else uses these `args`: when they are empty, they are removed too. */
function isMergedArgs(wiring: Wiring, entry: YamlPath): boolean {
  const document = current(wiring);
  const args = document && nodeAt(document.root, entry.slice(0, -1));
  if (!document || !args || entry.at(-2) !== 'args' || entry[0] === 'services') return false;
  return args.anchor === undefined || !document.aliases.some(({ name }) => name === args.anchor);
}

/** Appends ids to `build.secrets` or `build.ssh`. Creates the key if it is missing. */
function addTo(wiring: Wiring, name: string, key: 'secrets' | 'ssh', ids: readonly string[], given: (list: Located | undefined) => readonly string[]): boolean {
  const { editor } = wiring;
  const document = current(wiring);
  const build = document && buildOf(document, name);
  const list = document && follow(document, find(document, build, key));
  const missing = ids.filter((id) => !given(list).includes(id));
  if (missing.length === 0) return true;
  if (build?.node.kind !== 'map') return false;
  if (list)
    return (
      wiring.isOurs(list.path) && missing.every((id) => (list.node.kind === 'map' ? editor.insertPair(list.path, id, '') : editor.insertItem(list.path, id)))
    );
  if (!wiring.isOurs(build.path)) return false;
  const place = build.node.pairs.some((pair) => pair.name === 'args') ? ({ after: 'args' } as const) : 'last';
  return editor.insertPair(build.path, key, missing, place);
}

/** Removes a `build` that is now empty. A service that is then empty stays as `{}`, because it may override a service of another file. */
function dropEmptyBuild(wiring: Wiring, name: string): boolean {
  const document = current(wiring);
  const build = document && buildOf(document, name);
  if (build?.node.kind !== 'map' || build.node.pairs.length > 0) return true;
  const service = build.path.slice(0, -1);
  const parent = wiring.editor.get(service);
  if (!wiring.isOurs(build.path)) return false;
  return parent?.kind === 'map' && parent.pairs.length === 1 ? wiring.editor.replacePair(service, name, {}) : wiring.editor.remove(build.path, service.length);
}

/** Returns the definition of a top-level secret; undefined if there is none. `other`: its source is neither a variable nor a file. */
export function topLevelSecret(document: ComposeDocument, id: string): { readonly located: Located; readonly source: ComposeSource | 'other' } | undefined {
  const root: Located = { path: [], node: document.root, via: [] };
  const located = follow(document, find(document, follow(document, find(document, root, 'secrets')), id));
  if (!located) return undefined;
  const text = (key: string): string | undefined => textOf(follow(document, find(document, located, key)));
  const env = text('environment');
  const file = text('file');
  return { located, source: env !== undefined ? { env } : file !== undefined ? { file } : 'other' };
}

/** Adds `ID: { environment: … }` or `ID: { file: … }` at the top level. Returns false if that is not possible. */
export function defineSecret(editor: YamlEditor, id: string, source: ComposeSource): boolean {
  const definition: YamlValue = 'env' in source ? { environment: source.env } : { file: source.file };
  return editor.attempt(() => {
    const secrets = editor.get(['secrets']);
    return secrets ? editor.insertPair(['secrets'], id, definition) : editor.insertPair([], 'secrets', { [id]: definition });
  });
}
