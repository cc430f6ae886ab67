import { isPublicImage } from '../../knowledge/docker/public-registries.ts';
import { TESTS } from '../../knowledge/shell/commands.ts';
import { isSshFetch, projectUseOf, writerOf } from '../../knowledge/tools/index.ts';
import { findStage } from '../../syntax/dockerfile/stages.ts';
import { readsInCommand, readsOf } from '../../syntax/shell/script-reads.ts';
import type { Copy, Dockerfile, Instruction, Run, Stage } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import { hasName, literalPattern } from '../../text/pattern.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { judgeName } from '../sensitivity/index.ts';
import { instructionsNaming } from '../stages/mentions.ts';
import type { Evidence, Sink } from './sink.ts';
import { loginsOfVariable } from './tool-use.ts';

/**
 * Weighs the sinks of one secret against each other. A RUN with only a weak sign of reading it does not count if another RUN certainly reads it. A RUN that has
 * the value under two names needs only the name that it reads; a name given by the Dockerfile is more likely to be read than the original one.
 */
export function weighSinks(sinks: readonly Sink[], sources: ReadonlySet<string>): readonly Sink[] {
  const readers = sinks.filter((sink) => sink.certainty === 'reads');
  const isRead = readers.length > 0;
  const seen = new Set(readers.filter(({ evidence }) => evidence !== undefined && !isGuess(evidence)).map(({ run }) => run));
  const isSeen = (run: Run): boolean => seen.size > 1 || (seen.size === 1 && !seen.has(run));
  const byRun = groupBy(sinks, ({ run }) => run);
  const names = new Set(readers.map(({ name }) => name));
  const isOwn = sinks.some((sink) => sink.certainty === 'may-read' && sink.weakness !== 'download');
  const isOpen = sinks.some((sink) => sink.certainty === 'may-read' && sink.weakness === undefined);
  return sinks.map((sink): Sink => {
    if (sources.has(sink.name) && hasBetterName(byRun.get(sink.run) ?? [], sink)) return without(sink);
    if (sink.certainty === 'reads' && isGuess(sink.evidence) && isSeen(sink.run)) return without(sink);
    if (sink.certainty !== 'may-read') return sink;
    const isWeaker = (sink.weakness === 'packages' && (isRead || isOpen)) || (sink.weakness === 'download' && (isRead || (isOwn && isOfTool(sink.name))));
    if (isWeaker) return without(sink);
    const isLikelier = names.size > 1 || (names.size === 1 && !names.has(sink.name)) || byRun.get(sink.run)?.some((other) => isLikelierHere(other, sink));
    return sources.has(sink.name) && !sink.named && isLikelier ? without(sink) : sink;
  });
}

/** Whether the name tells the tool that reads the variable, which no downloaded script is: SENTRY_AUTH_TOKEN and `curl … | bash`. */
function isOfTool(name: string): boolean {
  return judgeName(name).consumer !== undefined || loginsOfVariable(name).length > 0;
}

/** Whether the evidence is weak: it would be the same for any variable, or for any RUN that uses the library. */
function isGuess(evidence: Evidence | undefined): boolean {
  return (evidence?.kind === 'whole' || evidence?.kind === 'library') && evidence.isGuess === true;
}

/**
 * Whether the RUN certainly reads the value under another name. That name differs only in case, as programs know it (`ARG netrc`, `ENV NETRC=$netrc`), or the
 * code takes it instead of this one, or it is any name if only code that reads all variables reads this one.
 */
function hasBetterName(ofRun: readonly Sink[], { run, name, named, evidence }: Sink): boolean {
  const others = ofRun.filter((other) => other.name !== name && other.certainty === 'reads');
  if (evidence?.kind === 'whole' && !named) return others.length > 0;
  if (evidence?.kind === 'project' && !named && others.some((other) => evidence.instead?.includes(other.name))) return true;
  const isRead = run.script ? readsOf(run.script, name).length > 0 : named;
  return !isRead && others.some((other) => other.name.toLowerCase() === name.toLowerCase());
}

