import { posix } from 'node:path';
import type { Document } from '../../text/document.ts';
import type { Edit } from '../../text/edit.ts';
import { applyEdits } from '../../text/edit.ts';
import type { BuildChange, BuildInvocation, Companion, CompanionCaveat, CompanionFiles, CompanionResult } from '../types.ts';
import { rewriteBakeJson } from './json.ts';
import { entriesOf, type HclAttribute, type HclBlock, type HclEntry, type HclToken, readHcl } from './syntax.ts';
import { bakeSecret, contextOf, literalOf, reachOf, readTargets } from './targets.ts';

/** Variables whose value bake takes from the environment, with an empty default: `variable "X" {}`. https://docs.docker.com/build/bake/variables/ */
function environmentVariables(file: HclBlock): ReadonlySet<string> {
  const names = file.blocks.flatMap((block) => {
    if (block.type !== 'variable') return [];
    const fallback = block.attributes.find((one) => one.name === 'default');
    const empty = !fallback || literalOf(fallback.value) === '' || (fallback.value.length === 1 && fallback.value[0]?.text === 'null');
    return empty ? [block.labels[0] ?? ''] : [];
  });
  return new Set(names);
}

/** The variable that a value is, `X` or `"${X}"`. */
function variableOf(value: readonly HclToken[]): string | undefined {
  const [only, more] = value;
  if (!only || more) return undefined;
  if (only.kind === 'name') return only.text;
  return only.kind === 'template' ? /^\$\{\s*([A-Za-z_]\w*)\s*\}$/.exec(only.text)?.[1] : undefined;
}

/** Whole lines of a range where nothing else stands on them, else the range with the comma and blanks behind it. */
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
}

/** The edits of one target block. */
function editTarget(text: string, block: HclBlock, args: HclAttribute | undefined, entries: readonly HclEntry[], wanted: Wanted): readonly Edit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits: Edit[] = [];
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

function rewriteHcl(document: Document, change: BuildChange): CompanionResult {
  const file = readHcl(document.text);
  const targets = readTargets(document.path, document.text);
  if (!file || !targets)
    return {
      edits: [],
      caveats: [{ range: undefined, message: 'not read as HCL: its builds must be given the secrets by hand', suggestion: undefined }],
      invocations: [],
    };
  const folder = posix.dirname(document.path);
  const variables = environmentVariables(file);
  const edits: Edit[] = [];
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  const blocks = file.blocks.filter((block) => block.type === 'target');
  const given = new Set<string>();
  const building: HclBlock[] = [];
  for (const [index, block] of blocks.entries()) {
    const target = targets[index];
    if (!target) continue;
    const reach = reachOf(target, targets, folder, change);
    const args = block.attributes.find((one) => one.name === 'args');
    const entries = args ? (entriesOf(args.value) ?? []) : [];
    const concerned = entries.filter((entry) => change.removedArgs.has(entry.key));
    if (reach === 'no') continue;
    if (reach === 'yes' && target.context !== 'absent')
      invocations.push({ context: contextOf(target, targets, folder), target: target.stage, service: undefined });
    const secretText = block.attributes.find((one) => one.name === 'secret');
    const present = (id: string): boolean =>
      secretText !== undefined && new RegExp(`\\bid\\s*=\\s*"?${id.replace(/\W/g, '\\$&')}\\b`).test(document.slice(secretText.range));
    const secrets: string[] = [];
    const gone: HclEntry[] = [];
    for (const entry of concerned) {
      const secret = change.secrets.find((one) => one.id === change.removedArgs.get(entry.key));
      const env = variableOf(entry.value);
      const text = secret && bakeSecret(secret, env ? { env } : secret.from, folder, change.context);
      const known = env !== undefined && variables.has(env);
      if (secret) given.add(secret.id);
      if (reach === 'maybe' || (secret && 'env' in secret.from && !present(secret.id) && !known)) {
        const reason =
          reach === 'maybe'
            ? 'other targets may take it too'
            : env === undefined
              ? 'its value is not a plain variable'
              : `variable "${env}" has a default that the secret would not have`;
        caveats.push({
          range: entry.range,
          message: `${entry.key} is no longer a build argument of the Dockerfile; not changed: ${reason}`,
          suggestion: text && `secret = [${JSON.stringify(text)}]`,
        });
        continue;
      }
      gone.push(entry);
      if (secret && 'env' in secret.from && text && !present(secret.id)) secrets.push(text);
    }
    if (reach === 'yes') building.push(block);
    const ssh: string[] = [];
    if (reach === 'yes' && !target.inherits.some((name) => targets.some((one) => one.name === name && reachOf(one, targets, folder, change) === 'yes'))) {
      for (const secret of change.secrets) {
        if ('file' in secret.from && !present(secret.id))
          secrets.push(bakeSecret(secret, secret.from, folder, contextOf(target, targets, folder) ?? change.context));
        if ('ssh' in secret.from && !block.attributes.some((one) => one.name === 'ssh')) ssh.push(secret.from.ssh);
      }
    }
    if (gone.length > 0 || secrets.length > 0 || ssh.length > 0) edits.push(...editTarget(document.text, block, args, entries, { secrets, ssh, gone }));
  }
  const [first] = building;
  const absent = change.secrets.filter(
    (secret) => 'env' in secret.from && secret.required && !given.has(secret.id) && !document.text.includes(`id=${secret.id}`),
  );
  if (first && absent.length > 0) {
    const range = { start: first.range.start, end: first.range.start + first.type.length };
    caveats.push({
      range,
      message: `this target must now be given ${absent.map((secret) => secret.id).join(', ')} as a secret`,
      suggestion: `secret = [${absent.map((secret) => JSON.stringify(bakeSecret(secret, secret.from, folder, change.context))).join(', ')}]`,
    });
  }
  // what was written must read back, with the same targets
  const after = readTargets(document.path, applyEdits(document.text, edits));
  if (JSON.stringify(after) !== JSON.stringify(targets))
    return {
      edits: [],
      caveats: [{ range: undefined, message: 'could not be changed in place: its builds must be given the secrets by hand', suggestion: undefined }],
      invocations,
    };
  return { edits, caveats, invocations };
}

function rewrite(document: Document, change: BuildChange, _files: CompanionFiles): CompanionResult {
  return document.path.endsWith('.hcl') ? rewriteHcl(document, change) : rewriteBakeJson(document, change);
}

/** Bake files: https://docs.docker.com/build/bake/reference/ */
export const bake: Companion = {
  kind: 'bake',
  matches: (path) => /(?:^|\/)docker-bake(?:\.[\w-]+)?\.(?:hcl|json)$/.test(path),
  rewrite,
};
