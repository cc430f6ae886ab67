import { existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path/posix';
import type { FileResult, ProjectResult } from '../../project/types.ts';
import { readBuildWords } from '../../prove/build-words.ts';
import { cacheEntriesOf } from '../../prove/cache-entries.ts';
import { type Comparison, compareBuilds } from '../../prove/compare-builds.ts';
import { masked } from '../../prove/masking.ts';
import { needlesOf } from '../../prove/needles.ts';
import type { Sought } from '../../prove/types.ts';
import { parseDockerignore } from '../../syntax/dockerignore.ts';
import { say, visible } from '../../text/visible.ts';
import { complain, type Io, UserError } from '../io/io.ts';
import { toSlashes } from '../io/paths.ts';
import { type BuildTraces, buildAgain, buildSide, contextFiles, type Lab, type Which } from './builds.ts';
import { copyContext } from './context-copy.ts';
import { cacheIds, checkEngine, type Engine, removeAll } from './engine.ts';
import { planSecrets, type SecretPlan } from './secrets.ts';
import { type BuildValues, LITERAL, makeValues, type ValueSource } from './values.ts';

/** The input of an experiment. */
export interface Experiment {
  readonly io: Io;
  readonly file: FileResult;
  readonly result: ProjectResult;
  /** The words after `--`, passed to the builds. */
  readonly words: readonly string[];
  /** The names of secrets whose real values the fixed build gets. */
  readonly real: readonly string[];
  readonly signal: AbortSignal;
}

/** The result of an experiment. It contains no value. */
export interface Outcome {
  readonly secrets: readonly { readonly name: string; readonly isReal: boolean }[];
  /** Undefined if the fixes do not change the file. */
  readonly before: BuildTraces | undefined;
  readonly after: BuildTraces;
  /** Undefined unless there are two images to compare. */
  readonly comparison: Comparison | undefined;
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
  const added = readBuildWords(words, new Set([...names, ...plan.arguments.keys(), ...plan.mounts.map(({ id }) => id)]));
  if (typeof added === 'string') throw new UserError(added);
  const source = { plan, given: io.env, literals: file.lint.values };
  const sides = valuesOfSides(source, real, file);
  const allSought = [...sides.again.sought, ...sides.after.sought, ...userValues(plan, io.env)];
  if (allSought.length === 0) return undefined;
  const mask = (text: string): string => masked(text, allSought);
  await checkEngine(io, signal);
  const engine: Engine = {
    io,
    builder: added.builder === undefined ? [] : ['--builder', added.builder],
    folder: toSlashes(mkdtempSync(path.join(toSlashes(realpathSync(tmpdir())), 'dockerlint-prove-'))),
    isOurs: cacheEntriesOf([sides.before.dockerfile, sides.after.dockerfile]),
    since: Date.now() - CLOCK_MS,
  };
  const tags: string[] = [];
  let cacheBefore: ReadonlySet<string> | undefined;
  const clean = (): Promise<readonly string[]> => removeAll(engine, { tags, cacheBefore });
  try {
    cacheBefore = await cacheIds(engine, signal);
    const contextCopy = copyWithCanaries(engine, file, plan, sides.before);
    const builds = await buildBoth({ engine, file, result: given.result, plan, added, contextCopy, signal, tags }, sides, { real, mask });
    const literal = sides.before.sought.some(({ name }) => name === LITERAL) ? [LITERAL] : [];
    return {
      ...builds,
      secrets: [...new Set([...sides.before.sought, ...sides.after.sought].map(({ name }) => name))].map((name) => ({ name, isReal: real.has(name) })),
      expected: [...names, ...literal].filter((name) => !plan.mounted.has(name)),
      mask,
      left: await clean(),
    };
  } catch (error) {
    for (const what of await clean()) complain(io, `could not remove ${what}`);
    throw error;
  }
}

/** Tolerance for file systems that store times in whole seconds. */
const CLOCK_MS = 2_000;

/** Builds the original and the fixed file; only the latter if no fix changes the file. */
async function buildBoth(
  lab: Lab,
  sides: Sides,
  { real, mask }: { readonly real: ReadonlySet<string>; readonly mask: (text: string) => string },
): Promise<Pick<Outcome, 'before' | 'after' | 'comparison'>> {
  const { io } = lab.engine;
  const tell = (what: 'before' | 'after' | 'before once more'): void => {
    if (io.stderr.isTTY) io.stderr.write(say`dockerlint: building ${what} …\n`);
  };
  const build = async (which: 'before' | 'after'): Promise<BuildTraces> => {
    tell(which);
    const built = await buildSide(lab, which, sides[which]);
    const failure = built.failure;
    // the search works also on what the original leaves before a login fails
    if (!failure || (which === 'before' && real.size > 0)) return built;
    for (const line of failure.tail.slice(-SHOWN_LINES)) io.stderr.write(say`${visible(mask(line), [])}\n`);
    throw new UserError(failureMessage(which, failure.step === undefined ? undefined : mask(failure.step), { real, plan: lab.plan }));
  };
  const before = lab.file.lint.output === lab.file.lint.document.text ? undefined : await build('before');
  const after = await build('after');
  if (!before?.image || !after.image) return { before, after, comparison: undefined };
  tell('before once more');
  const again = await buildAgain(lab, sides.again);
  const removedEnv = new Set(lab.file.lint.containerEnv.keys());
  return { before, after, comparison: compareBuilds({ before: before.image, again, after: after.image, removedEnv }) };
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
  const { env, files, sought } = real.size === 0 ? after : makeValues({ ...source, real: none }, lint.document.text);
  return { before, after, again: { env, files, sought: [...before.sought, ...sought], dockerfile: before.dockerfile } };
}

const SHOWN_LINES = 15;

function failureMessage(
  which: 'before' | 'after',
  step: string | undefined,
  { real, plan }: { readonly real: ReadonlySet<string>; readonly plan: SecretPlan },
): string {
  const names = [...plan.variables, ...plan.files].map(({ name }) => name).filter((name) => !real.has(name));
  const where = step === undefined ? '' : `: \`${step}\` failed`;
  const [first] = names;
  const advice =
    first === undefined || step === undefined ? '' : `. Made up: ${names.join(', ')}. Where a command needs the real one, name it: \`--real ${first}\``;
  return `the ${which === 'before' ? 'original' : 'fixed'} Dockerfile does not build${where}${advice}`;
}

/** Copies the build context if it contains a secret file, so that neither build gets the real file. */
function copyWithCanaries({ folder }: Engine, { context, path: dockerfile }: FileResult, plan: SecretPlan, values: BuildValues): string | undefined {
  const replaced = contextFiles(plan, values);
  if (replaced.size === 0) return undefined;
  const target = path.join(folder, 'context');
  const [ignoreFile] = [`${dockerfile}.dockerignore`, path.join(context, '.dockerignore')].filter((file) => existsSync(file));
  copyContext(context, target, parseDockerignore(ignoreFile === undefined ? '' : readFileSync(ignoreFile, 'utf8')), replaced);
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
