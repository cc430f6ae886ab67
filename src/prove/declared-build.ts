import path from 'node:path/posix';
import { judgeCredential, judgeName } from '../facts/sensitivity/index.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { Document } from '../text/document.ts';
import { member } from '../text/json.ts';

/** A build that a Compose file or a bake file declares, as docker resolves it. Paths are absolute. */
export interface DeclaredBuild {
  readonly name: string;
  readonly context: string;
  readonly dockerfile: string;
  /** Build arguments with their values, which may be secrets. */
  readonly args: ReadonlyMap<string, string>;
  /** The other options of `docker buildx build`. */
  readonly words: readonly string[];
  /** Where the values of secrets come from, by id. */
  readonly secrets: ReadonlyMap<string, { readonly env: string } | { readonly file: string }>;
  /** The platforms that it is built for, if there are several: `words` has the first one. */
  readonly platforms: readonly string[];
  /** The caches to which it exports layers, as options. */
  readonly caches: readonly string[];
}

/**
 * Reads what `docker buildx bake --print` and `docker compose build --print` write. `folder`: where relative paths start. Without a name, the file must declare
 * one build only. Returns the reason as a text if the build cannot be proved. Source: https://docs.docker.com/build/bake/reference/#target
 */
export function declaredBuild(printed: unknown, wanted: string | undefined, folder: string): DeclaredBuild | string {
  const targets = entriesOf(member(printed, 'target'));
  const names = targets.map(([name]) => name);
  const name = wanted ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined) return names.length === 0 ? 'it builds nothing' : `it builds ${names.join(', ')}: name one with --service NAME`;
  // a bake target brings along those that it is built on
  const target = targets.find(([key]) => key === name)?.[1];
  if (target === undefined) return `it builds no ${name}; it builds ${names.join(', ') || 'nothing'}`;
  const context = textOf(target, 'context') ?? '.';
  const problem = whyNot(target, context);
  if (problem !== undefined) return `${name} ${problem}`;
  const at = path.resolve(folder, context);
  const platforms = textsOf(member(target, 'platforms'));
  return {
    name,
    context: at,
    // Source: https://docs.docker.com/build/bake/reference/#targetdockerfile
    dockerfile: path.resolve(at, textOf(target, 'dockerfile') ?? 'Dockerfile'),
    args: new Map(entriesOf(member(target, 'args')).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []))),
    words: [...wordsOf(target, folder), ...(platforms[0] === undefined ? [] : ['--platform', platforms[0]])],
    secrets: secretsOf(member(target, 'secret'), folder),
    platforms: platforms.length > 1 ? platforms : [],
    caches: listOf(member(target, 'cache-to')).map((cache) => [...fieldsOf(cache)].map(([key, value]) => `${key}=${value}`).join(',')),
  };
}

/**
 * The options of `docker buildx build` for a declared build, without the arguments and secrets in `taken`, which prove passes itself. `texts`: the Dockerfile
 * before and after. Returns the reason as a text if an argument holds a secret that nobody would search for.
 */
export function wordsOfDeclared(
  { name, args, words, caches }: DeclaredBuild,
  texts: readonly string[],
  taken: ReadonlySet<string>,
): readonly string[] | string {
  const declared = new Set(
    texts
      .flatMap((text) => parseDockerfile(new Document('Dockerfile', text)).instructions)
      .flatMap((one) => (one.keyword === 'ARG' ? one.entries.map((entry) => entry.name) : [])),
  );
  const kept: string[] = [];
  for (const [argument, value] of args) {
    const isSecret = judgeName(argument).kind === 'secret' || judgeCredential(value) !== undefined;
    if (taken.has(argument) || (isSecret && !declared.has(argument))) continue;
    if (isSecret) return `${name} passes the build argument ${argument}: it looks like a secret, but no finding names it, so it would not be searched for`;
    kept.push('--build-arg', `${argument}=${value}`);
  }
  return [...words, ...kept, ...caches.flatMap((cache) => ['--cache-to', cache])];
}

function whyNot(target: unknown, context: string): string | undefined {
  if (member(target, 'dockerfile-inline') !== undefined) return 'has an inline Dockerfile, which prove cannot build';
  if (isRemote(context)) return 'takes its build context from a URL, but prove needs a folder';
  const built = entriesOf(member(target, 'contexts')).find(([, value]) => typeof value === 'string' && /^(?:target|service):/.test(value));
  return built && `is built on another target of the file (${built[0]}), but prove builds only one`;
}

function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(context);
}

function wordsOf(target: unknown, folder: string): readonly string[] {
  const option = (word: string, values: readonly (string | undefined)[]): readonly string[] => values.flatMap((value) => (value ? [word, value] : []));
  const pairs = (key: string, between: string): readonly string[] => entriesOf(member(target, key)).map(([name, value]) => `${name}${between}${String(value)}`);
  const contexts = entriesOf(member(target, 'contexts')).map(([name, value]) => {
    const from = String(value);
    return `${name}=${isRemote(from) ? from : path.resolve(folder, from)}`;
  });
  return [
    ...option('--target', [textOf(target, 'target')]),
    ...option('--network', [textOf(target, 'network')]),
    ...option('--shm-size', [textOf(target, 'shm-size')]),
    ...option('--label', pairs('labels', '=')),
    ...option('--add-host', pairs('extra-hosts', ':')),
    ...option('--ulimit', textsOf(member(target, 'ulimits'))),
    ...option('--allow', textsOf(member(target, 'entitlements'))),
    ...option('--build-context', contexts),
    ...option('--ssh', listOf(member(target, 'ssh')).map(sshWord)),
  ];
}

/** `default`, `key=/path`; docker compose writes `default=`. */
function sshWord(ssh: unknown): string {
  if (typeof ssh === 'string') return ssh.replace(/=$/, '');
  const paths = textsOf(member(ssh, 'paths'));
  return `${textOf(ssh, 'id') ?? 'default'}${paths.length > 0 ? `=${paths.join(',')}` : ''}`;
}

function secretsOf(secrets: unknown, folder: string): DeclaredBuild['secrets'] {
  return new Map(
    listOf(secrets).flatMap((secret) => {
      const fields = fieldsOf(secret);
      const id = fields.get('id');
      const file = fields.get('src') ?? fields.get('source');
      if (id === undefined) return [];
      return [[id, file === undefined ? { env: fields.get('env') ?? id } : { file: path.resolve(folder, file) }] as const];
    }),
  );
}

/** The fields of an option, written `id=x,src=y` or as an object. */
function fieldsOf(option: unknown): ReadonlyMap<string, string> {
  if (typeof option !== 'string') return new Map(entriesOf(option).map(([key, value]) => [key, String(value)]));
  return new Map(
    option.split(',').map((field) => {
      const at = field.indexOf('=');
      return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
    }),
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => (typeof one === 'string' ? [one] : []));
}

function textOf(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}
