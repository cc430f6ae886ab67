import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import type { Document } from '../../text/document.ts';
import { literalPattern } from '../../text/pattern.ts';
import { type BuildChange, type BuildInvocation, type CompanionCaveat, type CompanionFiles, type CompanionResult, isMissed } from '../types.ts';
import { YamlEditor } from '../yaml/edit.ts';
import { originalRange, settle } from '../yaml/settled.ts';
import { unreadable } from '../yaml/unreadable.ts';
import { bakeSecret, contextOf, isAbstract, isForNothing, reachOf, readTargets, withParents } from './targets.ts';
import { dropJsonVariables } from './unused-variables.ts';

/** The state of rewriting docker-bake.json. */
interface Session {
  readonly editor: YamlEditor;
  readonly change: BuildChange;
  readonly files: CompanionFiles;
  readonly folder: string;
  readonly caveats: CompanionCaveat[];
  /** Variables that a removed argument read. */
  readonly dropped: string[];
}

/** Rewrites docker-bake.json in place. */
export function rewriteBakeJson(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const editor = YamlEditor.open(document.text, 'json');
  if ('problem' in editor) return unreadable(editor, document.text, 'JSON', change);
  const targets = readTargets(document.path, document.text) ?? [];
  const folder = posix.dirname(document.path);
  const session: Session = { editor, change, files, folder, caveats: [], dropped: [] };
  const invocations: BuildInvocation[] = [];
  const before = passedByTarget(session);
  for (const target of targets) {
    const reach = reachOf(target, targets, folder, change);
    if (reach === 'no') continue;
    const context = contextOf(target, targets, folder);
    if (reach === 'yes') invocations.push({ context, target: target.stage, service: undefined });
    const args = editor.get(['target', target.name, 'args']);
    const names = args?.kind === 'map' ? args.pairs.map((pair) => pair.name).filter((name) => change.removedArgs.has(name)) : [];
    for (const name of names) replaceArgument(session, target.name, name, reach);
    if (reach !== 'yes') continue;
    const above = withParents(target, targets).flatMap(({ name }) => before.get(name) ?? []);
    giveOthers(session, { name: target.name, stage: target.stage, passed: isAbstract(target, targets) ? undefined : above }, context ?? change.context);
  }
  dropJsonVariables(editor, document.path, session.dropped, files);
  return settle(editor, session.caveats, invocations);
}

/** The names of the build arguments that each target itself passes, and the ids of its own secrets. */
function passedByTarget({ editor }: Session): ReadonlyMap<string, readonly string[]> {
  const targets = editor.get(['target']);
  if (targets?.kind !== 'map') return new Map();
  return new Map(
    targets.pairs.map(({ name }) => {
      const args = editor.get(['target', name, 'args']);
      const secrets = editor.get(['target', name, 'secret']);
      const ids =
        secrets?.kind === 'seq'
          ? secrets.items.flatMap(({ value }) => (value.kind === 'scalar' ? (/(?:^|,)id=([^,]*)/.exec(String(value.value))?.[1] ?? []) : []))
          : [];
      return [name, [...(args?.kind === 'map' ? args.pairs.map((pair) => pair.name) : []), ...ids]];
    }),
  );
}

/** Whether the list `secret` of a target has this id. */
function givesSecret({ editor }: Session, target: string, id: string): boolean {
  const list = editor.get(['target', target, 'secret']);
  const pattern = new RegExp(`(^|,)id=${literalPattern(id)}(,|$)`);
  return list?.kind === 'seq' && list.items.some(({ value }) => value.kind === 'scalar' && pattern.test(String(value.value)));
}

function addItem({ editor }: Session, target: string, key: 'secret' | 'ssh', text: string): void {
  const path = ['target', target];
  if (editor.get([...path, key])) editor.insertItem([...path, key], text);
  else editor.insertPair(path, key, [text]);
}

/** The index of the secret of a target that gives the variable under an id that nothing mounts. */
function idleSecret({ editor, change, files }: Session, target: string, env: string): number | undefined {
  const list = editor.get(['target', target, 'secret']);
  const at = list?.kind === 'seq' ? list.items.findIndex(({ value }) => value.kind === 'scalar' && isForNothing(String(value.value), env, change, files)) : -1;
  return at < 0 ? undefined : at;
}

/** Replaces an argument by a secret, or reports why that is not possible. */
function replaceArgument(session: Session, target: string, name: string, reach: 'yes' | 'maybe'): void {
  const { editor, change, folder, caveats } = session;
  const path = ['target', target, 'args', name];
  const node = editor.get(path);
  const value = node?.kind === 'scalar' ? node.value : undefined;
  const secret = replacementOf(change, name);
  const isWanted = secret !== undefined && 'env' in secret.from && !givesSecret(session, target, secret.id);
  // null means the variable of the same name
  const env = value === null ? name : typeof value === 'string' ? /^\$\{(\w+)\}$/.exec(value)?.[1] : undefined;
  const fallback = env === undefined ? undefined : editor.get(['variable', env, 'default']);
  const plain = env !== undefined && (value === null || !fallback || (fallback.kind === 'scalar' && (fallback.value === '' || fallback.value === null)));
  if (reach === 'maybe' || (isWanted && !plain)) {
    caveats.push({
      range: originalRange(editor, node?.range),
      message: `${name} is no longer a build argument of the Dockerfile; not changed: ${reach === 'maybe' ? 'other targets may use it too' : 'its value is not a plain variable'}`,
      suggestion: secret && `"secret": [${JSON.stringify(bakeSecret(secret, secret.from, folder, change.context))}]`,
      breaks: { names: [name], certain: reach === 'yes' },
    });
    return;
  }
  if (isWanted && 'env' in secret.from) {
    const given = { env: env ?? secret.from.env };
    const text = bakeSecret(secret, given, folder, change.context);
    const idle = idleSecret(session, target, given.env);
    if (idle === undefined || !editor.setScalar(['target', target, 'secret', idle], text)) addItem(session, target, 'secret', text);
  }
  editor.remove(path, 2);
  if (env !== undefined) session.dropped.push(env);
}

/** A target that builds the Dockerfile. */
interface GivenTarget {
  readonly name: string;
  readonly stage: string | undefined;
  /** Names of its arguments and ids of its secrets, including inherited ones; undefined if the target only exists to be inherited. */
  readonly passed: readonly string[] | undefined;
}

/** Adds the secrets that replace no argument: files and ssh agents. For secrets from variables it only adds a caveat. */
function giveOthers(session: Session, { name: target, stage, passed }: GivenTarget, context: string): void {
  const { editor, change, folder, caveats } = session;
  for (const secret of change.secrets) {
    const text = bakeSecret(secret, secret.from, folder, context);
    if ('ssh' in secret.from) {
      if (!editor.get(['target', target, 'ssh'])) addItem(session, target, 'ssh', text);
      continue;
    }
    if (givesSecret(session, target, secret.id)) continue;
    if ('file' in secret.from) addItem(session, target, 'secret', text);
    else if (isMissed(change, secret, stage) && passed && !passed.some((one) => one === secret.id || change.removedArgs.get(one) === secret.id))
      caveats.push({
        misses: [secret.id],
        lacks: [secret.id],
        range: originalRange(editor, editor.get(['target', target])?.range),
        message: `target ${target} must now pass the secret ${secret.id}`,
        suggestion: `"secret": [${JSON.stringify(text)}]`,
      });
  }
}