/** Whether another sink of the same RUN may read the value under another name. */
function isLikelierHere({ name, certainty }: Sink, sink: Sink): boolean {
  return name !== sink.name && certainty === 'may-read';
}

function without(sink: Sink): Sink {
  return { ...sink, certainty: 'cannot-read', evidence: undefined };
}

/** Settings of git that make it get a login from a program. Source: https://git-scm.com/docs/gitcredentials */
const HELPERS = /credential(?:\.\S*)?\.?helper|GIT_ASKPASS|SSH_ASKPASS|gitconfig|core\.askPass/i;

function isHelper(name: string): boolean {
  const lower = name.toLowerCase();
  return ['helper', 'askpass', 'gitconfig'].some((mark) => lower.includes(mark)) && HELPERS.test(name);
}

/**
 * Where the first instruction begins that writes the variable down unexpanded (`'${NPM_TOKEN}'` into a settings file, a login helper), so that a tool may fill it
 * in later; infinity where none does.
 */
export function deferredFrom(dockerfile: Dockerfile, name: string): number {
  const brought = helperFrom(dockerfile);
  const naming = instructionsNaming(dockerfile, name).find((one) => one.range.start < brought && defers(one, name));
  return Math.min(brought, naming?.range.start ?? Number.POSITIVE_INFINITY);
}

/** Where the first instruction begins that brings a login helper, whatever the variable is. */
const helperFrom = keptWith(
  ({ instructions }: Dockerfile): number =>
    instructions.find((one) => {
      if (one.keyword === 'COPY' || one.keyword === 'ADD') return one.sources.some((source) => isHelper(source.value));
      return one.keyword === 'ENV' && one.entries.some((entry) => isHelper(entry.name));
    })?.range.start ?? Number.POSITIVE_INFINITY,
);

/** Whether an instruction whose text has the name writes it down unexpanded. */
function defers(one: Instruction, name: string): boolean {
  if (one.keyword === 'RUN') {
    const texts = [one.args.text, ...one.heredocs.map((heredoc) => heredoc.body.text)];
    const mentions = texts.reduce((sum, text) => sum + countOf(text, name) - givenMentions(text, name), 0) - idleMentions(one, name);
    const reads = one.script ? readsOf(one.script, name).length : 0;
    const assigned = one.script?.writes.has(name) === true ? 1 : 0;
    return mentions > reads + assigned;
  }
  // the heredoc of a COPY
  return true;
}

/** How often an argument gives a definition of the same name its value: `--dart-define=KEY=$KEY`. */
function givenMentions(text: string, name: string): number {
  if (!text.includes(`${name}=`)) return 0;
  const own = literalPattern(name);
  return [...text.matchAll(new RegExp(`-[\\w-]*[= ]?["']?${own}=["']?\\$\\{?${own}\\b`, 'g'))].length;
}

/** Returns how often the name occurs in a test without being expanded: `[ -n '${X}' ]` is always true. */
export function idleMentions({ script }: Run, name: string): number {
  if (!script?.ok) return 0;
  return script.commands.reduce((sum, { name: program, words }, index) => {
    if (!TESTS.has(program)) return sum;
    const mentions = words.reduce((count, word) => count + countOf(word.value, name), 0);
    return sum + mentions - readsInCommand(script, index).filter((read) => read.name === name).length;
  }, 0);
}

/** Returns the programs that clone with the variable in the address, in any RUN. */
export function clonersWith(dockerfile: Dockerfile, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const one of instructionsNaming(dockerfile, name)) {
    if (one.keyword !== 'RUN' || !hasName(one.args.text, name)) continue;
    for (const command of one.script?.commands ?? []) {
      const { program, args } = commandInvocation(command);
      const text = args.join(' ');
      if (hasName(text, name) && writerOf(program, text)?.clone !== undefined) found.add(program);
    }
  }
  return found;
}

/** Returns how often a name occurs in a text as a whole word. 0 for an empty name, as in `ENV =x`. */
export function countOf(text: string, name: string): number {
  if (name === '') return 0;
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    if (hasName(text.slice(Math.max(0, at - 1), at + name.length + 1), name)) count++;
  return count;
}

