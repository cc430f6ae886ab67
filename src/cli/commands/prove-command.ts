import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path/posix';
import { withTexts } from '../../project/texts.ts';
import type { FileResult, ProjectResult } from '../../project/types.ts';
import { searchImage } from '../../prove/image-archive.ts';
import { masked } from '../../prove/masking.ts';
import type { ImageSearch } from '../../prove/types.ts';
import { type ImageReport, type Proof, reportProof } from '../../reporters/proof.ts';
import { visible } from '../../text/visible.ts';
import type { LintArguments } from '../arguments/options.ts';
import { configSource } from '../config/config.ts';
import { discover } from '../io/discover.ts';
import { diskFiles } from '../io/disk.ts';
import { docker, dockerOutput } from '../io/docker.ts';
import { readInputs } from '../io/inputs.ts';
import { complain, type Io, UserError } from '../io/io.ts';
import { shownPath, toSlashes } from '../io/paths.ts';
import { whereabouts } from '../io/project-root.ts';
import { styleOf } from '../io/style.ts';
import { runLint } from './lint-run.ts';
import { type ProveSecrets, proveSecrets } from './prove-secrets.ts';

/**
 * `dockerlint prove [PATH] [-- WORD...]`: builds a Dockerfile as it is and as `--fix` would change it, with docker and without its cache, and searches both
 * images for the secrets that the builds were given. Changes no file. The words are passed to both builds. Returns the exit status: 1 if the fixed image
 * contains a secret, else 0.
 */
