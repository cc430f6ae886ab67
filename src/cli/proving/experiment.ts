import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path/posix';
import type { Facts } from '../../facts/index.ts';
import type { FileResult, ProjectResult } from '../../project/types.ts';
import { readBuildWords } from '../../prove/build-words.ts';
import { type Comparison, compareBuilds } from '../../prove/compare-builds.ts';
import { type DeclaredBuild, wordsOfDeclared } from '../../prove/declared-build.ts';
import { masked } from '../../prove/masking.ts';
import { needlesOf } from '../../prove/needles.ts';
import type { ObservedBuild, ReaderComparison } from '../../prove/readers/types.ts';
import { withoutWitness } from '../../prove/readers/watch-runs.ts';
import type { Sought } from '../../prove/types.ts';
import { parseDockerignore } from '../../syntax/dockerignore.ts';
import { own, say, type Visible, visible } from '../../text/visible.ts';
import { complain, type Io, isUserError, UserError } from '../io/io.ts';
import { toSlashes } from '../io/paths.ts';
import { codeOf, describeSystemError, readRegularFile } from '../io/read-input.ts';
import { type AbsentBuild, buildWithout } from './absent.ts';
import { contextFiles, type Lab, type Which } from './build-inputs.ts';
import { type BuildTraces, buildAgain, buildSide, type Side } from './builds.ts';
import { chooseProgram } from './choose-program.ts';
import { copyContext } from './context-copy.ts';
import { attempts, type BuildProgram, type Engine } from './engine.ts';
import { readersOf } from './readers.ts';
import { planSecrets, type SecretPlan } from './secrets.ts';
import { type BuildValues, LITERAL, makeValues, type ValueSource } from './values.ts';
import { watchOf } from './watching.ts';

/** The input of an experiment. */
export interface Experiment {
  readonly io: Io;
  readonly file: FileResult;
  readonly result: ProjectResult;
  /** The facts of the original. */
  readonly facts: Facts;
  /** The words after `--`, passed to the builds. */
  readonly words: readonly string[];
  /** The build that a Compose or bake file declares; undefined if only the Dockerfile was given. */
  readonly declared: DeclaredBuild | undefined;
  /** The names of secrets whose real values the fixed build gets. */
  readonly real: readonly string[];
  readonly signal: AbortSignal;
}

/** The result of an experiment. It contains no value. */
export interface Outcome {
  /** What built. */
  readonly builder: BuildProgram['name'];
  readonly secrets: readonly { readonly name: string; readonly isReal: boolean }[];
  /** Undefined if the fixes do not change the file. */
  readonly before: BuildTraces | undefined;
  readonly after: BuildTraces;
  /** Undefined unless there are two images to compare. */
  readonly comparison: Comparison | undefined;
  /** Which commands had which secret; undefined if no RUN reported. */
  readonly readers: ReaderComparison | undefined;
  /** The results of the builds without secrets; undefined if all secrets are literals in the Dockerfile. */
  readonly without: { readonly before: AbsentBuild | undefined; readonly after: AbsentBuild } | undefined;
  /** Build arguments that the fixed Dockerfile takes as a fallback, and that the fixed build did not get. */
  readonly fallbacks: readonly string[];
  /** Names of the secrets that the search must find in the original build, as a control. */
  readonly expected: readonly string[];
  /** Masks every value of the run in a text. */
  mask(text: string): string;
  /** The things that could not be removed. */
  readonly left: readonly string[];
}

/**
 * Builds the file before and after the fix, searches what both builds leave, and cleans up. Undefined if no secret is known. Throws a UserError if a required
 * build fails or nothing can be searched, and the reason of the signal if one arrived. It cleans up in these cases as well.
 */
