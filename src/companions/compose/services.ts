import { posix } from 'node:path';
import { mayDeclareArgument } from '../other-dockerfiles.ts';
import type { CompanionFiles } from '../types.ts';
import { nodeAt } from '../yaml/edit.ts';
import { readYaml, textOf } from '../yaml/tree.ts';
import { type BuildFacts, buildFacts, buildOf, type ComposeDocument, composeDocument, find, follow, resolveBuild, serviceNames } from './model.ts';
import { findArgs } from './plan.ts';
import { argSource } from './values.ts';
import { takesFromTop, topLevelSecret } from './wiring.ts';

/** A service that a compose file builds, for commands such as `docker compose build`. */
export interface BuiltService {
  readonly name: string;
  /** Absolute; undefined if it is only known at run time. */
  readonly dockerfile: string | undefined;
  readonly document: ComposeDocument;
}

/** The services that are built, of a compose file with this path. */
export function builtServices(path: string, files: CompanionFiles): readonly BuiltService[] {
  const text = files.read(path);
  const tree = text === undefined ? undefined : readYaml(text);
  if (!tree || 'problem' in tree) return [];
  return tree.roots.flatMap((root) => {
    const document = composeDocument(path, root);
    return serviceNames(document).flatMap((name): readonly BuiltService[] => {
      const facts = buildFacts(document, name, files);
      return facts ? [{ name, dockerfile: facts.inline ? path : resolveBuild(facts)?.dockerfile, document }] : [];
    });
  });
}

/**
 * Returns the variable that provides the secret `id`, which replaces the build argument `argument`. If the compose file defines the secret, it is the secret's
 * variable. If it still passes the argument, it is the argument's variable. `fallback`: the variable if the file has neither. Undefined if the value does not
 * come from one plain variable.
 */
export function secretVariable({ name, document }: BuiltService, id: string, argument: string, fallback: string): string | undefined {
  const defined = takesFromTop(document, name, id) ? topLevelSecret(document, id)?.source : undefined;
  if (defined !== undefined) return defined !== 'other' && 'env' in defined ? defined.env : undefined;
  const entry = findArgs(document, buildOf(document, name), argument).at(-1);
  if (!entry) return fallback;
  const source = argSource(argument, entry.value);
  return source.kind === 'variable' ? source.name : undefined;
}

/** The secrets that a service passes to its build, as in `BuildInvocation`; undefined if another file or service may pass more. */
export function givenVariables(document: ComposeDocument, name: string, origin: BuildFacts['origin']): ReadonlyMap<string, string | undefined> | undefined {
  if (origin !== 'own') return undefined;
  const list = follow(document, find(document, buildOf(document, name), 'secrets'));
  const items = list?.node.kind === 'seq' ? list.node.items.map((item) => item.value) : [];
  const given = items.flatMap((node): readonly (readonly [string, string | undefined])[] => {
    const source = node.kind === 'scalar' ? textOf(node) : textOf(nodeAt(node, ['source']));
    const id = textOf(nodeAt(node, ['target'])) ?? source;
    if (source === undefined || id === undefined) return [];
    const definition = topLevelSecret(document, source)?.source;
    return [[id, definition !== undefined && definition !== 'other' && 'env' in definition ? definition.env : undefined]];
  });
  return new Map(given);
}

/**
 * The variables set in the `.env` file beside a compose file, which Compose reads by default. Only names are taken from it.
 * Source: https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file
 */
export function dotenvVariables(composePath: string, files: CompanionFiles): ReadonlySet<string> {
  const text = files.read(posix.join(posix.dirname(composePath), '.env')) ?? '';
  return new Set([...text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(?!["']{2}[ \t]*$)[^\s#]/gm)].map((match) => match[1] ?? ''));
}

/** Whether the Dockerfile of a service may declare a build argument. Searches for the name as a word; true if the Dockerfile is unknown. */
export function mayDeclare({ dockerfile }: BuiltService, argument: string, files: CompanionFiles): boolean {
  const text = dockerfile === undefined ? undefined : files.read(dockerfile);
  if (text === undefined) return true;
  return mayDeclareArgument(text, argument);
}
