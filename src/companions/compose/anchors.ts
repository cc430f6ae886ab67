import { nodeAt } from '../yaml/edit.ts';
import { type ComposeDocument, composeDocument, textOf } from './model.ts';
import type { Session } from './report.ts';

/** Removes an extension such as `x-args: &args` if no alias uses it any more and all of its arguments were removed. */
export function dropUnusedAnchors(session: Session, before: ComposeDocument): void {
  const { editor, change } = session;
  const after = editor.root && composeDocument(before.path, editor.root);
  if (!after) return;
  for (const [name, path] of after.anchors) {
    const [key] = path ?? [];
    if (path?.length !== 1 || typeof key !== 'string' || !key.startsWith('x-')) continue;
    const count = (document: ComposeDocument): number => document.aliases.filter((alias) => alias.name === name).length;
    const node = nodeAt(after.root, path);
    const names =
      node?.kind === 'map'
        ? node.pairs.map((pair) => pair.name)
        : node?.kind === 'seq'
          ? node.items.map((item) => textOf({ path, node: item.value, via: [] })?.split('=')[0] ?? '')
          : [];
    if (count(before) > 0 && count(after) === 0 && names.length > 0 && names.every((one) => change.removedArgs.has(one)))
      editor.attempt(() => editor.remove(path));
  }
}
