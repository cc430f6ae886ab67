import { hasName } from '../../text/pattern.ts';
import type { CompanionFiles } from '../types.ts';
import { readYaml } from '../yaml/tree.ts';
import { buildFacts, buildOf, type ComposeDocument, composeDocument, resolveBuild, serviceNames } from './model.ts';
import { findArgs } from './plan.ts';
import { argSource } from './values.ts';
import { takesFromTop, topLevelSecret } from './wiring.ts';

/** A service that a compose file builds, as a command that builds it sees it. */
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
 * The variable that gives a service the secret `id`, which replaces the build argument `argument`. A compose file that has the secret says so; in one that
 * still passes the argument, the secret will come from the argument's variable. `fallback`: the variable if the file says neither. Undefined if the
 * value does not come from one plain variable.
 */
export function secretVariable({ name, document }: BuiltService, id: string, argument: string, fallback: string): string | undefined {
  const defined = takesFromTop(document, name, id) ? topLevelSecret(document, id)?.source : undefined;
  if (defined !== undefined) return defined !== 'other' && 'env' in defined ? defined.env : undefined;
  const entry = findArgs(document, buildOf(document, name), argument).at(-1);
  if (!entry) return fallback;
  const source = argSource(argument, entry.value);
  return source.kind === 'variable' ? source.name : undefined;
}

/** Whether the Dockerfile of a service may declare a build argument: a test of words, which says yes if the Dockerfile is unknown. */
export function mayDeclare({ dockerfile }: BuiltService, argument: string, files: CompanionFiles): boolean {
  const text = dockerfile === undefined ? undefined : files.read(dockerfile);
  if (text === undefined) return true;
  const declarations = text.match(/^[ \t]*ARG[ \t](?:\\\r?\n|[^\n])*/gim) ?? [];
  return declarations.some((declaration) => hasName(declaration, argument));
}
