import { YamlEditor } from '../yaml/edit.ts';
import type { YamlNode, YamlProblem } from '../yaml/tree.ts';

/** Opens a Compose file for editing. Returns the problem if it cannot be parsed, or if Compose refuses it: a mapping with a second `<<`, which YAML allows. */
export function openCompose(text: string): YamlEditor | YamlProblem {
  const editor = YamlEditor.open(text);
  if ('problem' in editor) return editor;
  const second = secondMerge(editor.tree.roots);
  return second ? { problem: 'the key << is there twice', range: second } : editor;
}

/** Tried with Docker Compose 2.40: "mapping key "<<" already defined". */
function secondMerge(nodes: readonly YamlNode[]): YamlProblem['range'] | undefined {
  for (const node of nodes) {
    const second = node.kind === 'map' ? node.pairs.filter(({ name }) => name === '<<')[1] : undefined;
    if (second) return second.range;
    const below = node.kind === 'map' ? node.pairs : node.kind === 'seq' ? node.items : [];
    const found = secondMerge(below.map(({ value }) => value));
    if (found) return found;
  }
  return undefined;
}
