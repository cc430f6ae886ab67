import { posix } from 'node:path';
import type { Document } from '../../text/document.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import { takesNone, takesSameSecrets } from '../other-dockerfiles.ts';
import { type PassedArgument, sameValues } from '../same-value.ts';
import { type BuildChange, type Companion, type CompanionFiles, type CompanionResult, isMissed } from '../types.ts';
import { unreadable } from '../yaml/unreadable.ts';
import { dropUnusedAnchors } from './anchors.ts';
import { giveContainers } from './environment.ts';
import { dropIdleSecrets } from './idle-secrets.ts';
import { includesDefining } from './include.ts';
import { type BuildFacts, buildFacts, buildOf, type ComposeDocument, composeDocument, isComposeFile, resolveBuild, serviceNames } from './model.ts';
import { openCompose } from './open.ts';
import { aliasesOf, aliasesToBuild, type ComposeSource, isShared, type Ours, passedArgs, planService, type ServicePlan, type WantedSecret } from './plan.ts';
import { entryRange, ofOtherName, rangeOf, report, reportComputed, reportEntry, reportForeignFiles, reportUnknown, type Session, snippet } from './report.ts';
import { dotenvVariables, givenVariables } from './services.ts';
import { defineSecret, isGiven, takesFromTop, topLevelSecret, type WireRequest, wireBuild } from './wiring.ts';

/**
 * Compose files. The services that build the Dockerfile lose the arguments that it no longer takes and are given its secrets.
 * Source: https://docs.docker.com/reference/compose-file/build/#secrets, https://docs.docker.com/reference/compose-file/secrets/
 */
export const compose: Companion = { kind: 'compose', matches: isComposeFile, rewrite };

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const editor = openCompose(document.text);
  if ('problem' in editor) return unreadable(editor, document.text, 'YAML', change);
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
  const indifferent: string[] = [];
  const alike: string[] = [];
  const found = dotenvVariables(session.document.path, session.files);
  for (const { name, facts } of buildersOf(session, document)) {
    const resolved = resolveBuild(facts);
    if (!resolved) reportUnknown(session, document, name, facts);
    if (!resolved) continue;
    if (!isDockerfileAt(resolved.dockerfile, change)) {
      if (takesNone(resolved.dockerfile, change, session.files)) indifferent.push(name);
      if (takesSameSecrets(resolved.dockerfile, change)) alike.push(name);
      continue;
    }
    const variables = givenVariables(document, name, facts.origin);
    session.invocations.push({ context: resolved.context, target: facts.target, service: name, variables, found });
    plans.push(planService(document, name, facts, change));
  }
  reportForeignFiles(session, document);
  const explained = [...plans.flatMap((plan) => aliasesOf(document, plan)), ...alike.flatMap((name) => aliasesToBuild(document, name))];
  const ours: Ours = {
    services: new Set(plans.map((plan) => plan.name)),
    explained: new Set(explained),
    indifferent: new Set(indifferent.flatMap((name) => aliasesToBuild(document, name))),
  };
  rewriteServices(session, document, plans, ours);
  reportDoubleDefinitions(session, document);
  dropUnusedAnchors(session, document);
}

function buildersOf(session: Session, document: ComposeDocument): readonly Builder[] {
  return serviceNames(document).flatMap((name) => {
    const facts = buildFacts(document, name, session.files);
    return facts ? { name, facts } : [];
  });
}

/** A service with the arguments to remove and the secrets to add. */
interface Prepared {
  readonly plan: ServicePlan;
  readonly request: WireRequest;
}

/** Rewrites the services in order. A service that fails is tried again after the others, because an alias in a later service may have prevented the edit. */
function rewriteServices(session: Session, document: ComposeDocument, plans: readonly ServicePlan[], ours: Ours): void {
  // services that share a build by alias come first: their secrets then reach the services that merge that build
  const sorted = [...plans].sort((a, b) => Number(isShared(document, b)) - Number(isShared(document, a)));
  const planned = new Map<string, ComposeSource>();
  let waiting = sorted.map((plan) => prepareService(session, { document, plan, ours, planned }));
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    waiting = waiting.filter(({ plan, request }) => {
      const { text } = session.editor;
      if (giveSecrets(session, document, request) !== undefined) return true;
      const replacing = request.secrets.filter(({ id }) => request.plan.entries.some((entry) => entry.id === id));
      dropIdleSecrets(session, plan.name, replacing);
      for (const entry of request.plan.entries) reportEntry(session, entry, request.secrets);
      if (session.editor.text !== text) reportNew(session, plan);
      session.caveats.push(...sameValues(passedBy(session, document, plan.name), session.change.removedArgs));
      giveContainers(session, document, plan);
      return false;
    });
  }
  for (const one of waiting) rewriteInPart(session, document, one);
}

