import { BUILD_WORDS } from '../../knowledge/docker/build-commands.ts';
import { parseScript } from '../../syntax/shell/shell.ts';
import type { Script, ShellWord } from '../../syntax/types.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { boundedMemo } from '../../text/memo.ts';
import { isVariableName, literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import { takesSecret } from '../other-dockerfiles.ts';
import { type Breakage, type BuildChange, type BuildInvocation, breaksAll, breaksPassed, type CompanionCaveat, type CompanionFiles } from '../types.ts';
import type { CallPlace } from './argument-value.ts';
import { argumentIfSet, type BuildCall, findBuildCalls, hasOption, isKaniko, optionValues, passedArguments, writtenIn } from './build-invocation.ts';
import { rewriteBakeCommands } from './build-invocation-bake.ts';
import { rewriteComposeCall } from './build-invocation-compose.ts';
import { type CallRewrite, rewriteCall } from './build-invocation-rewrite.ts';
import { type CallTarget, mentions, targetOf } from './build-invocation-target.ts';
import { argumentFiles, buildKitAdvice, maybeCaveats, optionAdvice } from './call-advice.ts';
import { rewriteOptionVariables } from './option-variables.ts';
import { KANIKO, kanikoBuilds, strayArguments, suggestionFor } from './reports.ts';
import type { ShellSite } from './site.ts';
import { expandTemplates, maskTemplates } from './text.ts';
import { unnamedArguments } from './unnamed-arguments.ts';

/** A build command of the text, with the decision about it. */
export interface JudgedCall {
  readonly call: BuildCall;
  readonly target: CallTarget;
  readonly changed: boolean;
}

/** Edits and caveats refer to the site's text. */
export interface ShellRewrite {
  readonly edits: readonly Edit[];
  readonly caveats: readonly CompanionCaveat[];
  readonly invocations: readonly BuildInvocation[];
  readonly calls: readonly JudgedCall[];
}

const NOTHING: ShellRewrite = { edits: [], caveats: [], invocations: [], calls: [] };

/** Cached, because every changed Dockerfile asks for the scripts of a project. */
const SCRIPTS = boundedMemo<Script>(1_000_000);

/** Parses a shell text; all offsets refer to the text itself. */
export function readShell(text: string): Script {
  return SCRIPTS.of(text, readAnew);
}

function readAnew(text: string): Script {
  return parseScript({ text, segments: [{ joined: 0, file: 0, length: text.length, fileLength: text.length }], encoding: 'plain' });
}

/** Whether the processes started by the script see a variable: it is exported, or comes from the environment. */
function isExported(script: Script, name: string, sets: ReadonlySet<string> | undefined): boolean {
  const named = (word: string): boolean => word === name || word.startsWith(`${name}=`);
  const exports = script.commands.some(
    (command) =>
      (command.name === 'export' && command.words.some((word) => named(word.value))) ||
      (command.name === 'set' &&
        command.words.some((word, index) => word.value === '-a' || (word.value === 'allexport' && command.words[index - 1]?.value === '-o'))) ||
      (['declare', 'typeset'].includes(command.name) &&
        command.words.some((word) => /^-\w*x/.test(word.value)) &&
        command.words.some((word) => named(word.value))),
  );
  if (exports) return true;
  if (script.lastingWrites.has(name) || !isVariableName(name)) return false;
  // a sourced file may set the variable without exporting it, unless the host exports it
  return (sets?.has(name) ?? false) || !script.commands.some((command) => ['.', 'source', 'eval'].includes(command.name));
}

/** Whether a script makes a variable read-only. */
function isReadOnly(script: Script, name: string): boolean {
  return script.commands.some(
    ({ name: program, words }) =>
      (program === 'readonly' || (['declare', 'typeset', 'local'].includes(program) && words.some((word) => /^-\w*r/.test(word.value)))) &&
      words.some(({ value }) => value === name || value.startsWith(`${name}=`)),
  );
}

/** `DOCKER_BUILDKIT=0` turns BuildKit off: https://docs.docker.com/build/buildkit/#getting-started */
export const BUILDKIT_OFF = 'DOCKER_BUILDKIT=0 selects the legacy builder';

/** Why a call builds without BuildKit; undefined if it uses BuildKit. */
function legacyReason(call: BuildCall, script: Script, site: ShellSite): string | undefined {
  if (call.program.kind === 'podman' || call.program.kind === 'buildx') return undefined;
  const own = call.command.assignments.find((one) => one.name === 'DOCKER_BUILDKIT');
  if (own) return own.value?.value === '0' ? BUILDKIT_OFF : undefined;
  const set = script.commands.flatMap((command) => [
    ...command.assignments.flatMap((one) => (command.name === '' && one.name === 'DOCKER_BUILDKIT' ? [one.value?.value] : [])),
    ...(command.name === 'export' ? command.words.flatMap((word) => /^DOCKER_BUILDKIT=(.*)$/.exec(word.value)?.[1] ?? []) : []),
  ]);
  if (set.length === 0) return site.legacy;
  return set.at(-1) === '0' ? BUILDKIT_OFF : undefined;
}

/** The decision about one call. */
interface Judgement extends CallRewrite {
  readonly target: CallTarget;
  readonly invocation?: BuildInvocation;
}

function told(target: CallTarget, call: BuildCall, message: string, suggestion: string, breaks: Breakage): Judgement {
  return { target, edits: [], caveats: [{ range: call.verbWord.range, message, suggestion, breaks }] };
}

/** Whether expanded words may choose another Dockerfile, or pass the argument themselves. */
function mayChoose(call: BuildCall, site: ShellSite, change: BuildChange): boolean {
  if (call.hidden.length === 0) return false;
  return (
    !mentions(call, change) ||
    call.hidden.some((word) => {
      const { reads, value, substitutions, range } = word;
      if (argumentIfSet(word)) return false;
      if (/\uE000/.test(value)) return site.choosesFile?.(site.text.slice(range.start, range.end)) ?? true;
      if (substitutions.length > 0) return true;
      return reads.some(({ name }) => /^\w+$/.test(name) && new RegExp(`\\b${literalPattern(name)}\\+?=[^\\n]*?[\\s"'(](?:-f\\b|--file\\b)`).test(site.text));
    })
  );
}

/** What is known about the surroundings of all calls of a script. */
function surroundings(script: Script, site: ShellSite, files: CompanionFiles): CallPlace {
  return {
    text: site.text,
    cwd: files.root,
    context: undefined,
    exported: (name) => isExported(script, name, site.sets),
    readOnly: (name) => isReadOnly(script, name),
    assigns: site.assigns,
    isShown: site.isShown,
    template: (value, variable) => (site.resolveTemplate ? site.resolveTemplate(value, variable, script) : 'inline'),
  };
}

function judge(found: BuildCall, script: Script, site: ShellSite, change: BuildChange, files: CompanionFiles): Judgement {
  const call = mayChoose(found, site, change) ? { ...found, certain: false } : found;
  const exported = (name: string): boolean => isExported(script, name, site.sets);
  const compose = call.program.kind === 'compose' ? rewriteComposeCall({ call, script, site, exported }, change, files) : undefined;
  const target = compose?.target ?? targetOf(call, script, site.folders, change, files);
  if (target.verdict === 'no' || (site.onlyMentions === true && !mentions(call, change))) return { target, edits: [], caveats: [] };
  const place = surroundings(script, site, files);
  if (target.verdict === 'maybe') return { target, edits: [], caveats: maybeCaveats(call, change, place, { root: files.root, target }) };
  const invocation = { context: target.context, target: optionValues(call, '--target').at(-1), service: undefined, written: writtenIn(call) };
  if (call.command.within.includes('literal')) {
    return {
      ...told(
        target,
        call,
        'this builds the changed Dockerfile from inside a quoted script, which may not see the variables of this one: pass the secrets by hand',
        optionAdvice(call, change, place),
        breaksPassed(change, passedArguments(call)),
      ),
      invocation,
    };
  }
  const legacy = legacyReason(call, script, site);
  const mounts = (id: string): boolean => takesSecret(id, change, files);
  const known = { ...place, cwd: target.cwd, context: target.context, mounts };
  if (legacy !== undefined) {
    const message = `${legacy}, which cannot mount secrets: this build fails until it uses BuildKit (DOCKER_BUILDKIT=1)`;
    const advice = compose ? 'DOCKER_BUILDKIT=1' : buildKitAdvice(call, change, known);
    return { ...told(target, call, message, advice, breaksAll(change)), invocation };
  }
  if (compose) return compose;
  const { edits, caveats } = rewriteCall(call, change, known);
  // a build that only loses an argument needs nothing that it did not need before
  const output = edits.some(({ text }) => /--(?:secret|ssh) /.test(text)) ? site.output?.(call) : undefined;
  return { target, edits: output ? withOutput(edits, call, output) : edits, caveats, invocation };
}

/** Whether a call certainly builds the Dockerfile if its words that expand to options choose no other. */
function buildsBesideOptions(
  { call, target }: Judgement & { readonly call: BuildCall },
  script: Script,
  site: ShellSite,
  change: BuildChange,
  files: CompanionFiles,
): boolean {
  if (target.verdict !== 'maybe' || call.program.kind === 'compose') return target.verdict !== 'no';
  return targetOf({ ...call, certain: true }, script, site.folders, change, files).verdict === 'yes';
}

/** Whether a call builds the Dockerfile with BuildKit by options that it has in variables. */
function buildsByOptions(one: Judgement & { readonly call: BuildCall }, script: Script, site: ShellSite, change: BuildChange, files: CompanionFiles): boolean {
  const { call } = one;
  const isPlain = call.hidden.length > 0 && call.command.editable && !call.command.within.includes('literal') && call.program.kind !== 'compose';
  return isPlain && legacyReason(call, script, site) === undefined && buildsBesideOptions(one, script, site, change, files);
}

/** The parts of a build command whose options are known: all but the words that may expand to any options. */
function readParts({ command, hidden: words }: BuildCall): readonly Range[] {
  const hidden = words.filter((word) => !argumentIfSet(word));
  const starts = [command.range.start, ...hidden.map(({ range }) => range.end)];
  const ends = [...hidden.map(({ range }) => range.start), command.range.end];
  return starts.map((start, index) => ({ start, end: ends[index] ?? start }));
}

/** Whether arguments found in the words of a doubtful call say more than its own caveats. */
function isToldBy(strays: readonly CompanionCaveat[], { call, target, caveats }: Judgement & { readonly call: BuildCall }): boolean {
  const { start, end } = call.command.range;
  return (
    target.verdict === 'maybe' &&
    caveats.every(({ breaks }) => breaks === undefined) &&
    strays.some(({ range }) => range !== undefined && start <= range.start && range.end <= end)
  );
}

/** Whether the text still parses after the edits, with the same number of builds. Overlapping edits, which would be our own bug, count as no. */
function holds(site: ShellSite, edits: readonly Edit[], calls: number): boolean {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const meets = sorted.some((edit, index) => {
    const next = sorted[index + 1];
    return next !== undefined && (next.range.start < edit.range.end || (next.range.start === edit.range.start && next.range.end === edit.range.end));
  });
  if (meets) return false;
  const text = applyEdits(site.text, edits);
  const after = readShell(maskTemplates(text, site.template));
  return after.ok && findBuildCalls(after, expanderOf({ ...site, text })).length === calls;
}

/** Returns a function that expands the templates known to the host in a word of the site; undefined if the host knows none. */
function expanderOf({ template, expand, text }: ShellSite): ((word: ShellWord) => string) | undefined {
  if (!template || !expand) return undefined;
  return (word) => expandTemplates(word.value, text.slice(word.range.start, word.range.end), template, expand);
}

/** Rewrites every build of the changed Dockerfile in a shell text, and reports what could not be rewritten. Never throws. */
export function rewriteShell(site: ShellSite, change: BuildChange, files: CompanionFiles): ShellRewrite {
  if (!BUILD_WORDS.test(site.text)) return NOTHING;
  const script = readShell(maskTemplates(site.text, site.template));
  if (!script.ok) return { ...NOTHING, caveats: strayArguments(site.text, change, [], files.root) };
  const found = findBuildCalls(script, expanderOf(site));
  const judged = found.map((call) => ({ call, ...judge(call, script, site, change, files) }));
  // without any change, the caller only asks how the project builds
  if (change.secrets.length === 0 && change.removedArgs.size === 0) return { ...NOTHING, invocations: judged.flatMap((one) => one.invocation ?? []) };
  const kaniko = script.commands.filter(isKaniko);
  const unnamed = new Map(
    judged.flatMap((one) => {
      const isGiven = one.edits.some(({ text }) => text.includes('--secret '));
      const told = !isGiven && buildsBesideOptions(one, script, site, change, files) ? unnamedArguments(one.call, site.text, change) : [];
      return told.length > 0 ? [[one.call, told] as const] : [];
    }),
  );
  const builds = judged.filter((one) => one.edits.length === 0 && buildsByOptions(one, script, site, change, files)).map(({ call }) => call);
  const variables = rewriteOptionVariables(script, builds, change, surroundings(script, site, files));
  const rewritten = [...judged.flatMap((one) => one.edits), ...variables.edits].map(({ range }) => range);
  const strays = strayArguments(site.text, change, [...found.flatMap(readParts), ...rewritten, ...kaniko.map((command) => command.range)], files.root);
  const caveats = [
    ...judged.flatMap((one) =>
      variables.calls.has(one.call) || isToldBy(strays, one) || (unnamed.has(one.call) && one.target.verdict === 'maybe') ? [] : one.caveats,
    ),
    ...found.flatMap((call) => argumentFiles(call, change, site.folders, files)),
    ...[...unnamed.values()].flat(),
    ...kaniko.flatMap((command) =>
      kanikoBuilds(command, site.folders, change) ? [{ range: command.range, message: KANIKO, suggestion: undefined, breaks: breaksAll(change) }] : [],
    ),
    ...strays,
  ];
  const invocations = judged.flatMap((one) => one.invocation ?? []);
  const baked = rewriteBakeCommands({ script, folders: site.folders, place: surroundings(script, site, files) }, change, files);
  const edits = [...judged.flatMap((one) => one.edits), ...variables.edits, ...baked];
  const calls = judged.map(({ call, target, edits: own }) => ({ call, target, changed: own.length > 0 || variables.calls.has(call) }));
  if (edits.length === 0 || holds(site, edits, found.length)) return { edits, caveats, invocations, calls };
  const failed = calls.flatMap(({ call, changed }) =>
    changed
      ? [
          {
            range: call.verbWord.range,
            message: 'could not be changed in place: pass the secrets to this build by hand',
            suggestion: suggestionFor(change),
            breaks: breaksPassed(change, passedArguments(call)),
          },
        ]
      : [],
  );
  return { edits: [], caveats: [...failed, ...caveats], invocations, calls: calls.map((one) => ({ ...one, changed: false })) };
}

/** Adds the option that loads the image into the local store, directly after `build`. */
function withOutput(edits: readonly Edit[], call: BuildCall, output: string): readonly Edit[] {
  const at = call.verbWord.range.end;
  if (hasOption(call, '--load', '--push', '-o', '--output') || edits.some((edit) => edit.range.start === at && edit.range.end === at)) return edits;
  return [...edits, { range: { start: at, end: at }, text: ` ${output}` }];
}
