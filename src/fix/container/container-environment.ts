import { type ContainerUse, containerUse } from '../../facts/containers/container-use.ts';
import type { Facts } from '../../facts/facts.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { isPlainCopy } from '../../facts/flows/variable-flows.ts';
import type { ProjectRead } from '../../facts/project/project-reader.ts';
import { judgeName } from '../../facts/sensitivity/index.ts';
import { type ContainerStart, describeCall, imageOf } from '../../facts/stages/container.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import { platformAdvice } from '../../knowledge/docker/platforms.ts';
import type { Caveat } from '../types.ts';
import { startCaveats } from './container-start.ts';
import { describePossibleRead, describeRunner, describeStart } from './container-words.ts';

/**
 * Why removing a declaration is unsafe or manual: containers may need the ENV. If its value came from a build argument, removing it is unsafe but possible: the
 * user can pass the value when starting the container.
 */
export function containerCaveats(facts: Facts, declaration: Declaration, flow: VariableFlow): readonly Caveat[] {
  const use = containerUse(facts, declaration, flow);
  if (use.kind === 'none') return startCaveats(facts, declaration);
  const { name } = declaration;
  const readsInBuild = flow.sinks.some((sink) => sink.name === name && sink.certainty === 'reads');
  const isFilled = flow.sources.every((source) => source.instruction.keyword === 'ARG');
  if (!isFilled && (judgeName(name).purpose === 'runtime' || !readsInBuild))
    return [{ applicability: 'manual', reason: `the container may read ENV "${name}", and a build secret would not reach it` }];
  const hint = use.kind === 'reads' ? 'pass it' : `if it ${IS_SAID_TO_READ.has(use.because.kind) ? 'does' : 'needs the value'}, pass it`;
  return [{ applicability: 'unsafe', reason: `${describeUse(use, name)}: ${hint} with ${containerAdvice(facts, name, use.start)}` }];
}

/** The ENV variables that containers lose. Value: the build argument whose exact value the ENV had, or undefined if it was combined with other text. */
export function containerEnv(facts: Facts, flow: VariableFlow): ReadonlyMap<string, string | undefined> {
  const copies = flow.copies.filter((copy) => containerUse(facts, copy, flow).kind !== 'none');
  return new Map(copies.map((copy) => [copy.name, isPlainCopy(copy) ? flow.name : undefined]));
}

/**
 * How to pass a variable to a container when its image no longer has it, shown to people. Includes the way of a platform if a file of the project shows that
 * platform.
 */
export function containerAdvice({ context }: Facts, name: string, start?: ContainerStart): string {
  const suffix = start && imageOf(start.stage).known?.fileSuffix;
  const [platform] = context?.files().flatMap((path) => platformAdvice(path, name) ?? []) ?? [];
  return [
    `\`docker run -e ${name}\``,
    ...(suffix === undefined ? [] : [`with ${name}${suffix} and Compose \`secrets:\``]),
    ...(platform === undefined ? [] : [`here with ${platform}`]),
  ].join(', or ');
}

/** The uses whose words end in what a program may do with the variable. */
const IS_SAID_TO_READ: ReadonlySet<Extract<ContainerUse, { readonly because: unknown }>['because']['kind']> = new Set([
  'login',
  'script',
  'runner',
  'packages',
  'unseen',
]);

/** The reader of a variable in the container, shown to people: `the container starts "node server.js", and lib/mail.js:2 names "X"`. */
function describeUse(use: Exclude<ContainerUse, { readonly kind: 'none' }>, name: string): string {
  const what = describeStart(use.start.shown);
  if (use.kind === 'reads') return `${what}, and ${describeRead(use.read, name)} there`;
  const { because } = use;
  switch (because.kind) {
    case 'login':
      return `the container starts "${describeCall(because.call)}", which may log in with "${name}"`;
    case 'script':
      return `${because.path}, which the container starts, may log in with "${name}"`;
    case 'started':
      return `${because.path}, which the container starts, names "${name}"`;
    case 'named':
      return `${because.path}${because.line === undefined ? '' : `:${because.line}`} names "${name}", and the container may run it`;
    case 'whole':
      return `${what}, and ${because.at.path}:${because.at.line} reads the whole environment (${because.what}), which may include "${name}"`;
    case 'runner':
      return `${describeRunner(because.runner)}, and those may read "${name}"`;
    case 'packages':
      return `a package that the container runs may read "${name}", although no file of the project names it`;
    case 'unseen':
      return describePossibleRead(use.start.shown, `"${name}"`);
  }
}

function describeRead(read: ProjectRead, name: string): string {
  const at = read.at ? `${read.at.path}:${read.at.line}` : '';
  if (read.kind === 'project') return `${at} reads "${name}"`;
  if (read.kind === 'whole') return `${at} reads the whole environment (${read.what})`;
  if (at === '') return `its entrypoint reads "${name}"`;
  const reader = read.kind === 'library' ? read.library : read.program;
  return `${reader} reads "${name}" by itself (${at})`;
}
