import { posix } from 'node:path';
import { isDockerfileAt } from '../default-dockerfile.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import { readYaml, type YamlPath } from '../yaml/tree.ts';
import { buildFacts, type ComposeDocument, composeDocument, find, follow, isComposeFile, type Located, resolveBuild, serviceNames, textOf } from './model.ts';
import { withDefaults } from './values.ts';
import { topLevelSecret } from './wiring.ts';

/** The files that a compose file includes, as written, with the place of each. */
export function includesOf(document: ComposeDocument): readonly { readonly path: YamlPath; readonly file: string }[] {
  const root: Located = { path: [], node: document.root, via: [] };
  const include = follow(document, find(document, root, 'include'));
  if (include?.node.kind !== 'seq') return [];
  return include.node.items.flatMap((item, index) => pathsIn({ path: ['include', index], node: item.value, via: [] }));
}

function pathsIn(item: Located): readonly { readonly path: YamlPath; readonly file: string }[] {
  const node = item.node.kind === 'map' ? item.node.pairs.find((pair) => pair.name === 'path')?.value : item.node;
  if (node?.kind === 'seq') return node.items.flatMap(({ value }) => (value.kind === 'scalar' ? [{ path: item.path, file: String(value.value) }] : []));
  const text = textOf(node && { ...item, node });
  return text === undefined ? [] : [{ path: item.path, file: text }];
}

/**
 * The included files that define this top-level secret, or will define it once they are rewritten. Compose merges them with the including file, and refuses a
 * second definition of a secret, even an equal one.
 */
export function includesDefining(document: ComposeDocument, id: string, change: BuildChange, files: CompanionFiles, depth = 0): readonly string[] {
  if (depth > 8) return [];
  return includesOf(document)
    .filter(({ file }) => {
      const known = withDefaults(file);
      const path = known === undefined ? undefined : posix.resolve(posix.dirname(document.path), known);
      const text = path === undefined ? undefined : files.read(path);
      const tree = text === undefined ? undefined : readYaml(text);
      if (path === undefined || !tree || 'problem' in tree) return false;
      return tree.roots.some((root) => {
        const included = composeDocument(path, root);
        return (
          topLevelSecret(included, id) !== undefined ||
          (isComposeFile(path) && builds(included, change, files)) ||
          includesDefining(included, id, change, files, depth + 1).length > 0
        );
      });
    })
    .map(({ file }) => file);
}

function builds(document: ComposeDocument, change: BuildChange, files: CompanionFiles): boolean {
  return serviceNames(document).some((name) => {
    const facts = buildFacts(document, name, files);
    return facts !== undefined && isDockerfileAt(resolveBuild(facts)?.dockerfile, change);
  });
}
