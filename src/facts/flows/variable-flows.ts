import type { Dockerfile, Instruction, Run, ShellCommand, Stage, Word } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import type { VariableJudgement, Verdict } from '../sensitivity/judgement.ts';
import { baseImageOf } from '../stages/container.ts';
import type { Declaration, Scopes, Variables } from '../stages/scope.ts';
import type { StageState } from '../stages/stage-state.ts';
import { isBuiltOn, stagesBuiltOn } from '../stages/stage-tree.ts';
import type { OtherUse } from './other-uses.ts';
import { otherUsesOf } from './other-uses.ts';
import { isPublicKey } from './public-use.ts';
import { type RunToRead, readRun, readWithout } from './run-reads.ts';
import type { BlindSpot, Sink } from './sink.ts';
import { clonersWith, deferredFrom, isBare, isFresh, weighSinks } from './weigh-sinks.ts';

/** A secret variable: the build argument or literal that it comes from, all variables with its value, and all of their uses. */
export interface VariableFlow {
  readonly name: string;
  readonly verdict: Verdict;
  readonly judgement: VariableJudgement;
  /** The declarations of the secret: every ARG of that name, or the ENV with the literal. */
  readonly sources: readonly Declaration[];
  /** Those of `sources` that repeat an ARG of another stage. */
  readonly declaredAgain: readonly Declaration[];
  /** The ENVs and ARGs that get the value from another variable, in order. */
  readonly copies: readonly Declaration[];
  readonly sinks: readonly Sink[];
  /** Whether a sink still reads the secret without some commands of its RUN; true where that is not known. */
  readonly readsWithout: (sink: Sink, gone: ReadonlySet<ShellCommand>) => boolean;
  readonly otherUses: readonly OtherUse[];
  readonly blindSpots: readonly BlindSpot[];
  /** The default of the ARG, if it has one. A reference of the ARG to itself is resolved. */
  readonly default: Word | undefined;
  /** Whether a stage that is part of the final image has an ENV with the value. */
  readonly inFinalImage: boolean;
  /** Why no RUN reads it, if none does: by the RUNs themselves, by the project code that they execute, or only by lists of the variables that tools read. */
  readonly unreadBy: 'runs' | 'project' | 'lists';
  /** Whether some stage declares it: a global ARG that no stage declares is visible in no RUN. */
  readonly reachesStage: boolean;
}

/** Judges a declaration that gets no value from another secret. Undefined if it is no secret. */
export type JudgeDeclaration = (declaration: Declaration, all: readonly Declaration[]) => VariableJudgement | undefined;

interface Root {
  readonly name: string;
  readonly sources: readonly Declaration[];
  readonly judgement: VariableJudgement;
}

/** Returns all secret variables with their uses. All build arguments of the same name are one flow. */
export function findVariableFlows(
  dockerfile: Dockerfile,
  scopes: Scopes,
  states: ReadonlyMap<Instruction, StageState>,
  project: () => ProjectReader | undefined,
  judge: JudgeDeclaration,
): VariableFlow[] {
  const flows: VariableFlow[] = [];
  const taken = new Set<Declaration>();
  for (const root of findRoots(scopes, judge)) {
    // an ENV that gets its value from an earlier flow belongs to that flow
    if (root.sources.every((source) => taken.has(source))) continue;
    // so does an ARG that gets its value from before the first FROM
    const sources = root.sources.filter((source) => !taken.has(source));
    const copies = findCopies(scopes, sources).filter((copy) => !(copy.inherits && taken.has(copy)));
    const flow = trace(dockerfile, scopes, project, { ...root, sources }, copies);
    for (const declaration of [...flow.sources, ...flow.copies]) taken.add(declaration);
    if (!isPublicKey(flow.name, flow.sinks, flow.otherUses, states)) flows.push(flow);
  }
  return flows;
}

function findRoots(scopes: Scopes, judge: JudgeDeclaration): Root[] {
  const roots: Root[] = [];
  // what is declared before the first FROM and taken by a stage is one argument, whatever its default is made of
  const inherited = new Set(scopes.declarations.flatMap(({ inherits }) => inherits ?? []));
  const isArgument = (declaration: Declaration): boolean => declaration.value === 'argument' || inherited.has(declaration);
  for (const [name, sources] of groupBy(scopes.declarations.filter(isArgument), (declaration) => declaration.name)) {
    const judgements = sources.map((source) => judge(source, sources)).filter((judgement) => judgement !== undefined);
    const judgement = judgements.find((one) => one.weight === 'secret') ?? judgements[0];
    if (judgement) roots.push({ name, sources, judgement });
  }
  for (const declaration of scopes.declarations) {
    if (isArgument(declaration)) continue;
    const judgement = judge(declaration, [declaration]);
    if (judgement) roots.push({ name: declaration.name, sources: [declaration], judgement });
  }
  // arguments first: variables that get their value belong to their flow
  return roots;
}