export async function experiment(given: Experiment): Promise<Outcome | undefined> {
  const { io, file, words, signal } = given;
  const plan = planSecrets(file, toSlashes(io.env['HOME'] ?? homedir()));
  const names = new Set([...plan.variables, ...plan.files].map(({ name }) => name));
  if (names.size === 0 && file.lint.values.length === 0) return undefined;
  const real = realNames(given.real, plan);
  const taken = new Set([...names, ...plan.arguments.keys(), ...plan.mounts.map(({ id }) => id)]);
  const own = given.declared ? wordsOfDeclared(given.declared, [file.lint.document.text, file.lint.output], taken) : [];
  const added = typeof own === 'string' ? own : readBuildWords([...own, ...words], taken);
  if (typeof added === 'string') throw new UserError(added);
  const source = { plan, given: io.env, literals: file.lint.values };
  const sides = valuesOfSides(source, real, file);
  const allSought = [...sides.again.sought, ...sides.after.sought, ...userValues(plan, io.env)];
  if (allSought.length === 0) return undefined;
  const mask = (text: string): string => withoutWitness(masked(text, allSought));
  const folder = temporaryFolder();
  let program: BuildProgram | undefined;
  const tags: string[] = [];
  const clean = async (): Promise<readonly string[]> => [
    ...((await program?.remove(tags)) ?? []),
    ...(await attempts([{ what: `the folder ${folder}`, remove: () => removeFolder(folder) }])),
  ];
  try {
    program = await chooseProgram(given, { folder, added, texts: [sides.before.dockerfile, sides.after.dockerfile] });
    await program.start(signal);
    const engine: Engine = { io, folder, program };
    const contextCopy = copyWithCanaries(engine, file, plan, sides.before);
    const lab = { engine, file, result: given.result, plan, added, contextCopy, signal, tags };
    const builds = await buildAll(lab, sides, { real, facts: given.facts, mask });
    const literal = sides.before.sought.some(({ name }) => name === LITERAL) ? [LITERAL] : [];
    return {
      ...builds,
      builder: program.name,
      secrets: [...new Set([...sides.before.sought, ...sides.after.sought].map(({ name }) => name))].map((name) => ({ name, isReal: real.has(name) })),
      fallbacks: plan.fallbacks,
      expected: [...names, ...literal].filter((name) => !plan.mounted.has(name)),
      mask,
      left: await clean(),
    };
  } catch (error) {
    for (const what of await clean()) complain(io, `could not remove ${what}`);
    throw explained(error);
  }
}

/** Creates the folder of a run. Throws a UserError if that is not possible. */
function temporaryFolder(): string {
  try {
    return toSlashes(mkdtempSync(path.join(toSlashes(realpathSync(tmpdir())), 'dockerlint-prove-')));
  } catch (error) {
    throw new UserError(`cannot create the folder for the builds in ${tmpdir()}: ${describeSystemError(error)}`);
  }
}

async function removeFolder(folder: string): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true });
  return true;
}

/** An error of the file system, as on a full disk, as a UserError; any other error as it is. */
function explained(error: unknown): unknown {
  if (isUserError(error) || !(error instanceof Error) || codeOf(error) === undefined) return error;
  const at = 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
  return new UserError(`the builds cannot be prepared in ${tmpdir()}: ${describeSystemError(error)}${at}`);
}

interface Told {
  readonly real: ReadonlySet<string>;
  readonly facts: Facts;
  mask(text: string): string;
}

