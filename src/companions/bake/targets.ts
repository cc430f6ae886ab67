import { posix } from 'node:path';
import type { BuildSecret } from '../../caller-change.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import { takesSecret } from '../other-dockerfiles.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import { nodeAt } from '../yaml/edit.ts';
import { readYaml, type YamlNode } from '../yaml/tree.ts';
import { entriesOf, type HclBlock, type HclToken, readHcl } from './syntax.ts';

/** A `target` of a bake file. A text is undefined if it is computed, and `absent` if the target does not set it. */
export interface BakeTarget {
  readonly name: string;
  readonly context: string | 'absent' | undefined;
  readonly dockerfile: string | 'absent' | undefined;
  readonly stage: string | undefined;
  readonly inherits: readonly string[];
}

/**
 * A secret as written in a bake file, in CSV form, which every version reads. A path is relative to `folder`, the folder of the bake file.
 * https://docs.docker.com/build/bake/reference/#targetsecret
 */
export function bakeSecret(secret: BuildSecret, from: BuildSecret['from'], folder: string, context: string): string {
  if ('env' in from) return `id=${secret.id},env=${from.env}`;
  if ('ssh' in from) return from.ssh;
  return `id=${secret.id},src=${from.file.startsWith('~/') ? `\${HOME}/${from.file.slice(2)}` : posix.relative(folder, posix.join(context, from.file))}`;
}

/** Whether a secret as written in a bake file only gives a variable under an id that the Dockerfile mounts nowhere, so that it may stand for another id. */
export function isForNothing(written: string, env: string, change: BuildChange, files: CompanionFiles): boolean {
  const [, id, variable = id] = /^(?:type=env,)?id=([\w.-]+)(?:,env=(\w+))?$/.exec(written) ?? [];
  return id !== undefined && variable === env && !takesSecret(id, change, files);
}

/** The text of an expression that is one string; undefined for anything else. */
export function literalOf(value: readonly HclToken[] | undefined): string | undefined {
  return value?.length === 1 && value[0]?.kind === 'string' ? value[0].text : undefined;
}

function hclTarget(block: HclBlock): BakeTarget {
  const attribute = (name: string): readonly HclToken[] | undefined => block.attributes.find((one) => one.name === name)?.value;
  const text = (name: string): string | undefined => (attribute(name) ? literalOf(attribute(name)) : 'absent');
  const inherits = entriesOf(attribute('inherits') ?? [])?.map((entry) => literalOf(entry.value) ?? '') ?? [];
  return {
    name: block.labels[0] ?? '',
    context: text('context'),
    dockerfile: attribute('dockerfile-inline') ? undefined : text('dockerfile'),
    stage: literalOf(attribute('target')),
    inherits,
  };
}

function jsonTarget(name: string, node: YamlNode): BakeTarget {
  const text = (key: string): string | undefined => {
    const value = nodeAt(node, [key]);
    if (!value) return 'absent';
    return value.kind === 'scalar' && typeof value.value === 'string' && !value.value.includes('${') ? value.value : undefined;
  };
  const inherits = nodeAt(node, ['inherits']);
  const stage = text('target');
  return {
    name,
    context: text('context'),
    dockerfile: nodeAt(node, ['dockerfile-inline']) ? undefined : text('dockerfile'),
    stage: stage === 'absent' ? undefined : stage,
    inherits: inherits?.kind === 'seq' ? inherits.items.map(({ value }) => (value.kind === 'scalar' ? String(value.value) : '')) : [],
  };
}

/** The targets of a bake file; undefined if it cannot be read. */
export function readTargets(path: string, text: string): readonly BakeTarget[] | undefined {
  if (path.endsWith('.hcl'))
    return readHcl(text)
      ?.blocks.filter((block) => block.type === 'target')
      .map(hclTarget);
  const tree = readYaml(text, 'json');
  if ('problem' in tree) return undefined;
  const targets = nodeAt(tree.roots[0], ['target']);
  return targets?.kind === 'map' ? targets.pairs.map((pair) => jsonTarget(pair.name, pair.value)) : [];
}

