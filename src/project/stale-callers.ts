import path from 'node:path/posix';
import { NO_CALLER_CHANGE } from '../caller-change.ts';
import type { BuildChange, CompanionCaveat } from '../companions/types.ts';
import { makeFix } from '../fix/edits/make-fix.ts';
import type { Finding } from '../linter/types.ts';
import type { CallerMisfit, Rule, Severity } from '../rule.ts';
import { Document } from '../text/document.ts';
import { boundedMemo } from '../text/memo.ts';
import { hasName, literalPattern } from '../text/pattern.ts';
import type { CallerNeeds, NeededSecret } from './caller-needs.ts';
import { isIgnoredAt } from './caller-suppressions.ts';
import type { CallerText, CompanionFolder, Inspected } from './companions.ts';
import { givenServices, placesOfNothing, placesOfSecret, type StalePlace } from './stale-places.ts';

/** The inputs for checking the callers of one Dockerfile. */
export interface StaleQuestion {
  /** Absolute, like the paths below. */
  readonly dockerfile: string;
  readonly context: string;
  readonly root: string;
  readonly needs: CallerNeeds;
  readonly rule: Rule;
  readonly level: Severity;
  /** Whether the fixes of this run have already added this name or id to the callers. */
  readonly isSettled: (name: string) => boolean;
  /** Whether callers are repaired, get a fix that is only offered, or get no fix. */
  readonly repair: 'now' | 'offered' | 'never';
  /** Whether a caller is checked. */
  readonly isAsked: (caller: string) => boolean;
}