function trace(dockerfile: Dockerfile, scopes: Scopes, project: () => ProjectReader | undefined, root: Root, copies: readonly Declaration[]): VariableFlow {
  const tainted = new Set<Declaration>([...root.sources, ...copies]);
  const taintedByName = [...new Set([...tainted].map(({ name }) => name))];
  const sinks: Sink[] = [];
  const given = new Map<Run, Map<string, RunToRead>>();
  const blindSpots: BlindSpot[] = [];
  const otherUses: OtherUse[] = [];
  const mentions = new Map<string, { readonly from: number; readonly cloners: ReadonlySet<string> }>();
  for (const instruction of usersWith(dockerfile, tainted)) {
    const variables = scopes.before.get(instruction);
    const names = taintedNames(variables, tainted, taintedByName);
    if (names.length === 0) continue;
    otherUses.push(...otherUsesOf(instruction, names, variables));
    if (instruction.keyword !== 'RUN') continue;
    for (const name of names) {
      const known = mentions.get(name) ?? { from: deferredFrom(dockerfile, name), cloners: clonersWith(dockerfile, name) };
      mentions.set(name, known);
      const toRead: RunToRead = {
        cloners: known.cloners,
        isDeferred: known.from <= instruction.range.start,
        run: instruction,
        name,
        image: baseImageOf(dockerfile, instruction),
        isFresh: isFresh(dockerfile, instruction, name),
        isBare: isBare(dockerfile, instruction),
        project,
      };
      given.set(instruction, (given.get(instruction) ?? new Map<string, RunToRead>()).set(name, toRead));
      sinks.push(readRun(toRead));
    }
    if (instruction.interpreter === 'windows') blindSpots.push({ range: instruction.keywordRange, kind: 'windows' });
  }
  const first = root.sources[0];
  const argumentNames = onlyArguments(root.sources, copies);
  const weighed = weighSinks(sinks, argumentNames);
  return {
    name: root.name,
    verdict: root.judgement.verdict,
    judgement: root.judgement,
    sources: root.sources,
    declaredAgain: declaredAgain(root.sources),
    copies,
    sinks: weighed,
    readsWithout: ({ run, name }, gone) => {
      const toRead = given.get(run)?.get(name);
      const rest = toRead && readWithout(toRead, gone);
      if (!rest) return true;
      return weighSinks([...sinks.filter((one) => one.run !== run || one.name !== name), rest], argumentNames).at(-1)?.certainty !== 'cannot-read';
    },
    unreadBy: unreadBy(weighed, project),
    otherUses,
    blindSpots,
    default: root.sources.map(defaultOf).find((word) => word !== undefined),
    inFinalImage: [...(first?.instruction.keyword === 'ENV' ? root.sources : []), ...copies].some(
      (d) => d.instruction.keyword === 'ENV' && isInFinalImage(dockerfile, d.instruction),
    ),
    reachesStage: root.sources.some((source) => source.instruction.stage !== undefined) || copies.some((copy) => copy.instruction.stage !== undefined),
  };
}

/** The instructions that may use one of those variables: all but ARG and ENV, in the stages that can have it. */
function usersWith(dockerfile: Dockerfile, tainted: ReadonlySet<Declaration>): readonly Instruction[] {
  const declared = new Set([...tainted].map(({ instruction }) => instruction.stage));
  // one before the first FROM is in force at every FROM
  if (declared.has(undefined) || dockerfile.stages.length < 2) return usersIn(dockerfile);
  const stages = new Set<Stage>();
  for (const index of declared) {
    const stage = dockerfile.stages[index ?? -1];
    if (stage && !stages.has(stage)) for (const one of stagesBuiltOn(dockerfile, index)) stages.add(one);
  }
  return [...stages].sort((a, b) => a.index - b.index).flatMap(usersIn);
}

