import { posix } from 'node:path';
import type { Document } from '../../text/document.ts';
import { settle, unreadable } from '../shell/yaml-scripts.ts';
import type { BuildChange, BuildInvocation, CompanionCaveat, CompanionResult } from '../types.ts';
import { YamlEditor } from '../yaml/edit.ts';
import type { YamlPath } from '../yaml/tree.ts';
import { bakeSecret, contextOf, reachOf, readTargets } from './targets.ts';

/** Rewrites docker-bake.json in place. */
export function rewriteBakeJson(document: Document, change: BuildChange): CompanionResult {
  const editor = YamlEditor.open(document.text, 'json');
  if ('problem' in editor) return unreadable(editor, document.text, 'JSON');
  const targets = readTargets(document.path, document.text) ?? [];
  const folder = posix.dirname(document.path);
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  const add = (path: YamlPath, key: string, text: string): void => {
    if (editor.get([...path, key])) editor.insertItem([...path, key], text);
    else editor.insertPair(path, key, [text]);
  };
  for (const target of targets) {
    const path = ['target', target.name];
    const reach = reachOf(target, targets, folder, change);
    if (reach === 'no') continue;
    if (reach === 'yes') invocations.push({ context: contextOf(target, targets, folder), target: target.stage, service: undefined });
    const args = editor.get([...path, 'args']);
    const names = args?.kind === 'map' ? args.pairs.map((pair) => pair.name).filter((name) => change.removedArgs.has(name)) : [];
    const present = (id: string): boolean => {
      const list = editor.get([...path, 'secret']);
      return (
        list?.kind === 'seq' &&
        list.items.some(({ value }) => value.kind === 'scalar' && new RegExp(`(^|,)id=${id.replace(/\W/g, '\\$&')}(,|$)`).test(String(value.value)))
      );
    };
    for (const name of names) {
      const node = editor.get([...path, 'args', name]);
      const value = node?.kind === 'scalar' ? node.value : undefined;
      const secret = change.secrets.find((one) => one.id === change.removedArgs.get(name));
      // null takes the value from the variable of the same name
      const env = value === null ? name : typeof value === 'string' ? /^\$\{(\w+)\}$/.exec(value)?.[1] : undefined;
      const fallback = env === undefined ? undefined : editor.get(['variable', env, 'default']);
      const plain = env !== undefined && (value === null || !fallback || (fallback.kind === 'scalar' && (fallback.value === '' || fallback.value === null)));
      if (reach === 'maybe' || (secret && 'env' in secret.from && !present(secret.id) && !plain)) {
        const range = node && { start: editor.originalOffset(node.range.start), end: editor.originalOffset(node.range.end) };
        caveats.push({
          range,
          message: `${name} is no longer a build argument of the Dockerfile; not changed: ${reach === 'maybe' ? 'other targets may take it too' : 'its value is not a plain variable'}`,
          suggestion: secret && `"secret": [${JSON.stringify(bakeSecret(secret, secret.from, folder, change.context))}]`,
        });
        continue;
      }
      if (secret && 'env' in secret.from && !present(secret.id))
        add(path, 'secret', bakeSecret(secret, { env: env ?? secret.from.env }, folder, change.context));
      editor.remove([...path, 'args', name], path.length);
    }
    if (reach !== 'yes') continue;
    for (const secret of change.secrets) {
      const text = bakeSecret(secret, secret.from, folder, contextOf(target, targets, folder) ?? change.context);
      if ('file' in secret.from && !present(secret.id)) add(path, 'secret', text);
      else if ('ssh' in secret.from && !editor.get([...path, 'ssh'])) add(path, 'ssh', text);
      else if (
        'env' in secret.from &&
        secret.required &&
        !present(secret.id) &&
        ![...change.removedArgs].some(([name, id]) => id === secret.id && names.includes(name))
      )
        caveats.push({
          range: undefined,
          message: `target ${target.name} must now be given the secret ${secret.id}`,
          suggestion: `"secret": [${JSON.stringify(text)}]`,
        });
    }
  }
  return settle(editor, caveats, invocations);
}
