import { posix } from 'node:path';
import { NOT_IN_CONTAINER, PROGRAM_FILE, SAYS_HOW_TO_BUILD } from '../../knowledge/docker/project-files.ts';
import { isPublicImage } from '../../knowledge/docker/public-registries.ts';
import { TEST_FILES } from '../../knowledge/project/environment-reads.ts';
import { BUNDLER_SETTINGS } from '../../knowledge/project/scripts.ts';
import { browserPrefixOf } from '../../knowledge/secrets/browser-prefixes.ts';
import type { Stage } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { hasName } from '../../text/pattern.ts';
import { configFileNaming } from '../flows/run-reads.ts';
import { loginIn, loginsOfVariable, type Runner, runnerIn, usesLogin } from '../flows/tool-use.ts';
import type { VariableFlow } from '../flows/variable-flows.ts';
import { hasPrograms, isNamedNowhere, isProgramSeen, isUsedByItsTool, programNaming, startedFileNaming, startScriptOf } from '../flows/variable-owner.ts';
import { type FilePlace, fileTexts } from '../project/file-texts.ts';
import type { ProjectRead } from '../project/project-reader.ts';
import { type ContainerSurroundings, type StartedCode, startedCode, startedReads } from '../project/started-code.ts';
import { judgeName } from '../sensitivity/index.ts';
import { type ContainerStart, imageOf, isBuiltOn, startsWith } from '../stages/container.ts';
import type { Declaration } from '../stages/scope.ts';

/** What containers have to do with a variable of their image. */
export type ContainerUse =
  /** Certainly nothing, or no container has it. */
  | { readonly kind: 'none' }
  | { readonly kind: 'reads'; readonly start: ContainerStart; readonly read: ProjectRead }
  | { readonly kind: 'may-read'; readonly start: ContainerStart; readonly because: ContainerDoubt };

/** Why a container may read a variable. */
export type ContainerDoubt =
  /** A command that it starts logs in. */
  | { readonly kind: 'login'; readonly call: readonly string[] }
  /** A script that it starts logs in. */
  | { readonly kind: 'script'; readonly path: string }
  /** A file that it starts by its name. */
  | { readonly kind: 'started'; readonly path: string }
  /** A file of the image names it, and may be run as well; without a line where only the file is known. */
  | { readonly kind: 'named'; readonly path: string; readonly line: number | undefined }
  /** What it starts takes variables that it does not name. */
  | { readonly kind: 'whole'; readonly what: string; readonly at: FilePlace }
  /** What it starts runs commands that stand somewhere else. */
  | { readonly kind: 'runner'; readonly runner: Runner }
  /** Nothing of the project names it: a package that runs may read it. */
  | { readonly kind: 'packages' }
  /** What it starts cannot be seen. */
  | { readonly kind: 'unseen' };

const NONE: ContainerUse = { kind: 'none' };
const STRENGTH: readonly ContainerUse['kind'][] = ['reads', 'may-read', 'none'];

/**
 * Who in a container reads a variable that an instruction leaves in the image: what it starts, as far as the build context shows it. None if it is certain that
 * only the build needs it. The name of a tool's login counts together with the tool, or where no file names it; else all that the container starts must be seen.
 */
export function containerUse(around: ContainerSurroundings, declaration: Declaration, flow: VariableFlow): ContainerUse {
  const ofFlow = KNOWN.get(flow) ?? new Map<Declaration, ContainerUse>();
  KNOWN.set(flow, ofFlow);
  const use = ofFlow.get(declaration) ?? findUse(around, declaration, flow);
  ofFlow.set(declaration, use);
  return use;
}

/** A flow belongs to one analysis of a text, and so to one build context. */
const KNOWN = new WeakMap<VariableFlow, Map<Declaration, ContainerUse>>();

function findUse(around: ContainerSurroundings, { instruction, name }: Declaration, flow: VariableFlow): ContainerUse {
  // what a bundler has written into the code is not read again
  if (instruction.keyword !== 'ENV' || browserPrefixOf(name)) return NONE;
  const starts = startsWith(around.dockerfile, instruction).filter((start) => !isSetAnew(around, start.stage, instruction, name));
  const uses = starts.map((start) => useIn({ around, start, name, flow, isBuilds: isBuilds(around, name, flow) }));
  return uses.sort((a, b) => STRENGTH.indexOf(a.kind) - STRENGTH.indexOf(b.kind))[0] ?? NONE;
}

/** The strongest use of all variables of the flow that an image keeps, and the one that it is of. */
export function containerUseOfFlow(around: ContainerSurroundings, flow: VariableFlow): NamedUse {
  return useOfFlow(flow, around);
}

/** What containers have to do with one of the names of a secret. */
interface NamedUse {
  readonly name: string;
  readonly use: ContainerUse;
}