/** Manifests and lock files, which hold no client settings. */
const MANIFEST = /(?:^|\/)[\w*-]+\.(?:json|lock|ya?ml|toml|mod|sum)$/;

/**
 * Whether no settings file with the variable's name can exist before the RUN: its stage has copied only manifests before, and no instruction mentions the name.
 */
export function isFresh(dockerfile: Dockerfile, run: Run, name: string): boolean {
  const stage = dockerfile.stages[run.stage ?? -1];
  if (!stage || stage.parent) return false;
  const known = FRESH.get(stage) ?? new Map<string, number>();
  FRESH.set(stage, known);
  const end = known.get(name) ?? freshUntil(stage, name);
  known.set(name, end);
  return run.range.start <= end;
}

/** For each name, the offset of the first instruction of the stage that may add such a file. */
const FRESH = new WeakMap<Stage, Map<string, number>>();

function freshUntil(stage: Stage, name: string): number {
  const first = fileBringersIn(stage).find((one) => {
    if (one.keyword !== 'RUN') return one.from !== undefined || !one.sources.every((source) => MANIFEST.test(source.value));
    return hasName(one.args.text, name) || one.heredocs.length > 0;
  });
  return first?.range.start ?? Number.POSITIVE_INFINITY;
}

/** The instructions of a stage that may add files to it. */
function fileBringersIn(stage: Stage): readonly (Run | Copy)[] {
  const known = BRINGERS.get(stage);
  if (known) return known;
  const found = stage.instructions.filter((one): one is Run | Copy => one.keyword === 'RUN' || one.keyword === 'COPY' || one.keyword === 'ADD');
  BRINGERS.set(stage, found);
  return found;
}

/** Cached, because every secret needs it. */
const BRINGERS = new WeakMap<Stage, readonly (Run | Copy)[]>();

/**
 * Whether no file of the project can be in the image before the RUN: its stage and its parent stages copy only from other images and clone nothing, and the
 * first of them starts from a public image.
 */
export function isBare(dockerfile: Dockerfile, run: Run): boolean {
  const stage = dockerfile.stages[run.stage ?? -1];
  if (!stage || bareUntil(stage, dockerfile) <= run.range.start) return false;
  return stage.parent ? isBareStage(dockerfile, stage.parent) : isPublicImage(stage.from.image.value);
}

/** The offset of the first instruction of a stage that adds files of the project. */
const bareUntil = keptWith(
  (stage: Stage, dockerfile: Dockerfile): number => fileBringersIn(stage).find((one) => bringsFiles(dockerfile, one))?.range.start ?? Number.POSITIVE_INFINITY,
);

/** The same at the end of a stage. */
function isBareStage(dockerfile: Dockerfile, last: Stage): boolean {
  const passed: Stage[] = [];
  let answer: boolean | undefined;
  for (let stage: Stage | undefined = last; stage && answer === undefined; stage = stage.parent) {
    answer = BARE.get(stage) ?? (bareUntil(stage, dockerfile) < Number.POSITIVE_INFINITY ? false : undefined);
    passed.push(stage);
    if (answer === undefined && !stage.parent) answer = isPublicImage(stage.from.image.value);
  }
  for (const stage of passed) BARE.set(stage, answer === true);
  return answer === true;
}

const BARE = new WeakMap<Stage, boolean>();

function bringsFiles(dockerfile: Dockerfile, one: Run | Copy): boolean {
  if (one.keyword !== 'RUN') return one.from === undefined || findStage(dockerfile.stages, one.from, true) !== undefined;
  if (one.mounts.some((mount) => mount.type === 'bind') || (!one.script && !one.exec)) return true;
  return (one.script?.commands ?? []).some((command) => {
    const { program, args } = commandInvocation(command);
    const text = args.join(' ');
    // programs that fetch repositories add code, except for clients that install packages
    return isSshFetch(program, text) && projectUseOf(program, text)?.installs !== true;
  });
}
