import { posix } from 'node:path';
import { NOT_IN_CONTAINER, PROGRAM_FILE, SAYS_HOW_TO_BUILD } from '../../knowledge/docker/project-files.ts';
import { isPublicImage } from '../../knowledge/docker/public-registries.ts';
import { TEST_FILES } from '../../knowledge/project/environment-reads.ts';
import { BUNDLER_SETTINGS } from '../../knowledge/project/program-settings.ts';
import { browserPrefixOf } from '../../knowledge/secrets/browser-prefixes.ts';
import type { Dockerfile, Stage } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import { hasName } from '../../text/pattern.ts';
import { isOfApplication } from '../flows/call-outcome.ts';
import { configFileNaming } from '../flows/run-reads.ts';
import { loginIn, loginsOfVariable, type Runner, runnerIn, usesLogin } from '../flows/tool-use.ts';
import type { VariableFlow } from '../flows/variable-flows.ts';
import { hasPrograms, isNamedNowhere, isProgramSeen, isUsedByItsTool, programNaming, startedFileNaming, startScriptOf } from '../flows/variable-owner.ts';
import { type FilePlace, fileTexts } from '../project/file-texts.ts';
import { declaredIn, isReadWhereStarted } from '../project/project-libraries.ts';
import type { ProjectRead } from '../project/project-reader.ts';
import { type ContainerSurroundings, type StartedCode, startedCode, startedReads } from '../project/started-code.ts';
import { judgeName } from '../sensitivity/index.ts';
import { type ContainerStart, imageOf, startsWith } from '../stages/container.ts';
import type { Declaration } from '../stages/scope.ts';
import { isBuiltOn } from '../stages/stage-tree.ts';

/** The use of an image's variable by its containers. */
export type ContainerUse =
  /** Certainly none, or no container has the variable. */
  | { readonly kind: 'none' }
  | { readonly kind: 'reads'; readonly start: ContainerStart; readonly read: ProjectRead }
  | { readonly kind: 'may-read'; readonly start: ContainerStart; readonly because: ContainerDoubt };

/** Why a container may read a variable. */
export type ContainerDoubt =
  /** The container starts a command that logs in. */
  | { readonly kind: 'login'; readonly call: readonly string[] }
  /** The container starts a script that logs in. */
  | { readonly kind: 'script'; readonly path: string }
  /** The container starts this file, which names the variable. */
  | { readonly kind: 'started'; readonly path: string }
  /** A file of the image names the variable, and the container may run it. No line if only the file is known. */
  | { readonly kind: 'named'; readonly path: string; readonly line: number | undefined }
  /** The started code reads variables that it does not name. */
  | { readonly kind: 'whole'; readonly what: string; readonly at: FilePlace }
  /** The container starts a program that runs commands defined elsewhere. */
  | { readonly kind: 'runner'; readonly runner: Runner }
  /** No file of the project names the variable, but a package that runs may read it. */
  | { readonly kind: 'packages' }
  /** The started program is unknown. */
  | { readonly kind: 'unseen' };

const NONE: ContainerUse = { kind: 'none' };
const STRENGTH: readonly ContainerUse['kind'][] = ['reads', 'may-read', 'none'];

/**
 * Returns the use of a variable in the containers of the image that an instruction sets it for: by the started code, as far as the build context shows it.
 * `none` if certainly only the build needs it. A variable with the name of a tool's login counts as the build's if its tool uses it there, or if no file names
 * it. For any other name, all code that the container starts must be known.
 */
export function containerUse(around: ContainerSurroundings, declaration: Declaration, flow: VariableFlow): ContainerUse {
  const ofFlow = KNOWN.get(flow) ?? new Map<Declaration, ContainerUse>();
  KNOWN.set(flow, ofFlow);
  const use = ofFlow.get(declaration) ?? findUse(around, declaration, flow);
  ofFlow.set(declaration, use);
  return use;
}

/** Cached. A flow belongs to one analysis of a text, and so to one build context. */
const KNOWN = new WeakMap<VariableFlow, Map<Declaration, ContainerUse>>();