const useOfFlow = keptWith((flow: VariableFlow, around: ContainerSurroundings): NamedUse => {
  const all = [...flow.sources, ...flow.copies].map((one) => ({ name: one.name, use: containerUse(around, one, flow) }));
  return all.sort((a, b) => STRENGTH.indexOf(a.use.kind) - STRENGTH.indexOf(b.use.kind))[0] ?? { name: flow.name, use: NONE };
});

/** Whether a container was seen to read the secret, and nothing in the build can. */
export function isForContainerOnly(flow: VariableFlow, use: ContainerUse): boolean {
  return use.kind === 'reads' && flow.otherUses.length === 0 && flow.sinks.every((sink) => sink.certainty === 'cannot-read');
}

interface Question {
  readonly around: ContainerSurroundings;
  readonly start: ContainerStart;
  readonly name: string;
  readonly flow: VariableFlow;
  readonly isBuilds: Owner | undefined;
}

/** Why a variable of a build's name is the build's: a settings file of the tool names it, or its tool runs, or no file names it. */
type Owner = 'settings' | 'tool';

function isBuilds({ context }: ContainerSurroundings, name: string, flow: VariableFlow): Owner | undefined {
  if (judgeName(name).purpose !== 'build') return undefined;
  // that a settings file names it says what the build does; only the project's programs say what the container does not
  if (context !== undefined && configFileNaming(context, name) !== undefined && hasPrograms(context)) return 'settings';
  return isUsedByItsTool(name, flow.sinks) || isNamedNowhere(context, name) ? 'tool' : undefined;
}

function useIn(question: Question): ContainerUse {
  const { around, start, name, flow, isBuilds: owner } = question;
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
  const runner = runnerIn(around.dockerfile, start);
  if (runner !== undefined) return doubt({ kind: 'runner', runner });
  if (!code.isSeen || isOwnImage(start.stage)) return doubt({ kind: 'unseen' });
  const other = code.isServing ? undefined : otherNaming(question, code);
  if (other) return doubt({ kind: 'named', ...other });
  // somebody reads it: where that is not the build, and nothing else was found, it may be code that no file of the project shows
  const isRead = owner !== undefined || flow.sinks.some((sink) => sink.certainty === 'reads');
  return isRead || code.isServing ? NONE : doubt({ kind: 'packages' });
}

/** The first read of what starts that says something: of a variable of the build, what the bundler's settings say is for the bundling. */
function firstRead({ around, name, isBuilds: owner }: Question, code: StartedCode): ProjectRead | undefined {
  if (!around.context) return undefined;
  const isBuildName = judgeName(name).purpose === 'build';
  for (const read of startedReads(code, around.context, name)) {
    if (isBuildName && read.kind === 'project' && BUNDLER_SETTINGS.test(read.at.path)) continue;
    if (owner && read.kind === 'whole') continue;
    return read;
  }
  return undefined;
}

/** A file of the image, or of the sources of what starts, that names the variable and that no RUN was seen to read it from. */
function otherNaming(question: Question, code: StartedCode): { readonly path: string; readonly line: number } | undefined {
  const { around, name } = question;
  if (!around.context) return undefined;
  const texts = fileTexts(around.context);
  for (const path of code.isMade ? code.files.sources : new Set(code.files.own.values())) {
    if (SAYS_HOW_TO_BUILD.test(path) || NOT_IN_CONTAINER.test(path) || TEST_FILES.test(path) || (question.isBuilds && !PROGRAM_FILE.test(path))) continue;
    const at = texts.namingAtRun(path, name);
    if (at && !isOfBuild(question, code, path)) return at;
  }
  return undefined;
}

/** Whether a file is where a RUN was seen to read the variable, and nothing that starts mentions it. */
function isOfBuild({ around, flow }: Question, code: StartedCode, path: string): boolean {
  const isRead = flow.sinks.some(({ evidence }) => evidence && 'at' in evidence && evidence.at?.path === path);
  // a program may be made of the very file
  if (!isRead || !around.context || (code.isMade && PROGRAM_FILE.test(path))) return false;
  const texts = fileTexts(around.context);
  const stem = posix.basename(path).replace(/\..*$/, '');
  return !code.executions.some(({ files }) => [...files].some((file) => file === path || hasName(texts.textOf(file) ?? '', stem)));
}

/** Whether a stage starts from an image whose entrypoint, or whose code, may be somebody's own. */
function isOwnImage(stage: Stage): boolean {
  const { base, known } = imageOf(stage);
  return !known && !isPublicImage(base);
}

/** Whether a later ENV of the container gives the variable a text of its own, as `ENV NPM_TOKEN=""` does: it never has the secret. */
function isSetAnew({ dockerfile }: ContainerSurroundings, stage: Stage, instruction: Declaration['instruction'], name: string): boolean {
  return dockerfile.instructions.some(
    (one) =>
      one.keyword === 'ENV' &&
      one.range.start > instruction.range.start &&
      isBuiltOn(stage, one.stage) &&
      one.entries.some((entry) => entry.name === name && entry.value !== undefined && entry.value.references.length === 0),
  );
}
