import { posix } from 'node:path';
import type { BuildSecret } from '../caller-change.ts';
import { COMPOSE_FILES } from '../knowledge/docker/compose-files.ts';
import type { EngineName } from '../knowledge/docker/engines.ts';
import type { BuildCommand } from './types.ts';

/** What to build. Paths are absolute, with `/`. */
export interface BuildRequest {
  /** The folder that the command is run from. */
  readonly cwd: string;
  readonly dockerfile: string;
  readonly context: string;
  readonly target: string | undefined;
  /** Tags of the image. */
  readonly tags?: readonly string[];
  /** Build arguments to pass on. */
  readonly buildArgs: readonly BuildArgument[];
  /** The secrets that the Dockerfile takes; of two with the same id the last counts. */
  readonly secrets: readonly BuildSecret[];
  /** The variables whose values may have several lines. */
  readonly long: ReadonlySet<string>;
  readonly engine: EngineName;
  /** Whether the image must be loaded into the engine's image store, e.g. because a later command runs it by name. */
  readonly load: boolean;
  /** The user's home folder, for secrets from `~/…`. */
  readonly home: string | undefined;
  /** Compose services that build the Dockerfile, each with its compose file. */
  readonly services: readonly ComposeService[];
}

/** A build argument. */
export interface BuildArgument {
  readonly name: string;
  /** Undefined if a variable of the same name has the value. */
  readonly value?: string | undefined;
  /** Whether the build uses it, and no secret replaces it. */
  readonly isNeeded: boolean;
  /** Whether its value must not be shown. */
  readonly isSecret: boolean;
}

/** A service of a compose file. `variables` and `found` as in `BuildInvocation`. */
interface ComposeService {
  readonly file: string;
  readonly service: string;
  readonly variables?: ReadonlyMap<string, string | undefined> | undefined;
  readonly found?: ReadonlySet<string> | undefined;
}

/** One word of the command as the program gets it. `shell`: its spelling for a shell, if quoting `text` is not enough. */
interface Word {
  readonly text: string;
  readonly shell?: string;
}

/**
 * The command that builds the Dockerfile: complete, and runnable from `cwd`.
 * Source: https://docs.docker.com/reference/cli/docker/buildx/build/, https://github.com/containers/buildah/blob/main/docs/buildah-build.1.md
 */
export function buildCommand(request: BuildRequest): BuildCommand {
  const secrets = [...new Map(request.secrets.map((secret) => [`${'ssh' in secret.from} ${secret.id}`, secret])).values()];
  const buildah = request.engine.startsWith('buildah');
  const legacy = request.engine === 'docker-20.10';
  const words: readonly Word[] = [
    ...(buildah ? ['buildah', 'build'] : legacy ? ['docker', 'build'] : ['docker', 'buildx', 'build']).map((text) => ({ text })),
    ...(request.tags ?? []).flatMap((tag) => [{ text: '-t' }, { text: tag }]),
    ...fileWords(request),
    ...(request.target === undefined ? [] : [{ text: '--target' }, { text: request.target }]),
    ...request.buildArgs.flatMap(({ name, value }) => [{ text: '--build-arg' }, { text: value === undefined ? name : `${name}=${value}` }]),
    ...secrets.flatMap((secret) => secretWords(secret, request, buildah)),
    ...(request.load && !buildah && !legacy ? [{ text: '--load' }] : []),
    { text: relativePath(request.cwd, request.context) },
  ];
  const silent = secrets.flatMap(({ id, from }) => ('env' in from && (buildah || from.env !== id) ? [from.env] : []));
  return {
    argv: words.map((word) => word.text),
    command: `${legacy ? 'DOCKER_BUILDKIT=1 ' : ''}${words.map((word) => word.shell ?? quote(word.text)).join(' ')}`,
    guards: unique(silent).map(guard),
    secrets: secrets.filter(({ from }) => !('ssh' in from)),
    ssh: secrets.flatMap(({ from }) => ('ssh' in from ? [from.ssh] : [])),
    compose: buildah ? [] : composeLines(request, secrets),
    hints: unique([
      ...asked(request.buildArgs.filter(({ isNeeded, value }) => isNeeded && value === undefined)),
      ...secrets.flatMap(({ from }) => ('env' in from ? [hint(from, request.long)] : [])),
    ]),
  };
}

/** At most this number of variables get a line each. */
const MOST_LINES = 3;

/** The lines that ask for build arguments. Many plain ones are asked for by one line. */
function asked(needed: readonly BuildArgument[]): readonly string[] {
  const plain = needed.filter(({ isSecret }) => !isSecret).map(({ name }) => name);
  const isLong = plain.length > MOST_LINES;
  const loop = `for build_arg in ${plain.join(' ')}; do printf '%s: ' "$build_arg" && IFS= read -r "$build_arg" && export "$build_arg" || break; done`;
  return [
    ...(isLong ? [loop] : []),
    ...needed.flatMap(({ name, isSecret }) =>
      isSecret ? `${readHidden(name, false)} && export ${name}` : isLong ? [] : `${readShown(name)} && export ${name}`,
    ),
  ];
}

/** Joins the lines of a command into one: the shell then reads all of them before it runs the first, so that `read` takes none of them as its input. */
export function joinedLines(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index < lines.length - 1 ? `${line} &&` : line));
}

