import { posix } from 'node:path';
import type { BuildSecret } from '../../caller-change.ts';
import type { BuildChange } from '../types.ts';
import { nodeAt, pairOf } from '../yaml/edit.ts';
import type { YamlPath } from '../yaml/tree.ts';
import { type BuildFacts, buildOf, type ComposeDocument, find, findAll, follow, type Located, pathKey, serviceOf, textOf } from './model.ts';
import { argSource } from './values.ts';

/** A top-level secret of a compose file: `environment: env` or `file: file`. */
export type ComposeSource = { readonly env: string } | { readonly file: string };

/** A build argument that the Dockerfile no longer takes, as it stands in `build.args`. */
export interface ArgEntry {
  readonly name: string;
  /** The secret that replaces it; undefined if none does. */
  readonly id: string | undefined;
  readonly located: Located;
  /** As in `ArgSource`; it decides the report. */
  readonly kind: 'variable' | 'literal' | 'computed';
  readonly variable: string | undefined;
  readonly checked: boolean;
}

/** A secret that the build of a service must be given. */
export interface WantedSecret {
  readonly id: string;
  readonly source: ComposeSource;
  /** Whether the source comes from the compose file: from the argument that the file passed. */
  readonly explicit: boolean;
}

/** The changes to one service. */
export interface ServicePlan {
  readonly name: string;
  readonly facts: BuildFacts;
  readonly entries: readonly ArgEntry[];
  readonly secrets: readonly WantedSecret[];
  /** Ids of ssh agents or keys. */
  readonly ssh: readonly string[];
}

/** The entries of `args` with this name. A list can have several. */
export function findArgs(
  document: ComposeDocument,
  build: Located | undefined,
  name: string,
): readonly { readonly located: Located; readonly value: string | undefined }[] {
  const args = follow(document, find(document, build, 'args'));
  if (args?.node.kind === 'map') {
    const located = find(document, args, name);
    return located ? [{ located, value: textOf(follow(document, located)) }] : [];
  }
  if (args?.node.kind !== 'seq') return [];
  return args.node.items.flatMap((item, index) => {
    const located: Located = { path: [...args.path, index], node: item.value, via: args.via };
    const text = textOf(follow(document, located));
    const [key, ...rest] = text?.split('=') ?? [];
    return key === name ? [{ located, value: rest.length === 0 ? undefined : rest.join('=') }] : [];
  });
}

/** The entries of `args` with this name, including those that `<<` merges in and that another entry overrides. */
export function allArgs(document: ComposeDocument, build: Located | undefined, name: string): readonly Located[] {
  const args = follow(document, find(document, build, 'args'));
  return args?.node.kind === 'map' ? findAll(document, args, name) : findArgs(document, build, name).map(({ located }) => located);
}

/** All arguments of a build itself, without those that it merges in. */
export function passedArgs(
  document: ComposeDocument,
  build: Located | undefined,
): readonly { readonly name: string; readonly value: string | undefined; readonly path: YamlPath }[] {
  const args = follow(document, find(document, build, 'args'));
  const names =
    args?.node.kind === 'map'
      ? args.node.pairs.map((pair) => pair.name)
      : args?.node.kind === 'seq'
        ? args.node.items.flatMap((item) => (item.value.kind === 'scalar' ? (String(item.value.value).split('=')[0] ?? []) : []))
        : [];
  return [...new Set(names)].flatMap((name) => findArgs(document, build, name).map(({ located, value }) => ({ name, value, path: located.path })));
}

/** The plan for a service whose build uses the Dockerfile. */
export function planService(document: ComposeDocument, name: string, facts: BuildFacts, change: BuildChange): ServicePlan {
  const build = buildOf(document, name);
  const entries = [...change.removedArgs].flatMap(([arg, id]) =>
    findArgs(document, build, arg).map(({ located, value }): ArgEntry => {
      const source = argSource(arg, value);
      const variable = source.kind === 'variable' ? source.name : undefined;
      return { name: arg, id, located, kind: source.kind, variable, checked: source.kind === 'variable' && source.checked };
    }),
  );
  const secrets = change.secrets.flatMap((secret) => wantedSecret(document, secret, { service: name, entries, target: facts.target }, change) ?? []);
  const ssh = change.secrets.flatMap(({ from }) => ('ssh' in from ? [from.ssh] : []));
  return { name, facts, entries, secrets, ssh };
}