/** The instructions that may use a variable, i.e. all but ARG and ENV. */
const usersIn = keptWith(({ instructions }: Dockerfile | Stage): readonly Instruction[] =>
  instructions.filter(({ keyword }) => keyword !== 'ARG' && keyword !== 'ENV'),
);

function unreadBy(sinks: readonly Sink[], project: () => ProjectReader | undefined): VariableFlow['unreadBy'] {
  if (sinks.some((sink) => sink.certainty !== 'cannot-read')) return 'runs';
  if (sinks.some((sink) => sink.absence === 'list')) return project() ? 'project' : 'lists';
  return sinks.some((sink) => sink.absence === 'project') ? 'project' : 'runs';
}

/** Whether a variable is exactly `$X`, i.e. X under another name. With an operator, it may have another value. */
export function isPlainCopy({ value, instruction, entry, inherits }: Declaration): boolean {
  if (inherits) return isPlainCopy(inherits);
  return value === 'copy' && instruction.entries[entry]?.value?.references[0]?.operator === '';
}

/** The value of an ARG without a build argument: for `${X:-text}` that is `text`, and for `$X` nothing, because X is the ARG itself. */
export function defaultOf({ instruction, entry }: Declaration): Word | undefined {
  const word = instruction.keyword === 'ARG' ? instruction.entries[entry]?.value : undefined;
  const [only, ...others] = word?.references ?? [];
  if (!word || !only || others.length > 0 || only.name !== instruction.entries[entry]?.name) return word;
  if (word.value === `\${${only.name}${only.operator}${only.operand}}` || word.value === `$${only.name}`)
    return only.operator.endsWith('-') ? { ...word, value: only.operand, references: [] } : undefined;
  return word;
}

/** The ARGs in stages, except the first. (An ARG before FROM and the first one in a stage form one declaration.) */
function declaredAgain(sources: readonly Declaration[]): Declaration[] {
  return sources.filter((source) => source.instruction.stage !== undefined && source.instruction.keyword === 'ARG').slice(1);
}

/** Names that only the sources have. In `ENV X=$X`, the copy has the name X too, so the name counts as chosen. */
function onlyArguments(sources: readonly Declaration[], copies: readonly Declaration[]): ReadonlySet<string> {
  return new Set(sources.map(({ name }) => name).filter((name) => !copies.some((copy) => copy.name === name)));
}

/** The declarations that get the value from the sources, directly or through others. */
function findCopies(scopes: Scopes, sources: readonly Declaration[]): Declaration[] {
  const fed = feeding(scopes);
  const tainted = new Set<Declaration>(sources);
  // a set is walked with what is added meanwhile
  for (const declaration of tainted) for (const { copy } of fed.get(declaration) ?? []) tainted.add(copy);
  if (tainted.size === sources.length) return [];
  const isSource = new Set(sources);
  const order = orderIn(scopes);
  return [...tainted].filter((one) => !isSource.has(one)).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** The declarations that get their value from a declaration. */
const feeding = keptWith(({ declarations, before }: Scopes) => {
  const links = declarations.flatMap((copy) => {
    const used = copy.uses.flatMap((use) => before.get(copy.instruction)?.get(use) ?? []);
    return [...used, ...(copy.inherits ? [copy.inherits] : [])].map((from) => ({ from, copy }));
  });
  return groupBy(links, ({ from }) => from);
});

const orderIn = keptWith(({ declarations }: Scopes) => new Map(declarations.map((declaration, index) => [declaration, index])));

/** The names in force whose value comes from a tainted declaration, in order of the declarations. `all`: the names of the tainted declarations. */
function taintedNames(variables: Variables | undefined, tainted: ReadonlySet<Declaration>, all: readonly string[]): readonly string[] {
  if (!variables) return [];
  // iterates over the few tainted names, not over the many variables in force
  const inForce = all.flatMap((name) => {
    const declaration = variables.get(name);
    return declaration && tainted.has(declaration) ? [declaration] : [];
  });
  if (inForce.length < 2) return inForce.map(({ name }) => name);
  const own = new Set(inForce);
  return [...tainted].flatMap((declaration) => (own.has(declaration) ? [declaration.name] : []));
}

/** Whether an instruction is in the last stage or in one of its parent stages. */
export function isInFinalImage(dockerfile: Dockerfile, instruction: Instruction): boolean {
  return isBuiltOn(dockerfile.stages.at(-1), instruction.stage);
}