/** The line that sets the variable of a secret. If the value is made of other variables, the line reads those. */
function hint({ env, made }: { readonly env: string; readonly made?: string }, long: ReadonlySet<string>): string {
  if (made === undefined) return `${readHidden(env, long.has(env))} && export ${env}`;
  const parts = unique([...made.matchAll(/\$\{?([A-Za-z_]\w*)/g)].flatMap(([, name]) => name ?? []));
  return [...parts.map((name) => readHidden(name, long.has(name))), `export ${env}=${made}`].join(' && ');
}

/**
 * Statements that read a value from the terminal without showing it, in any POSIX shell (`read -s` works only in bash and zsh). They run in a subshell: after
 * Ctrl-C the subshell turns the echo on again and ends. The user's shell keeps its own trap, and runs none of the following lines.
 * Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/stty.html
 */
function readHidden(name: string, isLong: boolean): string {
  const read = isLong ? 'cat; stty echo' : 'IFS= read -r x; stty echo; printf %s "$x"';
  return `printf '${name}${isLong ? ', then Ctrl-D' : ''}: ' && ${name}=$(trap 'stty echo; exit 1' INT; stty -echo; ${read}) && echo`;
}

function readShown(name: string): string {
  return `printf '${name}: ' && IFS= read -r ${name}`;
}

/** `: "${NAME:?…}"`, which stops a script if the variable is unset or empty. */
function guard(name: string): string {
  return `: "\${${name}:?not set}"`;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** The `-f` option. None if the Dockerfile is `Dockerfile` in the context, where Docker looks by default. */
function fileWords(request: BuildRequest): readonly Word[] {
  if (posix.normalize(request.dockerfile) === posix.join(request.context, 'Dockerfile')) return [];
  return [{ text: '-f' }, { text: relativePath(request.cwd, request.dockerfile) }];
}

/** A path as typed in `cwd`; `.` for the folder itself, never something that looks like an option. */
function relativePath(cwd: string, path: string): string {
  const relative = posix.relative(cwd, path) || '.';
  return relative.startsWith('-') ? `./${relative}` : relative;
}

function secretWords(secret: BuildSecret, request: BuildRequest, buildah: boolean): readonly Word[] {
  const { id, from } = secret;
  if ('ssh' in from) return [{ text: '--ssh' }, { text: from.ssh }];
  const flag = { text: '--secret' };
  // only the short form fails if the variable is not set
  if ('env' in from) return [flag, { text: csv(from.env === id && !buildah ? [`id=${id}`] : [`id=${id}`, `env=${from.env}`]) }];
  if (!from.file.startsWith('~/')) return [flag, { text: csv([`id=${id}`, `src=${relativePath(request.cwd, posix.resolve(request.context, from.file))}`]) }];
  // neither the shell nor buildx expands a `~` inside a word
  const rest = from.file.slice(1);
  const shell = csv([`id=${id}`, `src=\0${rest}`]);
  return [flag, { text: csv([`id=${id}`, `src=${request.home ?? '~'}${rest}`]), shell: `"${shell.replace(/["$`\\]/g, '\\$&').replace('\0', '$HOME')}"` }];
}

/** A record of comma-separated fields. Source: https://github.com/docker/buildx/blob/master/util/buildflags/secrets.go */
function csv(fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

/** A word for a POSIX shell. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** One line for each compose file. An override file needs none, because Compose reads it together with its base file. */
function composeLines(request: BuildRequest, secrets: readonly BuildSecret[]): readonly string[] {
  const byFile = new Map<string, ComposeService[]>();
  for (const one of request.services.filter((service) => givesAll(service, secrets))) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  const defaults = [...byFile.keys()].filter((file) => COMPOSE_FILES.includes(posix.basename(file))).map((file) => posix.dirname(file));
  const lines = [...byFile].flatMap(([file, services]) => {
    if (/\.override\.ya?ml$/.test(file) && defaults.includes(posix.dirname(file))) return [];
    const isDefault = posix.dirname(file) === request.cwd && COMPOSE_FILES.includes(posix.basename(file));
    const option = isDefault ? '' : ` -f ${quote(relativePath(request.cwd, file))}`;
    const variables = unique(services.flatMap((service) => secrets.flatMap((secret) => variableFor(service, secret) ?? [])));
    // the shell does not see variables that Compose reads from `.env`
    const unchecked = variables.filter((name) => !services.some(({ found }) => found?.has(name)));
    const guards = unchecked.map((name) => `${guard(name)} && `).join('');
    return [
      `${guards}docker compose${option} build ${unique(services.map(({ service }) => service))
        .map(quote)
        .join(' ')}`,
    ];
  });
  // one file may have two of the default names
  return unique(lines);
}

/** Whether a service passes every secret to its build. If not, its build fails or gets an empty secret. */
function givesAll({ variables }: ComposeService, secrets: readonly BuildSecret[]): boolean {
  return variables === undefined || secrets.every(({ id, from }) => 'ssh' in from || variables.has(id));
}

/** The variable that a service takes a secret from. */
function variableFor({ variables }: ComposeService, { id, from }: BuildSecret): string | undefined {
  if (!('env' in from)) return undefined;
  return variables === undefined ? from.env : variables.get(id);
}