function wantedSecret(
  document: ComposeDocument,
  secret: BuildSecret,
  { service, entries, target }: { readonly service: string; readonly entries: readonly ArgEntry[]; readonly target: string | undefined },
  change: BuildChange,
): WantedSecret | undefined {
  const { id, from } = secret;
  if ('ssh' in from) return undefined;
  const passed = entries.filter((entry) => entry.id === id);
  const isReached = change.reaches?.(id, target) ?? true;
  if (passed.length === 0 && 'env' in from && (!isReached || (!secret.required && !mayBePassed(document, service, id, change)))) return undefined;
  if (passed.some((entry) => entry.kind === 'computed')) return undefined;
  if ('file' in from) return { id, source: { file: relativeFile(document.path, change.context, from.file) }, explicit: false };
  // if a list has several values for the argument, the last one counts
  const variable = passed.at(-1)?.variable;
  return { id, source: { env: variable ?? from.env }, explicit: variable !== undefined };
}

/**
 * Whether the service may get the argument from elsewhere: from another compose file or the command line. If it never got it, its build still works without the
 * secret, because the secret is not required.
 */
function mayBePassed(document: ComposeDocument, service: string, id: string, { removedArgs, passedToCompose }: BuildChange): boolean {
  const names = [...removedArgs].flatMap(([name, replaced]) => (replaced === id ? [name] : []));
  return (
    passedToCompose === undefined ||
    names.length === 0 ||
    names.some((name) => passedToCompose.get(name)?.some(({ file, services }) => file !== document.path && services?.has(service) !== false))
  );
}

/** A path of the build context as written in a compose file. `~/` is kept, because Compose expands it. */
function relativeFile(composePath: string, context: string, file: string): string {
  if (file.startsWith('~/') || posix.isAbsolute(file)) return file;
  const relative = posix.relative(posix.dirname(composePath), posix.join(context, file));
  return relative.startsWith('../') ? relative : `./${relative}`;
}

/** All aliases on the way from a service to its build, arguments and secrets, and all aliases inside the build. */
export function aliasesOf(document: ComposeDocument, plan: ServicePlan): readonly string[] {
  const build = find(document, serviceOf(document, plan.name), 'build');
  const followed = follow(document, build);
  const lists = ['args', 'secrets', 'ssh'].map((key) => follow(document, find(document, followed, key)));
  const leading = [serviceOf(document, plan.name), build, followed, ...lists, ...plan.entries.map((entry) => entry.located)];
  const own = ['services', plan.name, 'build'];
  const within = document.aliases.filter(({ path }) => own.every((step, index) => path[index] === step)).map(({ path }) => pathKey(path));
  return [...leading.flatMap((located) => located?.via ?? []), ...within];
}

/** All aliases by which a service gets its build: in its place, inside its build, and those that it merges in. */
export function aliasesToBuild(document: ComposeDocument, service: string): readonly string[] {
  return document.aliases
    .filter(({ path: [top, name, key] }) => top === 'services' && name === service && (key === undefined || key === '<<' || key === 'build'))
    .map(({ path }) => pathKey(path));
}

/** Whether the build of a service is defined elsewhere and used through an alias, so that an edit also affects other services. */
export function isShared(document: ComposeDocument, plan: ServicePlan): boolean {
  return (buildOf(document, plan.name)?.via.length ?? 0) > 0;
}

/** The parts that may be edited: the services that build the Dockerfile, and the aliases that lead from them to their builds. */
export interface Ours {
  readonly services: ReadonlySet<string>;
  readonly explained: ReadonlySet<string>;
  /** Aliases that lead to builds of other Dockerfiles, which take none of the removed arguments. */
  readonly indifferent: ReadonlySet<string>;
}

/**
 * Whether it is safe to edit the node: every service that uses it, directly or by a YAML alias, is being changed, or only loses an argument (`isArgument`) that
 * it does not need. The node must be in the build of a service that is being changed, or in an extension (`x-…`).
 */
export function isOurs(document: ComposeDocument, path: YamlPath, { services, explained, indifferent }: Ours, isArgument: boolean): boolean {
  const [first] = path;
  const isInBuild = ([top, service, key]: YamlPath): boolean => top === 'services' && typeof service === 'string' && services.has(service) && key === 'build';
  const extension = typeof first === 'string' && first.startsWith('x-');
  if (!extension && !isInBuild(path)) return false;
  return document.aliases.every((alias) => {
    const target = document.anchors.get(alias.name);
    const above = target === undefined || target.every((step, index) => path[index] === step);
    const key = pathKey(alias.path);
    const known = explained.has(key) || isInBuild(alias.path) || (isArgument && indifferent.has(key));
    return !above || known || (target !== undefined && isShadowed(document, alias.path, path[target.length]));
  });
}

/** Whether `<<: *alias` at a path has no effect on `key`, because the mapping defines that key itself. */
function isShadowed(document: ComposeDocument, alias: YamlPath, key: string | number | undefined): boolean {
  const merge = alias.lastIndexOf('<<');
  if (merge < alias.length - 2 || merge < 0 || key === undefined) return false;
  return pairOf(nodeAt(document.root, alias.slice(0, merge)), key) !== undefined;
}