/** A target's own or inherited value: the last parent with a value wins. https://docs.docker.com/build/bake/inheritance/ */
function inherited(target: BakeTarget, key: 'context' | 'dockerfile', all: readonly BakeTarget[], seen: readonly string[] = []): string | 'absent' | undefined {
  if (target[key] !== 'absent') return target[key];
  for (const name of [...target.inherits].reverse()) {
    const parent = all.find((one) => one.name === name);
    const value = parent && !seen.includes(name) ? inherited(parent, key, all, [...seen, target.name]) : 'absent';
    if (value !== 'absent') return value;
  }
  return 'absent';
}

/** The context of a target; undefined if it is computed or not a local folder. */
export function contextOf(target: BakeTarget, all: readonly BakeTarget[], folder: string): string | undefined {
  const context = inherited(target, 'context', all);
  if (context === undefined || /:\/\/|^target:/.test(context)) return undefined;
  return posix.resolve(folder, context === 'absent' ? '.' : context);
}

/** The path of a target's Dockerfile, relative to its context; undefined if it is computed. */
export function dockerfileOf(target: BakeTarget, all: readonly BakeTarget[]): string | undefined {
  const file = inherited(target, 'dockerfile', all);
  return file === 'absent' ? 'Dockerfile' : file;
}

/** Whether a target builds the changed Dockerfile: its path is relative to the context. https://docs.docker.com/build/bake/reference/#targetdockerfile */
export function buildsDockerfile(target: BakeTarget, all: readonly BakeTarget[], folder: string, change: BuildChange): boolean | 'maybe' {
  const context = contextOf(target, all, folder);
  const file = inherited(target, 'dockerfile', all);
  if (file === undefined && target.dockerfile === undefined) return 'maybe';
  if (context === undefined) return inherited(target, 'context', all) === undefined ? 'maybe' : false;
  return file === undefined ? 'maybe' : isDockerfileAt(posix.resolve(context, file === 'absent' ? 'Dockerfile' : file), change);
}

/** The target and all its ancestors. */
export function withParents(target: BakeTarget, all: readonly BakeTarget[]): readonly BakeTarget[] {
  const found = [target];
  for (const { inherits } of found) for (const one of all) if (inherits.includes(one.name) && !found.includes(one)) found.push(one);
  return found;
}

/** The target and all its descendants, which inherit its settings. */
function heirsOf(target: BakeTarget, all: readonly BakeTarget[]): readonly BakeTarget[] {
  const heirs = [target];
  for (let index = 0; index < heirs.length; index++) {
    for (const one of all) if (!heirs.includes(one) && one.inherits.includes(heirs[index]?.name ?? '')) heirs.push(one);
  }
  return heirs;
}

/** Whether a target only exists to be inherited: other targets inherit from it, and it sets neither context nor Dockerfile. */
export function isAbstract(target: BakeTarget, all: readonly BakeTarget[]): boolean {
  const isInherited = all.some((one) => one.inherits.includes(target.name));
  return isInherited && target.context === 'absent' && target.dockerfile === 'absent' && target.inherits.length === 0;
}

/** Which builds the settings of `target` reach. `yes`: only builds of the changed Dockerfile. `no`: none of them. `maybe`: other or unknown builds as well. */
export function reachOf(target: BakeTarget, all: readonly BakeTarget[], folder: string, change: BuildChange): 'yes' | 'no' | 'maybe' {
  const heirs = heirsOf(target, all);
  const verdicts = (isAbstract(target, all) ? heirs.slice(1) : heirs).map((one) => buildsDockerfile(one, all, folder, change));
  if (verdicts.every((one) => one === true)) return 'yes';
  return verdicts.every((one) => one === false) ? 'no' : 'maybe';
}
