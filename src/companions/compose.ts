import { posix } from 'node:path';
import type { Document } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import { type BuildFacts, buildFacts, buildOf, type ComposeDocument, composeDocument, extendsOf, find, follow, type Located, resolveBuild, textOf } from './compose-model.ts';
import { aliasesOf, type ArgEntry, type ComposeSource, findArgs, planService, type ServicePlan, type WantedSecret } from './compose-plan.ts';
import { withDefaults } from './compose-values.ts';
import { defineSecret, type Ours, topLevelSecret, wireBuild } from './compose-wiring.ts';
import type { BuildChange, BuildInvocation, Companion, CompanionCaveat, CompanionFiles, CompanionResult } from './types.ts';
import { nodeAt, YamlEditor } from './yaml-edit.ts';
import type { YamlPath, YamlTree } from './yaml-tree.ts';

/**
 * Compose files. The services that build the Dockerfile lose the arguments that it no longer takes and are given its secrets.
 * Source: https://docs.docker.com/reference/compose-file/build/#secrets, https://docs.docker.com/reference/compose-file/secrets/
 */
export const compose: Companion = { kind: 'compose', matches: isComposeFile, rewrite };

/** Whether a file has a name that Compose files have: compose.yaml, docker-compose.prod.yml, … */
export function isComposeFile(path: string): boolean {
  return /(?:^|[/.-])(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$/i.test(path) && !/(?:^|\/)\.github\//.test(path);
}

interface Session {
  readonly document: Document;
  readonly editor: YamlEditor;
  /** The text as given. */
  readonly original: YamlTree;
  readonly change: BuildChange;
  readonly files: CompanionFiles;
  readonly caveats: CompanionCaveat[];
  readonly invocations: BuildInvocation[];
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const editor = YamlEditor.open(document.text);
  if ('problem' in editor) return { edits: [], caveats: [{ range: editor.range, message: `not valid YAML, left alone: ${editor.problem}`, suggestion: undefined }], invocations: [] };
  const session: Session = { document, editor, original: editor.tree, change, files, caveats: [], invocations: [] };
  for (const index of editor.tree.roots.keys()) {
    editor.document = index;
    rewriteDocument(session);
  }
  return { edits: editor.edits() ?? [], caveats: session.caveats, invocations: session.invocations };
}

interface Builder {
  readonly name: string;
  readonly facts: BuildFacts;
}

function rewriteDocument(session: Session): void {
  const { editor, change } = session;
  if (!editor.root) return;
  const document = composeDocument(session.document.path, editor.root);
  const plans: ServicePlan[] = [];
  for (const { name, facts } of buildersOf(session, document)) {
    const resolved = resolveBuild(facts);
    if (!resolved) reportUnknown(session, document, name, facts);
    if (resolved?.dockerfile !== change.dockerfile) continue;
    session.invocations.push({ context: resolved.context, target: facts.target, service: name });
    plans.push(planService(document, name, facts, change));
  }
  reportForeignFiles(session, document);
  const ours = { services: new Set(plans.map((plan) => plan.name)), explained: new Set(plans.flatMap((plan) => aliasesOf(document, plan))) };
  for (const plan of plans) rewriteService(session, document, plan, ours);
  dropUnusedAnchors(session, document);
}

function buildersOf(session: Session, document: ComposeDocument): readonly Builder[] {
  const root: Located = { path: [], node: document.root, via: [] };
  const services = follow(document, find(document, root, 'services'));
  if (services?.node.kind !== 'map') return [];
  return services.node.pairs.flatMap(({ name }) => {
    const facts = name === '' ? undefined : buildFacts(document, name, session.files);
    return facts ? { name, facts } : [];
  });
}

/** Where a node stands in the document as given. A document is planned before it is edited, so its paths are those of the original. */
function rangeOf(session: Session, path: YamlPath): Range | undefined {
  return nodeAt(session.original.roots[session.editor.document], path)?.range;
}

function report(session: Session, path: YamlPath, message: string, suggestion?: string): void {
  session.caveats.push({ range: rangeOf(session, path), message, suggestion });
}

function rewriteService(session: Session, document: ComposeDocument, plan: ServicePlan, ours: Ours): void {
  const { editor, change } = session;
  const secrets = plan.secrets.filter((secret) => canDefine(session, plan, secret));
  for (const entry of plan.entries) if (entry.kind === 'computed') reportComputed(session, plan, entry);
  const withheld = new Set(change.secrets.filter(({ id, from }) => !('ssh' in from) && !secrets.some((secret) => secret.id === id)).map((secret) => secret.id));
  const entries = plan.entries.filter((entry) => entry.id === undefined || !withheld.has(entry.id));
  let problem: string | undefined;
  const done = editor.attempt(() => {
    problem = wireBuild(editor, document.path, { ...plan, entries }, secrets, plan.facts.origin === 'own', ours);
    return problem === undefined && toDefine(plan, secrets, change).every((secret) => isDefined(session, secret.id) || defineSecret(editor, secret.id, secret.source));
  });
  if (done) for (const entry of entries) reportEntry(session, entry, secrets);
  else report(session, ['services', plan.name], `service "${plan.name}" was left alone: ${problem ?? 'its secrets cannot be added to "secrets" here'}`, snippet(plan.secrets, plan.ssh));
}

/** The secrets that this file must define: not those of an override or of a service that is extended here, whose own file does. */
function toDefine(plan: ServicePlan, secrets: readonly WantedSecret[], change: BuildChange): readonly WantedSecret[] {
  if (plan.facts.origin === 'extended') return [];
  if (plan.facts.origin !== 'overridden') return secrets;
  return secrets.filter(({ id, source, explicit }) => explicit && !change.secrets.some(({ id: other, from }) => other === id && 'env' in from && 'env' in source && from.env === source.env));
}

function currentSecret(session: Session, id: string): ReturnType<typeof topLevelSecret> {
  return session.editor.root && topLevelSecret(composeDocument(session.document.path, session.editor.root), id);
}

function isDefined(session: Session, id: string): boolean {
  return currentSecret(session, id) !== undefined;
}

function isSame(a: ComposeSource, b: ComposeSource): boolean {
  return 'env' in a ? 'env' in b && a.env === b.env : 'file' in b && posix.normalize(a.file) === posix.normalize(b.file);
}

/** Whether the top level can give the secret under its id; says why not, or that it comes from somewhere else than expected. */
function canDefine(session: Session, plan: ServicePlan, secret: WantedSecret): boolean {
  const existing = currentSecret(session, secret.id);
  if (!existing || (existing.source !== 'other' && isSame(existing.source, secret.source))) return true;
  const place = ['secrets', secret.id];
  if (existing.source === 'other') {
    report(session, place, `the secret "${secret.id}" is defined here without "environment" or "file", which a build does not get`, snippet([secret], []));
    return false;
  }
  const from = 'env' in existing.source ? `the variable ${existing.source.env}` : `the file ${existing.source.file}`;
  if (!secret.explicit) {
    report(session, place, `the build of service "${plan.name}" gets the secret "${secret.id}" as it is defined here, from ${from}`);
    return true;
  }
  report(session, place, `the secret "${secret.id}" comes from ${from}, but the build of service "${plan.name}" took another value; the service was left alone`, snippet([secret], []));
  return false;
}

function reportComputed(session: Session, plan: ServicePlan, entry: ArgEntry): void {
  const secret = session.change.secrets.find(({ id }) => id === entry.id);
  const source = secret && 'env' in secret.from ? [{ id: secret.id, source: { env: secret.from.env }, explicit: false }] : [];
  report(session, entry.located.path, `"${entry.name}" of service "${plan.name}" has a default or a text around its variable, which a secret cannot have: set the variable to the whole value and replace the argument`, snippet(source, []));
}

function reportEntry(session: Session, entry: ArgEntry, secrets: readonly WantedSecret[]): void {
  const source = secrets.find(({ id }) => id === entry.id)?.source;
  const variable = source && 'env' in source ? source.env : undefined;
  if (entry.kind === 'literal') {
    report(session, entry.located.path, `the value of "${entry.name}" stood in this file and in its history: rotate it${variable ? `, and set the variable ${variable} for the build` : ''}`);
  } else if (entry.checked && variable) {
    report(session, entry.located.path, `Compose no longer stops when ${variable} is not set: a secret from an unset variable is empty. Check it before the build`, `: "\${${variable}:?not set}"`);
  }
}

/** The text to paste where the file could not be changed. */
function snippet(secrets: readonly WantedSecret[], ssh: readonly string[]): string | undefined {
  if (secrets.length === 0 && ssh.length === 0) return undefined;
  const list = (key: string, ids: readonly string[]): readonly string[] => (ids.length === 0 ? [] : [`  ${key}:`, ...ids.map((id) => `    - ${id}`)]);
  const build = ['build:', ...list('secrets', secrets.map(({ id }) => id)), ...list('ssh', ssh)];
  const top = secrets.flatMap(({ id, source }) => [`  ${id}:`, 'env' in source ? `    environment: ${source.env}` : `    file: ${source.file}`]);
  return [...build, ...(top.length === 0 ? [] : ['secrets:', ...top])].join('\n');
}

/** A service whose context is not known, or whose Dockerfile stands in the file, and which passes an argument that the Dockerfile no longer takes. */
function reportUnknown(session: Session, document: ComposeDocument, name: string, facts: BuildFacts): void {
  const build = buildOf(document, name);
  for (const [arg, id] of session.change.removedArgs) {
    const [found] = findArgs(document, build, arg);
    if (!found) continue;
    const why = facts.inline ? 'builds a Dockerfile that stands in this file and is not read' : 'may build this Dockerfile: its context is not a plain path';
    const secret = session.change.secrets.find((one) => one.id === id);
    const text = secret && 'env' in secret.from ? snippet([{ id: secret.id, source: { env: secret.from.env }, explicit: false }], []) : undefined;
    report(session, found.located.path, `service "${name}" ${why}; it passes "${arg}" as a build argument`, text);
  }
}

/** Files that this one includes or extends and that no companion looks at, because of their name. */
function reportForeignFiles(session: Session, document: ComposeDocument): void {
  const folder = posix.dirname(document.path);
  const root: Located = { path: [], node: document.root, via: [] };
  const include = follow(document, find(document, root, 'include'));
  const listed = include?.node.kind === 'seq' ? include.node.items.flatMap((item, index) => pathsIn({ path: ['include', index], node: item.value, via: [] })) : [];
  const services = follow(document, find(document, root, 'services'));
  const names = services?.node.kind === 'map' ? services.node.pairs.map((pair) => pair.name) : [];
  const extended = names.flatMap((name) => {
    const file = extendsOf(document, name)?.file;
    return file === undefined ? [] : [{ path: ['services', name, 'extends'], file }];
  });
  for (const { path, file } of [...listed, ...extended]) {
    const known = withDefaults(file);
    const target = known === undefined ? undefined : posix.resolve(folder, known);
    const text = target === undefined || isComposeFile(target) ? undefined : session.files.read(target);
    const arg = [...session.change.removedArgs.keys()].find((name) => text?.match(new RegExp(`\\b${name}\\b`)));
    if (arg !== undefined) report(session, path, `${file} mentions "${arg}" and was not looked at: its name is not one of a compose file`);
  }
}

function pathsIn(item: Located): readonly { readonly path: YamlPath; readonly file: string }[] {
  const node = item.node.kind === 'map' ? item.node.pairs.find((pair) => pair.name === 'path')?.value : item.node;
  if (node?.kind === 'seq') return node.items.flatMap(({ value }) => (value.kind === 'scalar' ? [{ path: item.path, file: String(value.value) }] : []));
  const text = textOf(node && { ...item, node });
  return text === undefined ? [] : [{ path: item.path, file: text }];
}

/** `x-args: &args` of which no alias is left, and which held nothing but what the Dockerfile no longer takes. */
function dropUnusedAnchors(session: Session, before: ComposeDocument): void {
  const { editor, change } = session;
  const after = editor.root && composeDocument(before.path, editor.root);
  if (!after) return;
  for (const [name, path] of after.anchors) {
    const [key] = path ?? [];
    if (path?.length !== 1 || typeof key !== 'string' || !key.startsWith('x-')) continue;
    const count = (document: ComposeDocument): number => document.aliases.filter((alias) => alias.name === name).length;
    const node = nodeAt(after.root, path);
    const names = node?.kind === 'map' ? node.pairs.map((pair) => pair.name) : node?.kind === 'seq' ? node.items.map((item) => textOf({ path, node: item.value, via: [] })?.split('=')[0] ?? '') : [];
    if (count(before) > 0 && count(after) === 0 && names.length > 0 && names.every((one) => change.removedArgs.has(one))) editor.attempt(() => editor.remove(path));
  }
}
