import type { Dockerfile, Instruction, Stage, Word } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import type { VariableJudgement, Verdict } from '../sensitivity/judgement.ts';
import { baseImageOf } from '../stages/container.ts';
import type { Declaration, Scopes, Variables } from '../stages/scope.ts';
import type { StageState } from '../stages/stage-state.ts';
import type { OtherUse } from './other-uses.ts';
import { otherUsesOf } from './other-uses.ts';
import { isPublicKey } from './public-use.ts';
import { readRun } from './run-reads.ts';
import type { BlindSpot, Sink } from './sink.ts';
import { clonersWith, isBare, isDeferred, isFresh, weighSinks } from './weigh-sinks.ts';

/** One secret variable: the build argument or literal it comes from, every variable that gets its value, and every use of those. */
export interface VariableFlow {
  readonly name: string;
  readonly verdict: Verdict;
  readonly judgement: VariableJudgement;
  /** Where it enters: every ARG of that name, or the ENV that holds the literal. */
  readonly sources: readonly Declaration[];
  /** Those of the sources that repeat an ARG which a stage has already declared. */
  readonly declaredAgain: readonly Declaration[];
  /** ENV and ARG that take the value over, in order. */
  readonly copies: readonly Declaration[];
  readonly sinks: readonly Sink[];
  readonly otherUses: readonly OtherUse[];
  readonly blindSpots: readonly BlindSpot[];
  /** The default of the ARG, where it has one; a reference of the ARG to itself is resolved. */
  readonly default: Word | undefined;
  /** Whether an ENV with the value stands in a stage that the last stage is built on. */
  readonly inFinalImage: boolean;
  /** What shows that no RUN reads it, where none does: the RUNs themselves, the project that they run, or no more than lists of what tools read. */
  readonly unreadBy: 'runs' | 'project' | 'lists';
  /** Some stage declares it (a global ARG that no stage declares reaches no RUN). */
  readonly reachesStage: boolean;
}

/** Decides whether a declaration that no other secret feeds is a secret itself; undefined if it is not. */
export type JudgeDeclaration = (declaration: Declaration, all: readonly Declaration[]) => VariableJudgement | undefined;

interface Root {
  readonly name: string;
  readonly sources: readonly Declaration[];
  readonly judgement: VariableJudgement;
}

/** Every secret variable with all that becomes of it. Build arguments of one name are one flow, wherever they are declared. */
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
    // an ENV that an earlier flow feeds belongs to that flow
    if (root.sources.every((source) => taken.has(source))) continue;
    const flow = trace(dockerfile, scopes, project, root);
    for (const declaration of [...flow.sources, ...flow.copies]) taken.add(declaration);
    if (!isPublicKey(flow.name, flow.sinks, flow.otherUses, states)) flows.push(flow);
  }
  return flows;
}

function findRoots(scopes: Scopes, judge: JudgeDeclaration): Root[] {
  const roots: Root[] = [];
  for (const [name, sources] of groupBy(
    scopes.declarations.filter((declaration) => declaration.value === 'argument'),
    (declaration) => declaration.name,
  )) {
    const judgements = sources.map((source) => judge(source, sources)).filter((judgement) => judgement !== undefined);
    const judgement = judgements.find((one) => one.weight === 'secret') ?? judgements[0];
    if (judgement) roots.push({ name, sources, judgement });
  }
  for (const declaration of scopes.declarations) {
    if (declaration.value === 'argument') continue;
    const judgement = judge(declaration, [declaration]);
    if (judgement) roots.push({ name: declaration.name, sources: [declaration], judgement });
  }
  // arguments first: what they feed is part of their flow
  return roots;
}