function findUse(around: ContainerSurroundings, { instruction, name }: Declaration, flow: VariableFlow): ContainerUse {
  // a value inlined by a bundler is not read again at run time
  if (instruction.keyword !== 'ENV' || browserPrefixOf(name)) return NONE;
  const starts = startsWith(around.dockerfile, instruction).filter((start) => !isSetAnew(around, start.stage, instruction, name));
  const uses = starts.map((start) => useIn({ around, start, name, flow, owner: buildOwnerOf(around, name, flow) }));
  return uses.sort((a, b) => STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind))[0] ?? NONE;
}

/** Returns the strongest use among all variables of the flow that an image keeps, with the name of that variable. */
export function containerUseOfFlow(around: ContainerSurroundings, flow: VariableFlow): NamedUse {
  return useOfFlow(flow, around);
}

/** The use of one of a secret's variables by containers. */
interface NamedUse {
  readonly name: string;
  readonly use: ContainerUse;
}

const useOfFlow = keptWith((flow: VariableFlow, around: ContainerSurroundings): NamedUse => {
  const all = [...flow.sources, ...flow.copies].map((one) => ({ name: one.name, use: containerUse(around, one, flow) }));
  return all.sort((a, b) => STRENGTH.indexOf(a.use.kind) - STRENGTH.indexOf(b.use.kind))[0] ?? { name: flow.name, use: NONE };
});

/** Whether a container certainly reads the secret, and nothing in the build can. */
export function isForContainerOnly(flow: VariableFlow, use: ContainerUse): boolean {
  return use.kind === 'reads' && flow.otherUses.length === 0 && flow.sinks.every((sink) => sink.certainty === 'cannot-read');
}

/**
 * Whether a secret that an image keeps is the container's, as far as one can tell: a container is seen to read it, or its name says that it opens a service of
 * the application, or nothing in the build may read it. Nothing in the build is seen to read it.
 */
export function isForContainer(flow: VariableFlow, use: ContainerUse): boolean {
  if (use.kind === 'none' || flow.otherUses.length > 0 || flow.sinks.some((sink) => sink.certainty === 'reads')) return false;
  return (
    use.kind === 'reads' ||
    isOfApplication(flow.name) ||
    (judgeName(flow.name).purpose !== 'build' && flow.sinks.every((sink) => sink.certainty === 'cannot-read'))
  );
}

interface Question {
  readonly around: ContainerSurroundings;
  readonly start: ContainerStart;
  readonly name: string;
  readonly flow: VariableFlow;
  /** Undefined where the variable may be the container's. */
  readonly owner: BuildOwner | undefined;
}

/**
 * Why a variable with a build name belongs to the build: `settings`, a settings file of the tool names it; `tool`, its tool runs in the build, or no file names
 * the variable.
 */
type BuildOwner = 'settings' | 'tool';

function buildOwnerOf({ context }: ContainerSurroundings, name: string, flow: VariableFlow): BuildOwner | undefined {
  if (judgeName(name).purpose !== 'build') return undefined;
  // a settings file that names the variable shows its use in the build; that the container does not use it is known only if the context contains the project's
  // programs
  if (context !== undefined && configFileNaming(context, name) !== undefined && hasPrograms(context)) return 'settings';
  return isUsedByItsTool(name, flow.sinks) || isNamedNowhere(context, name) ? 'tool' : undefined;
}

