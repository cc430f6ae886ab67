import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import type { Document } from '../../text/document.ts';
import type { BuildChange, BuildInvocation, CompanionCaveat, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { originalRange } from '../yaml/settled.ts';
import { textOf, type YamlPath, type YamlValue } from '../yaml/tree.ts';

/** Rewrites one kind of file through its editor. */
export type Rewriter = (
  editor: YamlEditor,
  document: Document,
  change: BuildChange,
  files: CompanionFiles,
) => { readonly caveats: readonly CompanionCaveat[]; readonly invocations: readonly BuildInvocation[] };

/** The names in a mapping of build arguments that the Dockerfile no longer takes. */
export function removedIn(editor: YamlEditor, path: YamlPath, change: BuildChange): readonly string[] {
  const args = editor.get(path);
  return args?.kind === 'map' ? args.pairs.map((pair) => pair.name).filter((name) => change.removedArgs.has(name)) : [];
}

/** The place of a key in the original document. */
export function keyRange(editor: YamlEditor, path: YamlPath): CompanionCaveat['range'] {
  const parent = editor.get(path.slice(0, -1));
  const pair = parent?.kind === 'map' ? parent.pairs.find((one) => one.name === path.at(-1)) : undefined;
  return originalRange(editor, pair?.range);
}

/** The change without the secrets that a build is given already. */
export function stillToGive(change: BuildChange, given: readonly string[]): BuildChange {
  return { ...change, secrets: change.secrets.filter(({ id, from }) => 'ssh' in from || !given.includes(id)) };
}

/** The secrets to pass to a build. Excluded are optional secrets whose argument the build never passed. */
export function wantedBy(passed: readonly string[], { secrets, removedArgs }: BuildChange): readonly BuildSecret[] {
  return secrets.filter(({ id, from, required }) => required || !('env' in from) || passed.some((name) => removedArgs.get(name) === id));
}

/** The ids of required secrets whose argument the build never passed. */
export function lackedBy(passed: readonly string[], { secrets, removedArgs }: BuildChange): readonly string[] {
  return secrets.flatMap(({ id, from, required }) => (required && 'env' in from && !passed.some((name) => removedArgs.get(name) === id) ? [id] : []));
}

/** The variable that gives a secret its value: the one that its build argument refers to, or its own. `reference`: how the format refers to a variable. */
export function variableOf(editor: YamlEditor, args: YamlPath, { id, from }: BuildSecret, { removedArgs }: BuildChange, reference: RegExp): string {
  const name = [...removedArgs].find(([one, replaced]) => replaced === id && editor.get([...args, one]) !== undefined)?.[0];
  const named = name === undefined ? undefined : reference.exec(textOf(editor.get([...args, name])) ?? '')?.[1];
  return named ?? ('env' in from ? from.env : id);
}

/**
 * Whether the arguments can go without a person: each has the value of one variable, or no secret replaces it, and the build needs no secret besides.
 * `reference`: how the format refers to a variable.
 */
export function areMovable(editor: YamlEditor, args: YamlPath, passed: readonly string[], change: BuildChange, reference: RegExp): boolean {
  const isPlain = (name: string): boolean => replacementOf(change, name) === undefined || reference.test(textOf(editor.get([...args, name])) ?? '');
  return (
    passed.length > 0 && passed.every(isPlain) && lackedBy(passed, change).length === 0 && wantedBy(passed, change).every((secret) => 'env' in secret.from)
  );
}

/** Removes arguments of a build; those that are all of a mapping give way to a new key with this value. Returns whether it wrote that key. */
export function replaceArguments(editor: YamlEditor, args: YamlPath, passed: readonly string[], key: string, value: YamlValue): boolean {
  const all = editor.get(args);
  const isEmptied = all?.kind === 'map' && all.pairs.length === passed.length;
  const parent = args.slice(0, -1);
  const isNew = editor.get([...parent, key]) === undefined && Object.keys(value).length > 0;
  if (isEmptied && isNew) return editor.replacePair(args, key, value);
  if (isNew) editor.insertPair(parent, key, value, { after: args.at(-1) ?? '' });
  for (const name of passed) editor.remove([...args, name], parent.length);
  return isNew;
}