interface ToPrepare {
  readonly document: ComposeDocument;
  readonly plan: ServicePlan;
  readonly ours: Ours;
  /** The definitions that the services before need, by id; `prepareService` adds those of this service. */
  readonly planned: Map<string, ComposeSource>;
}

function prepareService(session: Session, { document, plan, ours, planned }: ToPrepare): Prepared {
  const { change } = session;
  const secrets = plan.secrets.filter((secret) => canDefine(session, plan, secret, planned));
  for (const entry of plan.entries) if (entry.kind === 'computed') reportComputed(session, plan, entry);
  const withheld = new Set(change.secrets.filter(({ id, from }) => !('ssh' in from) && !secrets.some((secret) => secret.id === id)).map((secret) => secret.id));
  const entries = plan.entries.filter((entry) => entry.id === undefined || !withheld.has(entry.id));
  return { plan, request: { path: document.path, plan: { ...plan, entries }, secrets, ours } };
}

/** The build arguments that a service passes in the document as given. */
function passedBy(session: Session, document: ComposeDocument, service: string): readonly PassedArgument[] {
  return passedArgs(document, buildOf(document, service)).map(({ name, value, path }) => ({ name, value, range: rangeOf(session, path) }));
}

/** Reports a service that gets a secret although it never passed the argument: without the secret, its build would fail. */
function reportNew(session: Session, plan: ServicePlan): void {
  const replacing = [...session.change.removedArgs.values()];
  const ids = session.change.secrets.flatMap(({ id, required }) =>
    isMissed(session.change, { id, required }, plan.facts.target) &&
    replacing.includes(id) &&
    plan.facts.origin === 'own' &&
    !plan.entries.some((entry) => entry.id === id)
      ? [id]
      : [],
  );
  const elsewhere = passedElsewhere(session, plan.name, ids);
  if (ids.length > 0 && elsewhere.length > 0)
    report(
      session,
      ['services', plan.name],
      `service "${plan.name}" did not pass ${ids.join(', ')} itself (see ${elsewhere.join(', ')}): it now takes the secret, which must be set wherever the service is built`,
    );
  else if (ids.length > 0)
    session.caveats.push({
      range: rangeOf(session, ['services', plan.name]),
      message: `service "${plan.name}" did not pass ${ids.join(', ')}, without which its build would now fail: it now takes the secret, which must be set wherever the service is built`,
      suggestion: undefined,
      lacks: ids,
    });
}

/** The other files, relative to the project root, that pass an argument of these secrets to a build of Compose. */
function passedElsewhere({ change, files, document }: Session, service: string, ids: readonly string[]): readonly string[] {
  const names = [...change.removedArgs].flatMap(([name, id]) => (id !== undefined && ids.includes(id) ? [name] : []));
  const passing = names.flatMap((name) => change.passedToCompose?.get(name) ?? []).filter(({ services }) => services?.has(service) !== false);
  const found = new Set(passing.map(({ file }) => file).filter((file) => file !== document.path));
  return [...found].map((file) => posix.relative(files.root, file));
}

/** Adds the secrets of a service but keeps its arguments: an argument that the Dockerfile no longer declares has no effect. */
function rewriteInPart(session: Session, document: ComposeDocument, { plan, request }: Prepared): void {
  const problem = giveSecrets(session, document, request) ?? '';
  const kept = [...new Set(request.plan.entries.map((entry) => entry.name))];
  const place = ['services', plan.name];
  if (kept.length === 0 || giveSecrets(session, document, { ...request, plan: { ...plan, entries: [] } }) !== undefined) {
    report(session, place, `service "${plan.name}" was left alone: ${problem}`, snippet(plan.secrets, plan.ssh), {
      names: [...kept, ...plan.secrets.map((secret) => secret.id)],
      certain: true,
    });
    return;
  }
  session.caveats.push({
    range: entryRange(session, request.plan.entries[0]) ?? rangeOf(session, place),
    message: `service "${plan.name}" takes its secrets, but still passes ${kept.join(', ')}: ${problem}. Give it args of its own, without ${kept.length > 1 ? 'them' : 'it'}`,
    suggestion: undefined,
    breaks: { names: kept, certain: true, harmless: true },
    again: true,
  });
  giveContainers(session, document, plan);
}