/** The findings in one caller. */
export interface StaleCaller {
  /** The caller before all changes of this run. */
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/** Kinds of files that always describe builds. Below, kinds that never do. */
const DECLARING = ['bake', 'compose', 'other-builders'];
const UNASKED = ['dockerignore', 'config', 'dockerfile-comments'];
/** Words for a build, in all languages of other callers. */
const BUILDS = /build|bake|kaniko|\bbud\b|container:push|docker/i;
const NAME = /(?<![\w$.{-])[A-Za-z_]\w{2,80}(?![\w.-])/g;

/** Returns the callers that do not match a Dockerfile. If `repair` is `now`, the edits are applied to `folder`. */
export function staleCallers(folder: CompanionFolder, question: StaleQuestion): readonly StaleCaller[] {
  const callers = folder.texts().filter((one) => isCaller(one) && question.isAsked(one.file));
  if (callers.length === 0) return [];
  const found: FoundCallers = new Map();
  const isTakenByNone = takenByNone(folder, question.root);
  for (const secret of question.needs.secrets) noteSecret({ folder, question, callers, found }, secret, isTakenByNone);
  noteArgumentsOfNothing({ folder, question, callers, found });
  return [...found.values()].map(({ document, findings }) => ({ document, findings: findings.sort((a, b) => a.range.start - b.range.start) }));
}

/** By the path of a caller. */
type FoundCallers = Map<string, { readonly document: Document; readonly findings: Finding[] }>;

interface Search {
  readonly folder: CompanionFolder;
  readonly question: StaleQuestion;
  readonly callers: readonly CallerText[];
  /** Is added to. */
  readonly found: FoundCallers;
}

/** Notes the callers that do not give a secret, or pass it as an argument. */
function noteSecret(search: Search, secret: NeededSecret, isTakenByNone: ReturnType<typeof takenByNone>): void {
  const { folder, question, callers } = search;
  const isSettled = [secret.id, ...secret.argumentNames].some((name) => question.isSettled(name));
  // fixes of this run have handled the arguments that they removed; an argument with another name may still pass the same value in vain
  const asked = isSettled ? { ...secret, argumentNames: secret.argumentNames.filter((name) => !question.isSettled(name)) } : secret;
  if (isSettled && asked.argumentNames.length === 0) return;
  const among = callers.filter(({ text }) => (secret.required && !isSettled) || asked.argumentNames.some((name) => mayPass(text, name)));
  const all = folder.inspect(changeFor(asked, question), filesOf(among));
  const known = { secret: asked, needs: question.needs, isTakenByNone, givenElsewhere: givenServices(all, secret.id) };
  const isTold = ({ kind, name }: StalePlace): boolean => !isSettled || (kind === 'secret-as-argument' && asked.argumentNames.includes(name));
  for (const inspected of all) notePlaces(search, inspected, placesOfSecret(inspected, known).filter(isTold), secret);
}

/** Whether a text names a build argument, also as the parameter of a task: https://github.com/concourse/oci-build-task#params */
function mayPass(text: string, name: string): boolean {
  return hasName(text, name) || hasName(text, `BUILD_ARG_${name}`);
}

/** Notes the callers that pass an argument which no ARG takes. */
function noteArgumentsOfNothing(search: Search): void {
  const { folder, question, callers } = search;
  const names = argumentsForNothing(callers, question);
  const among = callers.filter(({ text }) => names.some((name) => hasName(text, name)));
  if (among.length === 0) return;
  const change = { ...changeOf(question), removedArgs: new Map(names.map((name) => [name, undefined])) };
  for (const inspected of folder.inspect(change, filesOf(among))) {
    const places = placesOfNothing(inspected, names);
    const twins = twinsIn(search, inspected);
    const isTwin = places.length > 0 && places.every(({ name, range }) => twins.has(name) && !isIgnoredAt(inspected.text, range, question.rule.meta.name));
    if (isTwin && question.repair === 'now') removeTwins(search, inspected, [...new Set(places.map(({ name }) => name))]);
    else notePlaces(search, inspected, places, undefined);
  }
}

/** The names of arguments in a file that had the value of an argument which the fixes of this run removed. */
function twinsIn({ folder }: Search, { real }: Inspected): ReadonlySet<string> {
  const caveats = folder.changes().flatMap((one) => (one.path === real ? one.caveats : []));
  return new Set(caveats.flatMap(({ until }) => until ?? []));
}

/** Removes arguments of a file that went with those that the fixes of this run removed: the fix says so, and nothing was wrong with them before. */
function removeTwins({ folder }: Search, inspected: Inspected, names: readonly string[]): void {
  const gone = names.map((name): CompanionCaveat => {
    const message = `${name} had the same value as an argument that is now a secret, and no ARG takes it: it was removed as well`;
    return { range: placesOfNothing(inspected, [name])[0]?.range, message, suggestion: undefined };
  });
  folder.apply({ ...inspected, result: { ...inspected.result, caveats: [...warnings(inspected.result.caveats), ...gone] } });
}

/** Notes places of one caller, but for those that a comment says to ignore. */
function notePlaces({ folder, question, found }: Search, inspected: Inspected, places: readonly StalePlace[], secret: NeededSecret | undefined): void {
  const kept = places.filter(({ range }) => !isIgnoredAt(inspected.text, range, question.rule.meta.name));
  if (kept.length === 0) return;
  const known = found.get(inspected.real) ?? { document: new Document(inspected.real, inspected.before), findings: [] };
  found.set(inspected.real, known);
  // ignored places stay, and as the edits of a file are made together, no other place of it is repaired either
  const repair = kept.length === places.length ? question.repair : 'never';
  known.findings.push(...kept.map((place) => findingOf({ inspected, place, id: secret?.id, secret }, { ...question, repair })));
  if (repair === 'now' && kept.some((place) => isRepaired(place, secret)))
    folder.apply({ ...inspected, result: { ...inspected.result, caveats: warnings(inspected.result.caveats) } });
}

function isCaller({ kind, text }: CallerText): boolean {
  return !UNASKED.includes(kind) && (DECLARING.includes(kind) || BUILDS.test(text));
}

function filesOf(callers: readonly CallerText[]): ReadonlySet<string> {
  return new Set(callers.map(({ file }) => file));
}

function changeOf({ dockerfile, context }: StaleQuestion): BuildChange {
  return { dockerfile, context, ...NO_CALLER_CHANGE };
}

/** The change that a fix would have required of the callers if it had introduced this mount. */
function changeFor({ id, variable, argumentNames, required }: NeededSecret, question: StaleQuestion): BuildChange {
  return {
    ...changeOf(question),
    secrets: [{ id, from: { env: variable ?? argumentNames[0] ?? id }, required }],
    removedArgs: new Map(argumentNames.map((name) => [name, id])),
  };
}

/** Names in the callers that are arguments with a secret's name and that no ARG of the Dockerfile takes. */
function argumentsForNothing(callers: readonly CallerText[], { needs, isSettled }: StaleQuestion): readonly string[] {
  const mounted = new Set(needs.secrets.flatMap(({ id, argumentNames }) => [id, ...argumentNames]));
  if (!needs.isClosed) return [];
  const names = new Set(callers.flatMap(({ kind, text }) => (kind === 'markdown' ? [] : [...NAMES_IN.of(text, namesIn)])));
  return [...names].filter((name) => !mounted.has(name) && !isSettled(name) && needs.isForNothing(name));
}

/** Cached, because each caller is checked against every Dockerfile. */
const NAMES_IN = boundedMemo<ReadonlySet<string>>(2_000_000);

function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(NAME));
}

