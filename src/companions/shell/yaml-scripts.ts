import type { BuildChange, BuildInvocation, CompanionCaveat, CompanionFiles, CompanionResult } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { originalRange, settle } from '../yaml/settled.ts';
import type { YamlNode, YamlPath } from '../yaml/tree.ts';
import { bakeSettings, strayArguments } from './reports.ts';
import { withComputed } from './unnamed-arguments.ts';
import { rewriteYamlScript, type YamlScript } from './yaml-shell.ts';

/** The scalars below a node in order: the items of a list, of lists in it, or the node itself. */
export function scalarPaths(node: YamlNode | undefined, path: YamlPath): readonly YamlPath[] {
  if (node?.kind === 'seq') return node.items.flatMap((item, index) => scalarPaths(item.value, [...path, index]));
  return node?.kind === 'scalar' && typeof node.value === 'string' ? [path] : [];
}

/** Calls `visit` for every mapping below a node, outermost first, with its path. */
export function eachMap(node: YamlNode | undefined, path: YamlPath, visit: (map: YamlNode & { readonly kind: 'map' }, path: YamlPath) => void): void {
  if (node?.kind === 'map') {
    visit(node, path);
    for (const pair of node.pairs) eachMap(pair.value, [...path, pair.name], visit);
  } else if (node?.kind === 'seq') for (const [index, item] of node.items.entries()) eachMap(item.value, [...path, index], visit);
}

/** Its `args` are build arguments: https://github.com/buildkite-plugins/docker-compose-buildkite-plugin */
const COMPOSE_PLUGIN = /(?:^|\/)docker-compose#/;

/** Reports values of keys like `build_args` that name a removed build argument; the keys belong to tools that we cannot rewrite with certainty. */
export function argumentInputs(
  editor: YamlEditor,
  change: BuildChange,
  skip: (path: YamlPath) => boolean,
  suggest: (id: string, name: string) => string,
): readonly CompanionCaveat[] {
  const caveats: CompanionCaveat[] = [];
  const tell = (node: YamlNode, text: string, isFromEnv: boolean): void => {
    const written = /^\s*"?(\w+)/.exec(text)?.[1] ?? '';
    // the plugin also passes a lower-case variable by its upper-case name: https://github.com/drone-plugins/drone-docker/blob/master/docker.go
    const name = isFromEnv && !change.removedArgs.has(written) ? written.toUpperCase() : written;
    if (!change.removedArgs.has(name)) return;
    const id = change.removedArgs.get(name);
    caveats.push({
      range: originalRange(editor, node.range),
      message: `${name} is passed on as a build argument; the changed Dockerfile takes it as a secret`,
      suggestion: id === undefined ? undefined : suggest(id, name),
      breaks: { names: [name], certain: false },
    });
  };
  eachMap(editor.root, [], (map, path) => {
    for (const { name, value } of map.pairs) {
      const key = /^build[-_]?(?:args?|arguments)([-_]from[-_]env)?$/i.exec(name);
      const isPlugin = name === 'args' && COMPOSE_PLUGIN.test(String(path.at(-1) ?? ''));
      if ((!key && !isPlugin) || skip([...path, name])) continue;
      const isFromEnv = key?.[1] !== undefined;
      if (value.kind === 'map') for (const pair of value.pairs) tell(pair.key, pair.name, isFromEnv);
      else if (value.kind === 'seq') for (const item of value.items) if (item.value.kind === 'scalar') tell(item.value, String(item.value.value), isFromEnv);
      if (value.kind === 'scalar') for (const line of String(value.value).split(/[\n,]/)) tell(value, line, isFromEnv);
    }
  });
  return caveats;
}

/** Rewrites the scripts of a YAML file, and reports removed arguments elsewhere in the file. */
export function rewriteScripts(editor: YamlEditor, scripts: readonly YamlScript[], change: BuildChange, files: CompanionFiles): CompanionResult {
  const original = editor.text;
  const covered = scripts.flatMap((script) => script.parts.flatMap((path) => editor.get(path)?.range ?? []));
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  for (const script of scripts) {
    const result = rewriteYamlScript(editor, script, change, files);
    caveats.push(...result.caveats);
    invocations.push(...result.invocations);
  }
  caveats.push(...strayArguments(original, change, covered, files.root), ...bakeSettings(original, change, editor.edits() ?? [], files.root));
  return settle(editor, withComputed(original, change, caveats, files.root), invocations);
}