/** Adds the secrets to a service and defines them at the top level. Returns a problem if that is not possible; then nothing is changed. */
function giveSecrets(session: Session, document: ComposeDocument, request: WireRequest): string | undefined {
  const { editor } = session;
  const { plan, secrets } = request;
  let problem: string | undefined;
  const done = editor.attempt(() => {
    problem = wireBuild(editor, request);
    return (
      problem === undefined &&
      toDefine(session, document, plan, secrets).every(
        (secret) => isDefined(session, secret.id) || !takesFromTop(document, plan.name, secret.id) || defineSecret(editor, secret.id, secret.source),
      )
    );
  });
  return done ? undefined : (problem ?? 'its secrets cannot be added to "secrets" here');
}

/**
 * The secrets that this file must define at its top level. Excluded are secrets that another file defines: an included file, the file of an extended service,
 * or the file that this one overrides.
 */
function toDefine(session: Session, document: ComposeDocument, plan: ServicePlan, secrets: readonly WantedSecret[]): readonly WantedSecret[] {
  const { change, files } = session;
  if (plan.facts.origin === 'extended') return [];
  const own = secrets.filter(({ id }) => includesDefining(document, id, change, files).length === 0);
  if (plan.facts.origin !== 'overridden') return own;
  return own.filter(
    ({ id, source, explicit }) =>
      explicit && !change.secrets.some(({ id: other, from }) => other === id && 'env' in from && 'env' in source && from.env === source.env),
  );
}

/** Reports secrets that two files define which Compose merges: it refuses the second definition. */
function reportDoubleDefinitions(session: Session, document: ComposeDocument): void {
  for (const { id, from } of session.change.secrets) {
    if ('ssh' in from) continue;
    const included = includesDefining(document, id, session.change, session.files);
    const places = isDefined(session, id) ? [...included, 'this file'] : included;
    if (places.length > 1)
      report(session, ['include'], `Compose takes the secret "${id}" from one file only, but ${places.join(' and ')} define it: keep one definition`);
  }
}

function currentSecret(session: Session, id: string): ReturnType<typeof topLevelSecret> {
  return session.editor.root && topLevelSecret(composeDocument(session.document.path, session.editor.root), id);
}

/** Whether the build of another service takes a secret of this id. */
function isGivenElsewhere({ editor, document }: Session, service: string, id: string): boolean {
  const current = editor.root && composeDocument(document.path, editor.root);
  return current !== undefined && serviceNames(current).some((name) => name !== service && isGiven(current, name, id));
}

function isDefined(session: Session, id: string): boolean {
  return currentSecret(session, id) !== undefined;
}

function isSame(a: ComposeSource, b: ComposeSource): boolean {
  return 'env' in a ? 'env' in b && a.env === b.env : 'file' in b && posix.normalize(a.file) === posix.normalize(b.file);
}

/**
 * Whether top-level `secrets:` can define this id. Reports a conflict if the file already defines the id differently, or if a service before needs another
 * definition. `planned`: the definitions needed so far, by id; this one is added.
 */
function canDefine(session: Session, plan: ServicePlan, secret: WantedSecret, planned: Map<string, ComposeSource>): boolean {
  const written = currentSecret(session, secret.id)?.source;
  const existing = written ?? planned.get(secret.id);
  if (!existing || (existing !== 'other' && isSame(existing, secret.source))) {
    planned.set(secret.id, secret.source);
    return true;
  }
  const inFile = ['secrets', secret.id];
  const place = written !== undefined && rangeOf(session, inFile) ? inFile : ['services', plan.name];
  if (existing === 'other') {
    report(session, place, `the secret "${secret.id}" is defined here without "environment" or "file", so a build cannot use it`, snippet([secret], []), {
      names: [secret.id],
      certain: true,
    });
    return false;
  }
  const from = 'env' in existing ? `the variable ${existing.env}` : `the file ${existing.file}`;
  if (!secret.explicit && !('file' in secret.source && isGivenElsewhere(session, plan.name, secret.id))) {
    if (written !== undefined) report(session, place, `the build of service "${plan.name}" gets the secret "${secret.id}" as it is defined here, from ${from}`);
    return true;
  }
  report(
    session,
    // the definition of a file is another service's, and may have come with another Dockerfile of this run
    'file' in secret.source ? ['services', plan.name] : place,
    `the secret "${secret.id}" comes from ${from}, but the build of service "${plan.name}" ${'file' in secret.source ? `needs ${secret.source.file}` : 'took another value'}; the service was left alone`,
    'file' in secret.source || written === undefined ? ofOtherName(secret, plan.name) : snippet([secret], []),
    { names: [secret.id], certain: true },
  );
  return false;
}
