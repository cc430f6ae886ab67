import { posix } from 'node:path';
import { replacementOf } from '../../caller-change.ts';
import type { Document } from '../../text/document.ts';
import type { Edit } from '../../text/edit.ts';
import { applyEdits } from '../../text/edit.ts';
import { literalPattern } from '../../text/pattern.ts';
import {
  type BuildChange,
  type BuildInvocation,
  type Companion,
  type CompanionCaveat,
  type CompanionFiles,
  type CompanionResult,
  isMissed,
  UNRELATED,
} from '../types.ts';
import { rewriteBakeJson } from './json.ts';
import { entriesOf, type HclAttribute, type HclBlock, type HclEntry, type HclToken, readHcl } from './syntax.ts';
import { type BakeTarget, bakeSecret, contextOf, isAbstract, isForNothing, literalOf, reachOf, readTargets, withParents } from './targets.ts';
import { dropHclVariables } from './unused-variables.ts';

/** Variables that bake takes from the environment, with an empty default: `variable "X" {}`. https://docs.docker.com/build/bake/variables/ */
function environmentVariables(file: HclBlock): ReadonlySet<string> {
  const names = file.blocks.flatMap((block) => {
    if (block.type !== 'variable') return [];
    const fallback = block.attributes.find((one) => one.name === 'default');
    const empty = !fallback || literalOf(fallback.value) === '' || (fallback.value.length === 1 && fallback.value[0]?.text === 'null');
    return empty ? [block.labels[0] ?? ''] : [];
  });
  return new Set(names);
}

/** The variable if a value is just that variable: `X` or `"${X}"`. */
function variableOf(value: readonly HclToken[]): string | undefined {
  const [only, more] = value;
  if (!only || more) return undefined;
  if (only.kind === 'name') return only.text;
  return only.kind === 'template' ? /^\$\{\s*([A-Za-z_]\w*)\s*\}$/.exec(only.text)?.[1] : undefined;
}

