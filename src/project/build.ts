import path from 'node:path/posix';
import type { BuildSecret } from '../caller-change.ts';
import { type BuildArgument, buildCommand } from '../companions/build-command.ts';
import type { BuildCommand, BuildInvocation, WrittenValues } from '../companions/types.ts';
import { summarise } from '../facts/commands/command-readers.ts';
import { findTokens, judgeName } from '../facts/sensitivity/index.ts';
import type { EngineName } from '../knowledge/docker/engines.ts';
import { isPreflightSecret } from '../knowledge/docker/preflight-secrets.ts';
import { LONG_FILES, mayBeLong } from '../knowledge/secrets/long-values.ts';
import { mountedSecretId } from '../linter/verify.ts';
import { dockerignorePaths } from '../syntax/dockerignore.ts';
import type { Dockerfile, Mount, ShellCommand } from '../syntax/types.ts';
import { isVariableName, literalPattern } from '../text/pattern.ts';
import type { ProjectFiles } from './types.ts';

/** The facts about the build of a Dockerfile. Paths are absolute. */
export interface BuildSituation {
  readonly cwd: string;
  readonly home: string | undefined;
  readonly context: string;
  readonly files: Pick<ProjectFiles, 'read' | 'list'>;
  readonly engine: EngineName;
  readonly invocations: readonly (BuildInvocation & { readonly file: string; readonly kind: string })[];
  /** The secrets that applied fixes introduced, with their sources. */
  readonly secrets: readonly BuildSecret[];
  /** The names with remaining findings. */
  readonly left: ReadonlySet<string>;
}

/** Returns the command that builds the Dockerfile in its present state; undefined if it takes neither secrets nor ssh. */
export function buildOf(dockerfile: Dockerfile, situation: BuildSituation): BuildCommand | undefined {
  const secrets = secretsOf(dockerfile, situation)
    .filter(({ absent }) => !absent)
    .map((secret) => withOwnVariable(secret, situation.invocations));
  if (secrets.length === 0) return undefined;
  const declared = situation.invocations.filter((one) => one.kind === 'compose' || one.kind === 'bake');
  const deciding = declared.length > 0 ? declared : situation.invocations;
  const targets = new Set(deciding.filter((one) => one.context === situation.context).map((one) => one.target));
  const [target] = targets.size === 1 ? targets : [];
  const calls = situation.invocations.flatMap(({ context, written }) => (context === situation.context ? (written ?? []) : []));
  return buildCommand({
    cwd: situation.cwd,
    home: situation.home,
    dockerfile: dockerfile.document.path,
    context: situation.context,
    target,
    tags: commonTags(calls),
    buildArgs: argumentsOf(dockerfile, situation.left, calls).filter(({ name }) => !secrets.some((secret) => secret.id === name)),
    secrets,
    long: new Set(secrets.flatMap(({ from }) => ('env' in from && (mayBeLong(from.env) || isWrittenLong(dockerfile, from.env)) ? from.env : []))),
    engine: situation.engine,
    load: false,
    services: situation.invocations.flatMap(({ file, service, kind, variables, found }) =>
      kind === 'compose' && service !== undefined ? [{ file, service, variables, found }] : [],
    ),
  });
}

/**
 * The secrets that the Dockerfile mounts, and those that BuildKit uses without a mount. If neither a fix nor a file of the context gives the source of a secret,
 * only its id is known: the short form of the option then looks for a variable, and after that for a file.
 */
function secretsOf(dockerfile: Dockerfile, situation: BuildSituation): readonly BuildSecret[] {
  const known = situation.secrets;
  const secrets = new Map<string, BuildSecret>();
  for (const instruction of dockerfile.instructions) {
    if (instruction.keyword !== 'RUN' || instruction.onbuild) continue;
    for (const mount of instruction.mounts) {
      const secret = secretOf(mount);
      if (!secret) continue;
      const key = `${mount.type} ${secret.id}`;
      const fromFix = known.find((one) => 'ssh' in one.from === (mount.type === 'ssh') && (mount.type === 'ssh' ? sshId(one) : one.id) === secret.id);
      const required = secret.required || secrets.get(key)?.required === true;
      secrets.set(key, fromFix ?? withOwnFile({ ...secret, required }, mount, dockerfile.document.path, situation));
    }
  }
  for (const secret of known) if (isPreflightSecret(secret.id)) secrets.set(`secret ${secret.id}`, secret);
  return [...secrets.values()];
}