/** Runs all builds. A file that no fix changes is built twice: with its secrets and without them. */
async function buildAll(
  lab: Lab,
  sides: Sides,
  { real, facts, mask }: Told,
): Promise<Pick<Outcome, 'before' | 'after' | 'comparison' | 'readers' | 'without'>> {
  const { io } = lab.engine;
  const { lint } = lab.file;
  const tell = (what: Visible): void => {
    if (io.stderr.isTTY) io.stderr.write(say`dockerlint: building ${what} …\n`);
  };
  const build = async (side: Side & { readonly which: 'before' | 'after' }): Promise<BuildTraces> => {
    tell(own(side.which));
    const built = await buildSide(lab, side);
    const failure = built.failure;
    // the search works also on what the original leaves before a login fails
    if (!failure || (failure.stage === undefined && side.which === 'before' && real.size > 0)) return built;
    io.stderr.write(say`${visible(mask(shownTail(failure.tail)), lint.values)}\n`);
    // a shell that does not find the command: no secret would help. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02
    const unasked = failure.tail.some((line) => /\bexit code: 127\b/.test(line))
      ? []
      : [...lab.plan.variables, ...lab.plan.files].filter(({ name }) => !real.has(name));
    const step = failure.step === undefined ? undefined : mask(failure.step);
    throw new UserError(
      failure.stage === undefined
        ? failureMessage(side.which, step, unasked)
        : `the stage ${failure.stage} was built as part of the image, but does not build alone${step === undefined ? '' : `: \`${step}\` failed`}`,
    );
  };
  const before = lint.output === lint.document.text ? undefined : await build({ which: 'before', values: sides.before, watch: undefined });
  const watch = watchOf(lab.plan, [lint.document.text, lint.output], before?.image?.plainPaths ?? []);
  const after = await build({ which: 'after', values: sides.after, watch });
  const removedEnv = new Set(lint.containerEnv.keys());
  let comparison: Comparison | undefined;
  let again: ObservedBuild | undefined;
  if (before?.image && after.image) {
    tell(own('the original again'));
    const built = await buildAgain(lab, { which: 'again', values: sides.again, watch });
    again = built.observed;
    comparison = compareBuilds({ before: before.image, again: built.image, after: after.image, removedEnv });
  }
  const readers = readersOf({ before: again, after: after.observed }, lab.plan, facts, lab.file);
  tell(own('both without the secrets'));
  return { before, after, comparison, readers, without: await buildAbsent(lab, sides, before !== undefined) };
}

/** Builds the original and the fixed file without secrets. Undefined if all secrets are literals in the Dockerfile: nothing can be omitted then. */
async function buildAbsent(lab: Lab, sides: Sides, hasBefore: boolean): Promise<Outcome['without']> {
  if (lab.plan.variables.length + lab.plan.files.length === 0) return undefined;
  const before = hasBefore ? await buildWithout(lab, 'before-without', sides.before) : undefined;
  return { before, after: await buildWithout(lab, 'after-without', sides.after) };
}

type Sides = { readonly [which in Which]: BuildValues };

/**
 * The values for each build. The third build is the original with the secrets of the fixed build, unless those are real: values derived from a secret are then
 * the same in both.
 */
function valuesOfSides(source: Omit<ValueSource, 'real'>, real: ReadonlySet<string>, { lint }: FileResult): Sides {
  const none: ReadonlySet<string> = new Set();
  const before = makeValues({ ...source, real: none }, lint.document.text);
  const after = makeValues({ ...source, real }, lint.output);
  const { env, files, sought, held } = real.size === 0 ? after : makeValues({ ...source, real: none }, lint.document.text);
  // the literals of this build are those of the first build
  const heldAgain = [...before.held.filter(({ name }) => name === LITERAL), ...held.filter(({ name }) => name !== LITERAL)];
  return { before, after, again: { env, files, held: heldAgain, sought: [...before.sought, ...sought], dockerfile: before.dockerfile } };
}

const SHOWN_LINES = 15;

/** The end of a log, without the lines of the Dockerfile that buildx repeats, in which values that nobody knows may stand: `   3 | >>> RUN npm ci` */
function shownTail(tail: readonly string[]): string {
  return tail
    .filter((line) => !/^ *\d+ \| /.test(line))
    .slice(-SHOWN_LINES)
    .join('\n');
}

/** What failed, and the option that gives a build its real secrets; `unasked`: those that it could have. */
function failureMessage(which: 'before' | 'after', step: string | undefined, unasked: readonly { readonly name: string }[]): string {
  const where = step === undefined ? '' : `: \`${step}\` failed`;
  const names = unasked.map(({ name }) => name);
  const advice =
    names.length === 0 || step === undefined
      ? ''
      : `. The builds got made-up values for ${names.join(', ')}: if a command needs a real one, add \`--real ${names[0]}\``;
  return `the ${which === 'before' ? 'original' : 'fixed'} Dockerfile does not build${where}${advice}`;
}

/** Copies the build context if it contains a secret file, so that neither build gets the real file. */
function copyWithCanaries({ folder }: Engine, { context, path: dockerfile }: FileResult, plan: SecretPlan, values: BuildValues): string | undefined {
  const replaced = contextFiles(plan, values);
  if (replaced.size === 0) return undefined;
  const target = path.join(folder, 'context');
  const [ignoreFile] = [`${dockerfile}.dockerignore`, path.join(context, '.dockerignore')].filter((file) => existsSync(file));
  copyContext(context, target, parseDockerignore(ignoreFile === undefined ? '' : readRegularFile(ignoreFile).toString('utf8')), replaced);
  return target;
}

/** Resolves the arguments of `--real`, each a variable, a file or an id. Throws a UserError for an unknown one. */
function realNames(given: readonly string[], { variables, files, mounts }: SecretPlan): ReadonlySet<string> {
  return new Set(
    given.map((word) => {
      const mount = mounts.find(({ id }) => id === word);
      const name = [...variables, ...files].find((one) => one.name === word)?.name ?? mount?.variable ?? mount?.file?.name;
      if (name !== undefined) return name;
      throw new UserError(`--real ${word}: the builds take no such secret; they take ${[...variables, ...files].map((one) => one.name).join(', ')}`);
    }),
  );
}

/** The real values in the user's environment, to be masked in output. No build gets them unless asked for. */
function userValues({ variables }: SecretPlan, env: Io['env']): readonly Sought[] {
  return variables.map(({ name }) => ({ name, needles: needlesOf(env[name] ?? '') }));
}