/** The range to remove: whole lines if the range fills them, otherwise the range with one neighbouring comma. */
function withLine(text: string, range: { start: number; end: number }): { start: number; end: number } {
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const behind = /^[ \t]*,?[ \t]*(?:(?:#|\/\/)[^\n]*)?\r?(?:\n|$)/.exec(text.slice(range.end))?.[0];
  if (behind !== undefined && /^[ \t]*$/.test(text.slice(lineStart, range.start))) return { start: lineStart, end: range.end + behind.length };
  const comma = /^[ \t]*,[ \t]*/.exec(text.slice(range.end))?.[0];
  if (comma) return { start: range.start, end: range.end + comma.length };
  const before = /,?[ \t]*$/.exec(text.slice(0, range.start))?.[0].length ?? 0;
  return { start: range.start - before, end: range.end };
}

interface Wanted {
  readonly secrets: readonly string[];
  readonly ssh: readonly string[];
  readonly gone: readonly HclEntry[];
  /** Secrets that get another text. */
  readonly renamed: readonly { readonly entry: HclEntry; readonly text: string }[];
}

/** The edits of one target block. */
function editTarget(text: string, block: HclBlock, args: HclAttribute | undefined, entries: readonly HclEntry[], wanted: Wanted): readonly Edit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits: Edit[] = wanted.renamed.map(({ entry, text: renamed }) => ({ range: entry.range, text: JSON.stringify(renamed) }));
  const lines: string[] = [];
  for (const [name, list] of [
    ['secret', wanted.secrets],
    ['ssh', wanted.ssh],
  ] as const) {
    if (list.length === 0) continue;
    const texts = list.map((one) => JSON.stringify(one));
    const own = block.attributes.find((one) => one.name === name);
    const items = own ? entriesOf(own.value) : undefined;
    const last = items?.at(-1);
    if (!own) lines.push(`${name} = [${texts.join(', ')}]`);
    else if (last) edits.push({ range: { start: last.range.end, end: last.range.end }, text: `, ${texts.join(', ')}` });
    else edits.push({ range: { start: own.value[0]?.range.start ?? 0, end: own.range.end }, text: `[${texts.join(', ')}]` });
  }
  const anchor = args ?? block.attributes.at(-1);
  const indent = anchor ? (/[ \t]*$/.exec(text.slice(0, anchor.range.start))?.[0] ?? '') : '  ';
  const all = args !== undefined && entries.length > 0 && wanted.gone.length === entries.length;
  if (args && all && lines.length > 0) edits.push({ range: args.range, text: lines.join(`${eol}${indent}`) });
  else {
    if (args && all) edits.push({ range: withLine(text, args.range), text: '' });
    else for (const entry of wanted.gone) edits.push({ range: withLine(text, entry.range), text: '' });
    if (lines.length > 0 && anchor)
      edits.push({ range: { start: anchor.range.end, end: anchor.range.end }, text: lines.map((line) => `${eol}${indent}${line}`).join('') });
    else if (lines.length > 0) {
      const at = block.range.end - 1;
      const open = text.lastIndexOf('{', at) + 1;
      edits.push({ range: { start: open, end: at }, text: `${eol}${lines.map((line) => `${indent}${line}${eol}`).join('')}` });
    }
  }
  return edits;
}

/** The state of rewriting one bake file. */
interface Session {
  readonly document: Document;
  readonly change: BuildChange;
  readonly files: CompanionFiles;
  readonly folder: string;
  readonly targets: readonly BakeTarget[];
  /** The result of `environmentVariables`. */
  readonly variables: ReadonlySet<string>;
  /** All variables that the file declares. */
  readonly declared: ReadonlySet<string>;
  readonly caveats: CompanionCaveat[];
  /** Variables that a removed argument read. */
  readonly dropped: string[];
}

/** One target of the file, and its block. */
interface TargetBlock {
  readonly block: HclBlock;
  readonly target: BakeTarget;
  readonly reach: 'yes' | 'maybe';
}

function rewriteHcl(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const file = readHcl(document.text);
  const targets = readTargets(document.path, document.text);
  if (!file || !targets) return byHand('cannot be parsed as HCL');
  const folder = posix.dirname(document.path);
  const declared = new Set(file.blocks.flatMap((block) => (block.type === 'variable' ? (block.labels[0] ?? []) : [])));
  const session: Session = { document, change, files, folder, targets, variables: environmentVariables(file), declared, caveats: [], dropped: [] };
  const blocks = file.blocks.filter((block) => block.type === 'target');
  const concerned = blocks.flatMap((block, index): readonly TargetBlock[] => {
    const target = targets[index];
    const reach = target ? reachOf(target, targets, folder, change) : 'no';
    return target && reach !== 'no' ? [{ block, target, reach }] : [];
  });
  const own = concerned.flatMap((one) => rewriteTarget(session, one));
  const edits = [...own, ...dropHclVariables(document.path, document.text, applyEdits(document.text, own), session.dropped, files)];
  const building = concerned.filter(({ reach }) => reach === 'yes');
  for (const one of building) if (!isAbstract(one.target, targets)) reportAbsent(session, one, blocks);
  const invocations = building
    .filter(({ target }) => target.context !== 'absent')
    .map(({ target }): BuildInvocation => ({ context: contextOf(target, targets, folder), target: target.stage, service: undefined }));
  // safety check: the written text must parse, to the same targets
  const after = readTargets(document.path, applyEdits(document.text, edits));
  if (JSON.stringify(after) !== JSON.stringify(targets)) return { ...byHand('could not be changed in place'), invocations };
  return { edits, caveats: session.caveats, invocations };
}

function byHand(why: string): CompanionResult {
  return { ...UNRELATED, caveats: [{ range: undefined, message: `${why}: pass the secrets to its builds by hand`, suggestion: undefined }] };
}

/** Removes the arguments of a target that the Dockerfile no longer takes, and adds the secrets. */
function rewriteTarget(session: Session, { block, target, reach }: TargetBlock): readonly Edit[] {
  const { document, change, folder, targets } = session;
  const args = block.attributes.find((one) => one.name === 'args');
  const entries = args ? (entriesOf(args.value) ?? []) : [];
  const wanted = { secrets: [] as string[], ssh: [] as string[], gone: [] as HclEntry[], renamed: [] as { entry: HclEntry; text: string }[] };
  const has = (id: string): boolean => givesSecret(document, block, id);
  for (const entry of entries.filter((one) => change.removedArgs.has(one.key))) {
    const secret = replacementOf(change, entry.key);
    const env = variableOf(entry.value);
    const text = secret && bakeSecret(secret, env && env !== 'null' ? { env } : secret.from, folder, change.context);
    const isUnclear = secret !== undefined && 'env' in secret.from && !has(secret.id) && !(env !== undefined && session.variables.has(env));
    if (reach === 'maybe' || isUnclear) {
      session.caveats.push({
        range: entry.range,
        message: `${entry.key} is no longer a build argument of the Dockerfile; not changed: ${whyUnclear(session, reach, env)}`,
        suggestion: text && `secret = [${JSON.stringify(text)}]`,
        breaks: { names: [entry.key], certain: reach === 'yes' },
      });
      continue;
    }
    wanted.gone.push(entry);
    if (env !== undefined) session.dropped.push(env);
    // of a key that stands twice, the last counts
    const isInForce = entries.findLast(({ key }) => key === entry.key) === entry;
    if (!secret || !('env' in secret.from) || !text || has(secret.id) || !isInForce) continue;
    const idle = env === undefined ? undefined : idleSecret(session, block, env);
    if (idle && !wanted.renamed.some(({ entry: other }) => other === idle)) wanted.renamed.push({ entry: idle, text });
    else wanted.secrets.push(text);
  }
  const inherits = target.inherits.some((name) => targets.some((one) => one.name === name && reachOf(one, targets, folder, change) === 'yes'));
  for (const secret of reach === 'yes' && !inherits ? change.secrets : []) {
    if ('file' in secret.from && !has(secret.id))
      wanted.secrets.push(bakeSecret(secret, secret.from, folder, contextOf(target, targets, folder) ?? change.context));
    if ('ssh' in secret.from && !block.attributes.some((one) => one.name === 'ssh')) wanted.ssh.push(secret.from.ssh);
  }
  const isChanged = wanted.gone.length + wanted.secrets.length + wanted.ssh.length > 0;
  return isChanged ? editTarget(document.text, block, args, entries, wanted) : [];
}

/** The secret of a target that gives the variable under an id that nothing mounts. */
function idleSecret({ change, files }: Session, block: HclBlock, env: string): HclEntry | undefined {
  const list = entriesOf(block.attributes.find((one) => one.name === 'secret')?.value ?? []);
  return list?.find(({ value }) => isForNothing(literalOf(value) ?? '', env, change, files));
}

function whyUnclear({ declared }: Session, reach: TargetBlock['reach'], env: string | undefined): string {
  if (reach === 'maybe') return 'other targets may use it too';
  if (env === 'null') return 'its value null leaves it to --set or to the Dockerfile';
  if (env !== undefined && !declared.has(env)) return `the file declares no variable "${env}" that takes its value from the environment`;
  return env === undefined ? 'its value is not a plain variable' : `variable "${env}" has a default that the secret would not have`;
}

/** Whether the `secret` of a target has this id. */
function givesSecret(document: Document, block: HclBlock, id: string): boolean {
  const secret = block.attributes.find((one) => one.name === 'secret');
  return secret !== undefined && new RegExp(`\\bid\\s*=\\s*"?${literalPattern(id)}\\b`).test(document.slice(secret.range));
}

/** Reports the required secrets for which a target passes no argument, neither its own nor an inherited one. */
function reportAbsent({ document, change, folder, targets, caveats }: Session, { block, target }: TargetBlock, blocks: readonly HclBlock[]): void {
  const above = withParents(target, targets).flatMap(({ name }) => blocks.filter(({ labels }) => labels[0] === name));
  const passed = new Set(above.flatMap((one) => entriesOf(one.attributes.find(({ name }) => name === 'args')?.value ?? [])?.map(({ key }) => key) ?? []));
  const absent = change.secrets.filter(
    (secret) =>
      'env' in secret.from &&
      isMissed(change, secret, target.stage) &&
      ![...change.removedArgs].some(([name, replaced]) => replaced === secret.id && passed.has(name)) &&
      !above.some((one) => givesSecret(document, one, secret.id)),
  );
  if (absent.length === 0) return;
  caveats.push({
    misses: absent.map((secret) => secret.id),
    lacks: absent.map((secret) => secret.id),
    range: { start: block.range.start, end: block.range.start + block.type.length },
    message: `this target must now pass ${absent.map((secret) => secret.id).join(', ')} as a secret`,
    suggestion: `secret = [${absent.map((secret) => JSON.stringify(bakeSecret(secret, secret.from, folder, change.context))).join(', ')}]`,
  });
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  return document.path.endsWith('.hcl') ? rewriteHcl(document, change, files) : rewriteBakeJson(document, change, files);
}

/** Bake files: https://docs.docker.com/build/bake/reference/ */
export const bake: Companion = {
  kind: 'bake',
  matches: (path) => /(?:^|\/)docker-bake(?:\.[\w-]+)?\.(?:hcl|json)$/.test(path),
  rewrite,
};