export async function prove(options: LintArguments, words: readonly string[], io: Io): Promise<number> {
  if (options.format !== 'text' && options.format !== 'json') throw new UserError('a proof is reported as text or json');
  const { result, file } = await fixedInMemory(options, io);
  const home = toSlashes(io.env['HOME'] ?? homedir());
  const secrets = proveSecrets(file, home, io.env);
  if (secrets.sought.length === 0) {
    complain(io, `${shownPath(io.cwd)(file.path)} takes no secret that is known: there is nothing to search an image for`);
    return 0;
  }
  const folder = toSlashes(mkdtempSync(path.join(toSlashes(tmpdir()), 'dockerlint-prove-')));
  try {
    const job: Job = { io, file, result, secrets, words, folder };
    const isChanged = file.lint.output !== file.lint.document.text;
    const before = isChanged ? await imageOf(job, 'before') : undefined;
    const after = await imageOf(job, 'after');
    const proof = proofOf(shownPath(io.cwd)(file.path), secrets, before, after);
    io.stdout.write(
      options.format === 'json' ? visible(`${JSON.stringify(proof, undefined, 2)}\n`, []) : reportProof(proof, styleOf(io, io.stdout, options.color)),
    );
    return after.traces.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Job {
  readonly io: Io;
  readonly file: FileResult;
  readonly result: ProjectResult;
  readonly secrets: ProveSecrets;
  readonly words: readonly string[];
  /** A temporary folder for the Dockerfiles that are built. */
  readonly folder: string;
}

async function fixedInMemory(options: LintArguments, io: Io): Promise<{ readonly result: ProjectResult; readonly file: FileResult }> {
  const shown = shownPath(io.cwd);
  const found = await discover(options.paths, whereabouts(io));
  const inputs = readInputs(found.files, shown);
  const [problem] = [...found.problems, ...inputs.problems];
  if (problem !== undefined) throw new UserError(problem);
  if (inputs.texts.size !== 1) throw new UserError(`prove takes one Dockerfile, not ${inputs.texts.size}: ${[...inputs.texts.keys()].map(shown).join(', ')}`);
  const config = await configSource(
    options,
    found.files.map((dockerfile) => path.dirname(dockerfile)),
    io.cwd,
  );
  const paths = [...inputs.texts.keys()];
  const fix = options.unsafeFixes ? 'unsafe' : 'safe';
  const result = await runLint({ files: withTexts(diskFiles(whereabouts(io)), inputs.texts), paths, fix, config, io, everyBuild: true });
  const [file] = result.files;
  if (!file) throw new UserError('no Dockerfile to prove');
  return { result, file };
}

async function imageOf(job: Job, which: 'before' | 'after'): Promise<ImageSearch> {
  const { io, secrets } = job;
  const tag = `dockerlint-prove-${randomBytes(6).toString('hex')}`;
  if (io.stderr.isTTY) io.stderr.write(visible(`dockerlint: building ${which} …\n`, []));
  const end = await docker(buildWords(job, which, tag), io.cwd, { ...io.env, ...secrets.env });
  if (!end.ok) {
    for (const line of end.tail) io.stderr.write(visible(`${masked(line, secrets.sought)}\n`, []));
    throw new UserError(
      `the ${which === 'before' ? 'original' : 'fixed'} Dockerfile does not build${secrets.standIns.length > 0 ? `; made up: ${secrets.standIns.join(', ')}` : ''}`,
    );
  }
  try {
    return await dockerOutput(['image', 'save', tag], { ...io.env }, (archive) => searchImage(archive, secrets.sought));
  } catch (error) {
    throw error instanceof Error && error.name === 'ArchiveError' ? new UserError(`the image of ${which} cannot be searched: ${error.message}`) : error;
  } finally {
    await docker(['docker', 'image', 'rm', '--force', tag], io.cwd, { ...io.env });
  }
}

/** The build command of the fixed file, changed to build a temporary Dockerfile and to load the image into docker. */
function buildWords({ file, result, secrets, words, folder }: Job, which: 'before' | 'after', tag: string): readonly string[] {
  const { lint, build, context } = file;
  const dockerfile = path.join(folder, `${which}.Dockerfile`);
  writeFileSync(dockerfile, which === 'before' ? lint.document.text : lint.output);
  writeIgnoreFile(result, which, file.path, context, `${dockerfile}.dockerignore`);
  const given = build?.argv.slice(3, -1) ?? [];
  const named = given.indexOf('-f');
  const options = named < 0 ? given : [...given.slice(0, named), ...given.slice(named + 2)];
  const args = (which === 'before' ? secrets.buildArgs : secrets.buildArgs.filter((name) => !lint.removedArgs.has(name))).filter(
    (name) => !options.includes(name),
  );
  // a cached layer may have been built with another value
  const ours = ['--no-cache', '--load', '--progress=plain', '-t', tag, '-f', dockerfile];
  return ['docker', 'buildx', 'build', ...options, ...args.flatMap((name) => ['--build-arg', name]), ...words, ...ours, context];
}

/** Puts the ignore file, fixed or as it is, beside the temporary Dockerfile, where BuildKit looks first. */
function writeIgnoreFile(result: ProjectResult, which: 'before' | 'after', dockerfile: string, context: string, target: string): void {
  const own = `${dockerfile}.dockerignore`;
  const source = existsSync(own) ? own : path.join(context, '.dockerignore');
  const changed = which === 'after' ? result.companions.find((companion) => companion.path === source) : undefined;
  if (changed) writeFileSync(target, changed.after);
  else if (existsSync(source)) copyFileSync(source, target);
}

function proofOf(shown: string, { sought, standIns }: ProveSecrets, before: ImageSearch | undefined, after: ImageSearch): Proof {
  const report = ({ traces, layers, paths }: ImageSearch): ImageReport => ({ traces, layers, files: paths.size });
  const missing = (from: ImageSearch, other: ImageSearch): readonly string[] =>
    [...from.paths]
      .filter((file) => !other.paths.has(file))
      .map((file) => masked(file, sought))
      .sort();
  return {
    path: shown,
    secrets: sought.map(({ name }) => ({ name, standIn: standIns.includes(name) })),
    before: before && report(before),
    after: report(after),
    onlyBefore: before ? missing(before, after) : [],
    onlyAfter: before ? missing(after, before) : [],
  };
}
