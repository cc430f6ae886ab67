import { posix } from 'node:path';
import { COMPOSE_FILES } from '../../knowledge/docker/compose-files.ts';
import type { CompanionFiles } from '../types.ts';
import { nodeAt, pairOf } from '../yaml/edit.ts';
import { readYaml, type YamlNode, type YamlPath } from '../yaml/tree.ts';
import { withDefaults } from './values.ts';

/** Whether a file has a name of Compose files: compose.yaml, docker-compose.prod.yml, … */
export function isComposeFile(path: string): boolean {
  return /(?:^|[/.-])(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$/i.test(path) && !/(?:^|\/)\.github\//.test(path);
}

/** One document of a compose file. */
export interface ComposeDocument {
  /** Absolute path of the file. */
  readonly path: string;
  readonly root: YamlNode;
  /** The path of each anchor; undefined for a name that is defined twice. */
  readonly anchors: ReadonlyMap<string, YamlPath | undefined>;
  readonly aliases: readonly { readonly path: YamlPath; readonly name: string }[];
}

/** A node and its path. `via`: the paths (as keys) of the aliases followed to reach it. */
export interface Located {
  readonly path: YamlPath;
  readonly node: YamlNode;
  readonly via: readonly string[];
}

/** A path as text, to compare and look up paths. */
export function pathKey(path: YamlPath): string {
  return JSON.stringify(path);
}

/** Reads the anchors and aliases of a document. */
export function composeDocument(path: string, root: YamlNode): ComposeDocument {
  const anchors = new Map<string, YamlPath | undefined>();
  const aliases: { path: YamlPath; name: string }[] = [];
  const visit = (node: YamlNode, at: YamlPath): void => {
    if (node.anchor) anchors.set(node.anchor, anchors.has(node.anchor) ? undefined : at);
    if (node.kind === 'alias') aliases.push({ path: at, name: node.name });
    if (node.kind === 'map') for (const pair of node.pairs) visit(pair.value, [...at, pair.name]);
    if (node.kind === 'seq') for (const [index, item] of node.items.entries()) visit(item.value, [...at, index]);
  };
  visit(root, []);
  return { path, root, anchors, aliases };
}

/** Returns the node that an alias refers to, or the node itself if it is no alias. Undefined if the alias refers to nothing. */
export function follow(document: ComposeDocument, located: Located | undefined): Located | undefined {
  let at = located;
  for (let hops = 0; at?.node.kind === 'alias' && hops < 20; hops++) {
    const path = document.anchors.get(at.node.name);
    const node = path && nodeAt(document.root, path);
    at = path && node ? { path, node, via: [...at.via, pathKey(at.path)] } : undefined;
  }
  return at;
}

/** The value of a key in a mapping: its own, or one that `<<` merges in. If the value is an alias, the alias itself is returned. */
export function find(document: ComposeDocument, map: Located | undefined, key: string): Located | undefined {
  return findAll(document, map, key, 1)[0];
}

/** The same, followed by the values that the first one overrides; at most `most`. */
export function findAll(document: ComposeDocument, map: Located | undefined, key: string, most = Number.POSITIVE_INFINITY): readonly Located[] {
  const found: Located[] = [];
  // a mapping that was searched is not searched again if it is merged a second time
  const seen = new Set<YamlNode>();
  const visit = (at: Located | undefined): void => {
    if (found.length >= most || at?.node.kind !== 'map' || seen.has(at.node)) return;
    seen.add(at.node);
    const own = pairOf(at.node, key);
    if (own) found.push({ path: [...at.path, key], node: own.value, via: at.via });
    const merge = pairOf(at.node, '<<');
    if (!merge) return;
    const path = [...at.path, '<<'];
    const merged =
      merge.value.kind === 'seq'
        ? merge.value.items.map((item, index): Located => ({ path: [...path, index], node: item.value, via: at.via }))
        : [{ path, node: merge.value, via: at.via }];
    for (const one of merged) visit(follow(document, one));
  };
  visit(map);
  return found;
}

/** A scalar as text; undefined for anything else. */
export function textOf(located: Located | undefined): string | undefined {
  if (located?.node.kind !== 'scalar' || located.node.value === null) return undefined;
  return typeof located.node.value === 'string' ? located.node.value : located.node.source;
}

/** The `build` of a service. Its relative paths start at `folder`. A key that the file does not have is undefined. */
export interface BuildFacts {
  readonly folder: string;
  readonly context: string | undefined;
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
  readonly inline: boolean;
  /** The source of the context: this service, a service that it extends (in this file or another), or the base file of this override. */
  readonly origin: 'own' | 'extended' | 'extended-file' | 'overridden';
}

/** The names of the services of a document, in order. */
export function serviceNames(document: ComposeDocument): readonly string[] {
  const root: Located = { path: [], node: document.root, via: [] };
  const services = follow(document, find(document, root, 'services'));
  return services?.node.kind === 'map' ? services.node.pairs.flatMap((pair) => (pair.name === '' || pair.name === '<<' ? [] : [pair.name])) : [];
}

/** A service as it stands in its document. */
export function serviceOf(document: ComposeDocument, name: string): Located | undefined {
  const root: Located = { path: [], node: document.root, via: [] };
  return follow(document, find(document, follow(document, find(document, root, 'services')), name));
}

/** `build` of a service, aliases followed. */
export function buildOf(document: ComposeDocument, name: string): Located | undefined {
  return follow(document, find(document, serviceOf(document, name), 'build'));
}

/**
 * Returns the build of a service, including parts inherited through `extends` or, in an override file, from the base file. Undefined if the service builds
 * nothing.
 */
export function buildFacts(document: ComposeDocument, name: string, files: CompanionFiles, depth = 0): BuildFacts | undefined {
  const own = ownFacts(document, name);
  if (own?.context !== undefined || own?.inline || depth > 8) return own;
  const base = extendedFacts(document, name, files, depth) ?? (own ? overriddenFacts(document, name, files, depth) : undefined);
  if (!base) return own && { ...own, context: '.' };
  return {
    ...base,
    origin: own?.dockerfile === undefined ? base.origin : 'own',
    dockerfile: own?.dockerfile ?? base.dockerfile,
    target: own?.target ?? base.target,
  };
}

function ownFacts(document: ComposeDocument, name: string): BuildFacts | undefined {
  const build = buildOf(document, name);
  if (!build) return undefined;
  const base = { folder: posix.dirname(document.path), origin: 'own' } as const;
  if (build.node.kind === 'scalar') {
    return build.node.value === null ? undefined : { ...base, context: textOf(build), dockerfile: undefined, target: undefined, inline: false };
  }
  const text = (key: string): string | undefined => textOf(follow(document, find(document, build, key)));
  return {
    ...base,
    context: text('context'),
    dockerfile: text('dockerfile'),
    target: text('target'),
    inline: find(document, build, 'dockerfile_inline') !== undefined,
  };
}

/** Returns the service that a service extends, with its file; `file` is undefined for this file. */
export function extendsOf(document: ComposeDocument, name: string): { readonly file: string | undefined; readonly service: string } | undefined {
  const extended = follow(document, find(document, serviceOf(document, name), 'extends'));
  const short = textOf(extended);
  if (short !== undefined) return { file: undefined, service: short };
  const service = textOf(follow(document, find(document, extended, 'service')));
  if (service === undefined) return undefined;
  const file = textOf(follow(document, find(document, extended, 'file')));
  const known = file === undefined ? undefined : withDefaults(file);
  return { file: known === undefined ? undefined : posix.resolve(posix.dirname(document.path), known), service };
}

function extendedFacts(document: ComposeDocument, name: string, files: CompanionFiles, depth: number): BuildFacts | undefined {
  const extended = extendsOf(document, name);
  if (!extended) return undefined;
  const here = extended.file === undefined || extended.file === document.path;
  if (here && extended.service === name) return undefined;
  const facts = here ? buildFacts(document, extended.service, files, depth + 1) : factsInFile(extended.file ?? '', extended.service, files, depth);
  return facts && { ...facts, origin: !here ? 'extended-file' : facts.origin === 'own' ? 'extended' : facts.origin };
}

/**
 * The build in the base file of an override: Compose reads an override after the first of the default files. A file with another name is combined by `-f` after
 * that base.
 */
function overriddenFacts(document: ComposeDocument, name: string, files: CompanionFiles, depth: number): BuildFacts | undefined {
  const folder = posix.dirname(document.path);
  if (COMPOSE_FILES.includes(posix.basename(document.path))) return undefined;
  for (const base of COMPOSE_FILES) {
    const facts = factsInFile(posix.join(folder, base), name, files, depth);
    if (facts) return { ...facts, origin: 'overridden' };
  }
  return undefined;
}

function factsInFile(path: string, name: string, files: CompanionFiles, depth: number): BuildFacts | undefined {
  const text = files.read(path);
  const tree = text === undefined ? undefined : readYaml(text);
  if (!tree || 'problem' in tree) return undefined;
  for (const root of tree.roots) {
    const facts = buildFacts(composeDocument(path, root), name, files, depth + 1);
    if (facts) return facts;
  }
  return undefined;
}

/** The folder in which Compose is called, which is that of its file unless `-f` names one. https://docs.docker.com/reference/compose-file/interpolation/ */
const WORKING_FOLDER = /^\$(?:\{PWD\}|PWD(?!\w))(?=\/|$)/;

/** Returns the absolute paths of a build; undefined if the context is remote or depends on a variable without a default. */
export function resolveBuild(facts: BuildFacts): { readonly context: string; readonly dockerfile: string } | undefined {
  const here = (text: string): string => text.replace(WORKING_FOLDER, () => facts.folder);
  const context = withDefaults(here(facts.context ?? '.'));
  const dockerfile = withDefaults(here(facts.dockerfile ?? 'Dockerfile'));
  if (context === undefined || dockerfile === undefined || facts.inline) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\/|^git@|^github\.com\/|\.git(?:#|$)|^~/i.test(context)) return undefined;
  const folder = posix.resolve(facts.folder, context);
  return { context: folder, dockerfile: posix.resolve(folder, dockerfile) };
}