/** Returns a test whether no Dockerfile of the project declares a build argument, including Dockerfiles inside other files. */
function takenByNone(folder: CompanionFolder, root: string): (argument: string) => boolean {
  let texts: readonly string[] | undefined;
  return (argument) => {
    texts ??= [...folder.dockerfiles().map((file) => folder.read(file) ?? ''), ...folder.texts().map(({ text }) => text)].filter((text) =>
      /\bARG\b/i.test(text),
    );
    return (
      root !== '' && !texts.some((text) => new RegExp(`^[ \\t]*(?:ONBUILD[ \\t]+)?ARG[ \\t][^\\n]*(?<!\\w)${literalPattern(argument)}(?!\\w)`, 'im').test(text))
    );
  };
}

/** Caveats to report for a changed caller. The others are reported as findings. */
function warnings(caveats: readonly CompanionCaveat[]): readonly CompanionCaveat[] {
  return caveats.filter(({ breaks, misses }) => !breaks && !misses);
}

/** Whether the edits of the file repair a place. They do not if the secret is probably a file: its path is unknown. */
function isRepaired({ kind, told }: StalePlace, secret: NeededSecret | undefined): boolean {
  return told === undefined && (kind !== 'missing-secret' || secret?.variable !== undefined);
}

interface Found {
  readonly inspected: Inspected;
  readonly place: StalePlace;
  readonly id: string | undefined;
  readonly secret: NeededSecret | undefined;
}

function findingOf({ inspected, place, id, secret }: Found, question: StaleQuestion): Finding {
  const { rule, level, root, repair } = question;
  const dockerfile = path.relative(root, question.dockerfile);
  const misfit = misfitOf(place, id ?? place.name, dockerfile);
  const { message, notes, title } = rule.wordMisfit?.(misfit) ?? { message: '', notes: [], title: '' };
  const range = inspected.toBefore(place.range);
  const fix = isRepaired(place, secret) && repair !== 'never' ? makeFix({ title, caveats: [], edits: inspected.result.edits }) : undefined;
  return {
    rule: rule.meta.name,
    // documentation builds nothing
    severity: inspected.companion.kind === 'markdown' && level === 'error' ? 'warning' : level,
    verdict: 'build',
    message,
    name: place.name,
    range,
    instruction: undefined,
    instructionRange: range,
    evidence: [],
    related: [],
    notes: [...(secret ? [`mounted in ${dockerfile}:${secret.line}`] : []), ...notes],
    remedy: fix ? undefined : remedyOf(place, secret),
    fix,
    fixed: fix !== undefined && repair === 'now',
  };
}

function misfitOf({ kind, name, told }: StalePlace, id: string, dockerfile: string): CallerMisfit {
  if (kind === 'secret-as-argument') return { kind, name, id, dockerfile };
  if (kind === 'no-secrets') return { kind, name, dockerfile, reason: told?.message ?? '' };
  return { kind, name, dockerfile };
}

/** The remedy, with the text to write on separate lines. */
function remedyOf({ kind, told }: StalePlace, secret: NeededSecret | undefined): string {
  const text = secret?.variable === undefined ? `--secret id=${secret?.id ?? ''},src=FILE` : told?.suggestion;
  return [whatToDo(kind, told, text !== undefined), text].filter((part) => part !== undefined && part !== '').join('\n');
}

function whatToDo(kind: StalePlace['kind'], told: CompanionCaveat | undefined, hasText: boolean): string {
  const act = hasText ? 'Write this instead' : 'Change it by hand';
  if (told === undefined) return hasText ? 'Pass the file to the build' : act;
  if (kind === 'no-secrets') return act;
  if (told.breaks?.certain === false || told.breaks?.unplaced)
    return `${act}; dockerlint does not change it, because ${told.unsure ?? 'it is not certain what it builds'}`;
  return told.message.replaceAll('the changed Dockerfile', 'the Dockerfile');
}