function trace(dockerfile: Dockerfile, scopes: Scopes, project: () => ProjectReader | undefined, root: Root): VariableFlow {
  const copies = findCopies(scopes, root.sources);
  const tainted = new Set<Declaration>([...root.sources, ...copies]);
  const taintedByName = [...new Set([...tainted].map(({ name }) => name))];
  const sinks: Sink[] = [];
  const blindSpots: BlindSpot[] = [];
  const otherUses: OtherUse[] = [];
  const mentions = new Map<string, { readonly isDeferred: boolean; readonly cloners: ReadonlySet<string> }>();
  for (const instruction of usersIn(dockerfile)) {
    const variables = scopes.before.get(instruction);
    const names = taintedNames(variables, tainted, taintedByName);
    if (names.length === 0) continue;
    otherUses.push(...otherUsesOf(instruction, names, variables));
    if (instruction.keyword !== 'RUN') continue;
    for (const name of names) {
      const known = mentions.get(name) ?? { isDeferred: isDeferred(dockerfile, name), cloners: clonersWith(dockerfile, name) };
      mentions.set(name, known);
      sinks.push(
        readRun({
          ...known,
          run: instruction,
          name,
          image: baseImageOf(dockerfile, instruction),
          isFresh: isFresh(dockerfile, instruction, name),
          isBare: isBare(dockerfile, instruction),
          project,
        }),
      );
    }
    if (instruction.interpreter === 'windows') blindSpots.push({ range: instruction.keywordRange, kind: 'windows' });
  }
  const first = root.sources[0];
  const weighed = weighSinks(sinks, onlyArguments(root.sources, copies));
  return {
    name: root.name,
    verdict: root.judgement.verdict,
    judgement: root.judgement,
    sources: root.sources,
    declaredAgain: declaredAgain(root.sources),
    copies,
    sinks: weighed,
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

/** The instructions that may use a variable otherwise than by handing it on. */
function usersIn(dockerfile: Dockerfile): readonly Instruction[] {
  const known = USERS.get(dockerfile) ?? dockerfile.instructions.filter(({ keyword }) => keyword !== 'ARG' && keyword !== 'ENV');
  USERS.set(dockerfile, known);
  return known;
}

/** Every secret is followed through all of them. */
const USERS = new WeakMap<Dockerfile, readonly Instruction[]>();

function unreadBy(sinks: readonly Sink[], project: () => ProjectReader | undefined): VariableFlow['unreadBy'] {
  if (sinks.some((sink) => sink.certainty !== 'cannot-read')) return 'runs';
  if (sinks.some((sink) => sink.absence === 'list')) return project() ? 'project' : 'lists';
  return sinks.some((sink) => sink.absence === 'project') ? 'project' : 'runs';
}

/** Whether a variable is just `$X`, and so X under another name: with an operator it may be other text. */
export function isPlainCopy({ value, instruction, entry }: Declaration): boolean {
  return value === 'copy' && instruction.entries[entry]?.value?.references[0]?.operator === '';
}

/** What an ARG holds where the build does not give it: `${X:-text}` is just the text, and `$X` nothing, since X is the ARG itself. */
export function defaultOf({ instruction, entry }: Declaration): Word | undefined {
  const word = instruction.keyword === 'ARG' ? instruction.entries[entry]?.value : undefined;
  const [only, ...others] = word?.references ?? [];
  if (!word || !only || others.length > 0 || only.name !== instruction.entries[entry]?.name) return word;
  if (word.value === `\${${only.name}${only.operator}${only.operand}}` || word.value === `$${only.name}`)
    return only.operator.endsWith('-') ? { ...word, value: only.operand, references: [] } : undefined;
  return word;
}

/** The ARGs of stages beyond the first one; one before FROM and the first in a stage are the same declaration in two halves. */
function declaredAgain(sources: readonly Declaration[]): Declaration[] {
  return sources.filter((source) => source.instruction.stage !== undefined && source.instruction.keyword === 'ARG').slice(1);
}

/** Names that only the sources have: who gives them on under the same name (`ENV X=$X`) wants that name as well. */
function onlyArguments(sources: readonly Declaration[], copies: readonly Declaration[]): ReadonlySet<string> {
  return new Set(sources.map(({ name }) => name).filter((name) => !copies.some((copy) => copy.name === name)));
}

/** The declarations that take the value over, directly or through others. */
function findCopies(scopes: Scopes, sources: readonly Declaration[]): Declaration[] {
  const tainted = new Set<Declaration>(sources);
  const copies: Declaration[] = [];
  for (let grown = true; grown; ) {
    grown = false;
    for (const declaration of scopes.declarations) {
      if (tainted.has(declaration) || declaration.uses.length === 0) continue;
      const variables = scopes.before.get(declaration.instruction);
      const isFed = declaration.uses.some((use) => {
        const feeding = variables?.get(use);
        return feeding !== undefined && tainted.has(feeding);
      });
      if (!isFed) continue;
      tainted.add(declaration);
      copies.push(declaration);
      grown = true;
    }
  }
  return copies;
}

/** The names in force of which a tainted declaration gives the value, in the order of the declarations; `all` are the names of these. */
function taintedNames(variables: Variables | undefined, tainted: ReadonlySet<Declaration>, all: readonly string[]): readonly string[] {
  if (!variables) return [];
  // few names are tainted, and many variables may be in force
  const inForce = all.flatMap((name) => {
    const declaration = variables.get(name);
    return declaration && tainted.has(declaration) ? [declaration] : [];
  });
  if (inForce.length < 2) return inForce.map(({ name }) => name);
  const own = new Set(inForce);
  return [...tainted].flatMap((declaration) => (own.has(declaration) ? [declaration.name] : []));
}

/** Whether an instruction's stage is the last one or one that the last one is built on. */
export function isInFinalImage(dockerfile: Dockerfile, instruction: Instruction): boolean {
  for (let stage: Stage | undefined = dockerfile.stages.at(-1); stage; stage = stage.parent) if (stage.index === instruction.stage) return true;
  return false;
}