function useIn(question: Question): ContainerUse {
  const { around, start, name, flow, owner } = question;
  const { context } = around;
  const doubt = (because: ContainerDoubt): ContainerUse => ({ kind: 'may-read', start, because });
  const { known } = imageOf(start.stage);
  if (known?.variables?.test(name) && !start.instructions.some((one) => one.keyword === 'ENTRYPOINT'))
    return { kind: 'reads', start, read: { kind: 'known', program: start.stage.from.image.value, at: undefined } };
  const logins = loginsOfVariable(name);
  const call = loginIn(start, logins);
  if (call) return doubt({ kind: 'login', call });
  const script = startScriptOf(context, start, (words) => usesLogin(words, logins));
  if (script !== undefined) return doubt({ kind: 'script', path: script });
  const code = startedCode(around, start);
  const read = context && firstRead(question, code);
  if (read) return read.kind === 'whole' ? doubt({ kind: 'whole', what: read.what, at: read.at }) : { kind: 'reads', start, read };
  const started = startedFileNaming(context, start, name);
  if (started !== undefined) return doubt({ kind: 'started', path: started });
  if (owner) {
    const program = programNaming(context, name);
    if (program !== undefined && !isOfBuild(question, code, program)) return doubt({ kind: 'named', path: program, line: undefined });
    if (owner === 'settings' || isProgramSeen(context, start)) return NONE;
  }
  const runner = runnerIn(start);
  if (runner !== undefined) return doubt({ kind: 'runner', runner });
  if (!code.isSeen || isOwnImage(start.stage)) return doubt({ kind: 'unseen' });
  const other = code.isServing ? undefined : otherNaming(question, code);
  if (other) return doubt({ kind: 'named', ...other });
  // somebody reads the variable: if that is not the build, and nothing else was found, it may be code outside of the project's files
  if (!owner && code.isMade && context && isReadWhereStarted(declaredIn(code.files.sources, fileTexts(context)), name)) return doubt({ kind: 'packages' });
  const isRead = owner !== undefined || flow.sinks.some((sink) => sink.certainty === 'reads');
  return isRead || code.isServing ? NONE : doubt({ kind: 'packages' });
}

/** The first relevant read by the started code. For a variable with a build name, settings of a bundler do not count, because they are used by the build. */
function firstRead({ around, name, owner }: Question, code: StartedCode): ProjectRead | undefined {
  if (!around.context) return undefined;
  const isBuildName = judgeName(name).purpose === 'build';
  for (const read of startedReads(code, around.context, name)) {
    if (isBuildName && read.kind === 'project' && BUNDLER_SETTINGS.test(read.at.path)) continue;
    if (owner && read.kind === 'whole') continue;
    return read;
  }
  return undefined;
}

/** A file of the image, or of the sources of the started program, that names the variable, unless a RUN was seen to read it there. */
function otherNaming(question: Question, code: StartedCode): { readonly path: string; readonly line: number } | undefined {
  const { around, name } = question;
  if (!around.context) return undefined;
  const texts = fileTexts(around.context);
  for (const path of code.isMade ? code.files.sources : new Set(code.files.own.values())) {
    if (SAYS_HOW_TO_BUILD.test(path) || NOT_IN_CONTAINER.test(path) || TEST_FILES.test(path) || (question.owner && !PROGRAM_FILE.test(path))) continue;
    const at = texts.namingAtRun(path, name);
    if (at && !isOfBuild(question, code, path)) return at;
  }
  return undefined;
}

/** Whether a file is the evidence for a read in a RUN, and no started code mentions the file. */
function isOfBuild({ around, flow }: Question, code: StartedCode, path: string): boolean {
  const isRead = flow.sinks.some(({ evidence }) => evidence && 'at' in evidence && evidence.at?.path === path);
  // the started program may be compiled from this file
  if (!isRead || !around.context || (code.isMade && PROGRAM_FILE.test(path))) return false;
  const texts = fileTexts(around.context);
  const stem = posix.basename(path).replace(/\..*$/, '');
  return !code.executions.some(({ files }) => [...files].some((file) => file === path || hasName(texts.textOf(file) ?? '', stem)));
}

/** Whether a stage starts from a private image, whose entrypoint and code are unknown. */
function isOwnImage(stage: Stage): boolean {
  const { base, known } = imageOf(stage);
  return !known && !isPublicImage(base);
}

/** Whether a later ENV of the container sets the variable to a plain text, as `ENV NPM_TOKEN=""` does, so that the container never has the secret. */
function isSetAnew({ dockerfile }: ContainerSurroundings, stage: Stage, instruction: Declaration['instruction'], name: string): boolean {
  return (
    plainTexts(dockerfile)
      .get(name)
      ?.some((one) => one.range.start > instruction.range.start && isBuiltOn(stage, one.stage)) === true
  );
}

/** The ENVs that set a variable to a plain text, by the variable. */
const plainTexts = keptWith(({ instructions }: Dockerfile) => {
  const found = instructions.flatMap((one) =>
    one.keyword === 'ENV' ? one.entries.flatMap(({ name, value }) => (value?.references.length === 0 ? [{ name, one }] : [])) : [],
  );
  return new Map([...groupBy(found, ({ name }) => name)].map(([name, all]) => [name, all.map(({ one }) => one)]));
});