/** The secret with the variable that the project's compose files use for it, if all of them use the same one. */
function withOwnVariable(secret: BuildSecret, invocations: readonly BuildInvocation[]): BuildSecret {
  if (!('env' in secret.from) || secret.from.made !== undefined) return secret;
  const [variable, ...others] = new Set(invocations.flatMap(({ variables }) => variables?.get(secret.id) ?? []));
  return variable === undefined || others.length > 0 ? secret : { ...secret, from: { env: variable } };
}

function sshId({ from }: BuildSecret): string | undefined {
  return 'ssh' in from ? from.ssh : undefined;
}

function secretOf({ type, values }: Mount): BuildSecret | undefined {
  const required = ['', 'true', '1'].includes(values.get('required') ?? 'false');
  if (type === 'ssh') {
    const id = values.get('id') || 'default';
    return { id, from: { ssh: id }, required };
  }
  const id = type === 'secret' ? mountedSecretId(values) : '';
  // an id that contains a variable is unknown before the build
  return id === '' || id.includes('$') ? undefined : { id, from: { env: variableOf(id, values) }, required };
}

/**
 * The secret with the file of the context that its id and its target name: `id=npmrc,target=/app/.npmrc`. Fixes give such ids, and exclude the file from the
 * context.
 */
function withOwnFile(secret: BuildSecret, { type, values }: Mount, dockerfile: string, { context, files }: BuildSituation): BuildSecret {
  const target = values.get('target') ?? '';
  const name = path.basename(target);
  if (type !== 'secret' || name === '' || path.dirname(target) === '/run/secrets' || name.replace(/^[._]/, '') !== secret.id.replace(/^[._]/, ''))
    return secret;
  const excluded = (): readonly string[] => dockerignorePaths(dockerfile, context).flatMap((file) => files.read(file)?.split(/\r?\n/) ?? []);
  const isFile = (file: string): boolean =>
    files.list(path.join(context, path.dirname(file)))?.some((entry) => entry.kind === 'file' && entry.name === name) === true;
  const file = isFile(name) ? name : excluded().find((line) => /^[\w./-]+$/.test(line) && path.basename(line) === name && isFile(line));
  return file === undefined ? secret : { ...secret, from: { file: path.normalize(file).replace(/^\//, '') } };
}

/** The client's variable for a secret: its id, or the mount's `env` if the id is no valid variable name. */
function variableOf(id: string, values: Mount['values']): string {
  return isVariableName(id) ? id : (values.get('env') ?? id);
}

/** Arguments that BuildKit sets by itself. Source: https://docs.docker.com/build/building/variables/#multi-platform-build-arguments */
const PREDEFINED = /^(?:(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)|BUILDKIT_\w+|SOURCE_DATE_EPOCH|(?:https?|ftp|no|all)_proxy)$/i;

/** The tags that all build commands of the project give the image. */
function commonTags(calls: readonly WrittenValues[]): readonly string[] {
  const [first, ...others] = calls;
  return first && others.every(({ tags }) => tags.join(' ') === first.tags.join(' ')) ? first.tags : [];
}

/** The value that all build commands of the project write out for an argument; undefined if there is none, or if it may be a secret. */
function commonValue(calls: readonly WrittenValues[], name: string): string | undefined {
  const values = new Set(calls.map(({ arguments: given }) => given.get(name)));
  const [value] = values;
  const isShown = value !== undefined && values.size === 1 && ['none', 'username'].includes(judgeName(name).kind) && findTokens(value).length === 0;
  return isShown ? value : undefined;
}

/**
 * The build arguments to pass: arguments without a default, arguments to which all build commands of the project give the same value, and arguments that hold a
 * secret whatever their default is.
 */
function argumentsOf(dockerfile: Dockerfile, left: ReadonlySet<string>, calls: readonly WrittenValues[]): readonly BuildArgument[] {
  const declared = new Map<string, 'none' | 'empty' | 'text'>();
  for (const instruction of dockerfile.instructions) {
    if (instruction.keyword !== 'ARG' || instruction.onbuild) continue;
    for (const { name, value } of instruction.entries) {
      const known = declared.get(name);
      const own = value === undefined ? 'none' : value.value === '' ? 'empty' : 'text';
      declared.set(name, known === 'text' || own === 'none' ? (known ?? own) : own);
    }
  }
  const isNamed = (name: string): boolean => new RegExp(`\\$\\{?${literalPattern(name)}(?!\\w)`).test(dockerfile.document.text);
  return [...declared]
    .map(([name, own]) => ({ name, own, value: left.has(name) ? undefined : commonValue(calls, name) }))
    .filter(({ name, own, value }) => own !== 'none' || value !== undefined || left.has(name) || isNamed(name) || mayBeRead(dockerfile, name))
    .filter(({ name, own, value }) => (own !== 'text' || left.has(name) || value !== undefined) && /^\w+$/.test(name) && !PREDEFINED.test(name))
    .map(({ name, own, value }) => ({ name, value, isNeeded: own === 'none' && (left.has(name) || isNamed(name)), isSecret: left.has(name) }));
}

/** Whether a RUN behind the declaration of a build argument may read it from its environment. An ARG before the first FROM is in no environment. */
function mayBeRead({ instructions }: Dockerfile, name: string): boolean {
  const first = instructions.findIndex((one) => one.keyword === 'ARG' && one.stage !== undefined && one.entries.some((entry) => entry.name === name));
  if (first < 0) return false;
  return instructions.slice(first).some((one) => {
    if (one.keyword !== 'RUN' || one.onbuild) return false;
    const certainty = one.script ? summarise(one.script, name).certainty : undefined;
    return certainty !== 'keeps' && certainty !== 'cannot-read';
  });
}

/** Whether a RUN writes the variable to a file that usually has several lines, and not as a part of a line: `password $TOKEN` has one line. */
function isWrittenLong(dockerfile: Dockerfile, name: string): boolean {
  const own = literalPattern(name);
  const alone = new RegExp(`(?:^|\\n|\\\\n)\\s*\\$(?:${own}|\\{${own}\\})\\s*(?:$|\\n|\\\\n)`);
  return dockerfile.instructions.some((instruction) => {
    const script = instruction.keyword === 'RUN' ? instruction.script : undefined;
    const items = new Set(
      script?.reads.flatMap(({ name: read, command }) => {
        const reader = read === name ? script.commands[command ?? -1] : undefined;
        return reader && textsOf(reader).some((text) => alone.test(text)) ? [reader.item] : [];
      }),
    );
    return script?.commands.some(({ item, redirects }) => items.has(item) && redirects.some(({ target }) => LONG_FILES.test(target?.value ?? ''))) === true;
  });
}

/** The texts that a command can write: its arguments, for `echo` joined to one line, and its heredocs. */
function textsOf({ name, words, redirects }: ShellCommand): readonly string[] {
  // a test writes nothing: `if [ -n "$TOKEN" ]; then echo "token=$TOKEN" > .npmrc; fi`
  if (/^(?:test|\[{1,2})$/.test(name ?? '')) return [];
  const values = words.slice(1).map(({ value }) => value);
  const texts = name === 'echo' ? [values.filter((value) => !value.startsWith('-')).join(' ')] : values;
  return [...texts, ...redirects.flatMap(({ heredoc }) => heredoc?.body ?? [])];
}
