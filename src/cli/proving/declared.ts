import { existsSync } from 'node:fs';
import path from 'node:path/posix';
import { isComposeFile } from '../../companions/compose/model.ts';
import { judgeValue } from '../../facts/sensitivity/index.ts';
import { type DeclaredBuild, declaredBuild } from '../../prove/declared-build.ts';
import { type Argv, commandOutput } from '../io/command.ts';
import { type Io, isUserError, UserError } from '../io/io.ts';
import { shownPath, toSlashes } from '../io/paths.ts';

/** A build that a file declares, and how it is named in a report. */
export interface Declared extends DeclaredBuild {
  /** `compose.yaml, service web` */
  readonly title: string;
}

/**
 * The build of a service of a Compose file, or of a target of a bake file, if the path is one of these. Docker itself says what is built, as it would for
 * `docker compose build` or `docker buildx bake`; nothing is built for that. Throws a UserError.
 */
export async function declaredBuildOf(paths: readonly string[], service: string | undefined, io: Io): Promise<Declared | undefined> {
  const [given] = paths;
  const file = path.resolve(toSlashes(io.cwd), toSlashes(given ?? ''));
  const isCompose = isComposeFile(file);
  if (paths.length !== 1 || given === undefined || !(isCompose || isBakeFile(file))) {
    if (service !== undefined) throw new UserError('--service needs the PATH of one Compose file or bake file');
    return undefined;
  }
  const shown = shownPath(io.cwd)(file);
  if (!existsSync(file)) throw new UserError(`${shown}: no such file or directory`);
  // docker bake takes relative paths from where it is started
  const folder = isCompose ? path.dirname(file) : toSlashes(io.cwd);
  const build = declaredBuild(await printedBuild(file, { isCompose, folder, service, shown }, io), service, folder);
  if (typeof build === 'string') throw new UserError(`${shown}: ${build}`);
  return { ...build, title: `${shown}, ${isCompose ? 'service' : 'target'} ${build.name}` };
}

/** Source: https://docs.docker.com/build/bake/reference/#file-format; others have names of their own choice. */
function isBakeFile(file: string): boolean {
  return /\.hcl$|(?:^|\/)docker-bake(?:\.[\w-]+)?\.json$/.test(file);
}

interface Question {
  readonly isCompose: boolean;
  readonly folder: string;
  readonly service: string | undefined;
  readonly shown: string;
}

async function printedBuild(file: string, { isCompose, folder, service, shown }: Question, io: Io): Promise<unknown> {
  const names = service === undefined ? [] : [service];
  const bake: Argv = ['docker', 'buildx', 'bake', '--print', '-f', file, ...names];
  const ask = (argv: Argv, env: Io['env']): Promise<string> =>
    commandOutput(argv, { cwd: folder, env: { ...io.env, ...env } }, async (output) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of output) pieces.push(piece);
      return Buffer.concat(pieces).toString('utf8');
    });
  try {
    if (!isCompose) return JSON.parse(await ask(bake, {}));
    const files = [file, overrideOf(file)].filter((one) => existsSync(one));
    const text = await ask(['docker', 'compose', 'build', '--print', ...names], { COMPOSE_FILE: files.join(':'), COMPOSE_PATH_SEPARATOR: ':' }).catch(
      (error: unknown) => {
        // Compose before 2.34 has no such option, and a docker without Compose no such command
        if (isUserError(error) && /unknown flag|not a docker command|unknown command/.test(error.message)) return ask(bake, {});
        throw error;
      },
    );
    // nothing is said of a service that is not built
    return text.trim() === '' ? {} : JSON.parse(text);
  } catch (error) {
    if (!isUserError(error) && !(error instanceof SyntaxError)) throw error;
    // without a group of that name
    if (/failed to find target default/.test(error.message)) throw new UserError(`${shown}: it has no default target: name one with --service NAME`);
    throw new UserError(`${shown}: docker cannot say what it builds: ${isUserError(error) ? withoutCredentials(error.message) : 'its answer is not JSON'}`);
  }
}

/** The file that Compose reads in addition. Source: https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/ */
function overrideOf(file: string): string {
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}.override${ext}`);
}

/** A message of docker may quote the file. */
function withoutCredentials(message: string): string {
  return judgeValue(message).ranges.reduceRight((text, { start, end }) => `${text.slice(0, start)}***${text.slice(end)}`, message);
}
