import type { BuildSecret } from '../../caller-change.ts';
import type { BuildCall, CallOption } from './build-invocation.ts';
import { reachesCall } from './wrappers.ts';

/**
 * How a call can get the value of a secret: from a variable; `inline`, from an assignment before the command with the text as written; or by hand, as the
 * message says.
 */
export type ValueSource = { readonly env: string } | 'inline' | { readonly message: string; readonly suggestion: string } | undefined;

/** What the rewriter needs to know about the surroundings of a call. Ranges and offsets refer to the shell's own text. */
export interface CallPlace {
  /** The shell's text, including the templates of the host. */
  readonly text: string;
  /** Absolute working directory and build context of the call. */
  readonly cwd: string;
  readonly context: string | undefined;
  /** Whether the processes started by the script see this variable. */
  exported(name: string): boolean;
  /** Whether the script makes this variable read-only, so that no command can be given another value. */
  readOnly?(name: string): boolean;
  /** Whether the Dockerfile may mount a secret with this id; omitted if it is not certain which one is built. */
  mounts?(id: string): boolean;
  /** Set if a value that the command writes out is an example for readers. */
  readonly isShown?: boolean | undefined;
  /** False if an assignment before the command is not possible. */
  readonly assigns?: boolean | undefined;
  /** Resolves the value of an argument that consists of a template of the host (`${{ … }}`) and literal text. */
  template(value: string, variable: string): ValueSource;
}

const MASK = /\uE000/;
/** A shorter value in a document is no token: our own choice, as the tokens that services issue are longer. */
const SHORTEST_TOKEN = 16;

/** A word for a POSIX shell, quoted only where needed. */
function quoteWord(word: string): string {
  return /^[\w@%+=:,./~${}-]+$/.test(word) && !/[$~{}]/.test(word.replace(/^src=\$HOME\//, '')) ? word : `"${word.replace(/[`"\\]/g, '\\$&')}"`;
}

/** The option that passes `secret` to a build from a variable or path. For a `required` secret, an unset variable stops the build. */
export function secretOption(secret: BuildSecret, from: { readonly env: string } | { readonly file: string } | { readonly ssh: string } = secret.from): string {
  if ('ssh' in from) return `--ssh ${from.ssh}`;
  if ('file' in from) return `--secret ${quoteWord(`id=${secret.id},src=${from.file}`)}`;
  // `id=NAME` alone is the only spelling that fails when the variable is not set: https://docs.docker.com/reference/cli/docker/buildx/build/#secret
  return from.env === secret.id && secret.required ? `--secret id=${secret.id}` : `--secret id=${secret.id},env=${from.env}`;
}

/** `X="$FOO"` from the word `--build-arg="X=$FOO"`, or from the setting `app.args.X="$FOO"` of Bake: the value as written, with its quotes. */
function assignmentOf(written: string, name: string): string | undefined {
  const match = /^(?:--(?:build-arg|set)=)?(["']?)(?:--(?:build-arg|set)=)?(?:[\w*.-]+\.args\.)?([A-Za-z_]\w*)=([\s\S]*)$/.exec(written);
  return match && match[2] === name ? `${name}=${match[1]}${match[3]}` : undefined;
}

/** The content of a value that is quoted as a whole or not at all. Undefined if only a part is quoted. */
function unquoted(written: string): string | undefined {
  const inner = /^(["'])([\s\S]*)\1$/.exec(written)?.[2] ?? written;
  return /["'\\]/.test(inner.replace(/\$\{\{[\s\S]*?\}\}/g, '')) ? undefined : inner;
}

/** The variable that holds a value when the build command runs, and the assignment before the command if one is needed. */
export type Replacement = { readonly env: string; readonly assignment?: string } | { readonly message: string; readonly suggestion: string };

/** The call as it reads with options, and with its wrapper told to pass on a variable; the options alone if it has no wrapper. */
export function passedOn({ environment: { wrapper }, program }: BuildCall, name: string, options: string): string {
  if (wrapper === undefined) return options;
  return `${wrapper === 'sudo' ? `sudo --preserve-env=${name}` : `${wrapper} env ${name}="$${name}"`} ${program.words.join(' ')} ${options}`;
}

/** How the value of one `--build-arg name=…` is passed to the build as a secret. */
export function replacementFor(argument: CallOption, name: string, secret: BuildSecret, call: BuildCall, place: CallPlace): Replacement {
  const value = argument.value ?? '';
  const text = value.includes('=') ? value.slice(value.indexOf('=') + 1) : undefined;
  const { word } = argument;
  const written = place.text.slice(word.range.start, word.range.end);
  const { environment } = call;
  const fromEnv = (env: string): Replacement => {
    if (reachesCall(environment, env)) return { env };
    if (environment.passes === 'assigned') return { env, assignment: `${env}="$${env}"` };
    return {
      message: `${environment.wrapper} does not pass on the variable ${env}, so the build would not get ${secret.id}`,
      suggestion: passedOn(call, env, secretOption(secret, { env })),
    };
  };
  const inline = (): Replacement => {
    const assignment = assignmentOf(written, name);
    if (!assignment || environment.passes === 'none') return fromEnv(name);
    if (place.assigns === false)
      return {
        message: `the value of ${name} is composed here: set the variable ${name} for the build and pass it as a secret`,
        suggestion: secretOption(secret, { env: name }),
      };
    // https://www.gnu.org/software/bash/manual/html_node/Bourne-Shell-Builtins.html#index-readonly
    if (place.readOnly?.(name) === true) {
      const own = /^\$\{?(\w+)\}?$/.exec(text ?? '')?.[1] === name;
      const env = own ? name : `${name}_VALUE`;
      const act = own ? 'export it' : `export the value as ${env}`;
      return { message: `${name} is read-only here and cannot be set for one command: ${act}`, suggestion: secretOption(secret, { env }) };
    }
    if (call.command.assignments.some((one) => one.name === name))
      return { message: `the command sets ${name} itself, and passes another value`, suggestion: secretOption(secret, { env: name }) };
    return { env: name, assignment };
  };
  if (text === undefined) return fromEnv(name);
  const foreign = /^(?:%(\w+)%|\$env:(\w+))$/i.exec(text);
  if (foreign) return fromEnv(foreign[1] ?? foreign[2] ?? name);
  if (MASK.test(text)) {
    const plain = unquoted(assignmentOf(written, name)?.slice(name.length + 1) ?? '');
    const source = plain !== undefined && word.reads.length === 0 && word.substitutions.length === 0 ? place.template(plain, name) : 'inline';
    if (source === undefined)
      return { message: `the value of ${name} comes from a place that dockerlint cannot change`, suggestion: secretOption(secret, { env: name }) };
    if (source === 'inline') return inline();
    return 'env' in source ? fromEnv(source.env) : { ...source, suggestion: `${source.suggestion}\n${secretOption(secret, { env: name })}` };
  }
  // `NAME=<your token>` is a redirect to the shell, but a placeholder to the reader
  const placeholder = text === '' && /[<>]/.test(place.text[word.range.end] ?? '');
  if (text === '' && !placeholder) return inline();
  const read = word.reads.length === 1 ? word.reads[0] : undefined;
  if (read && read.operator === '' && (text === `$${read.name}` || text === `\${${read.name}}`) && place.exported(read.name)) return fromEnv(read.name);
  if (placeholder) return { message: `the variable ${name} must be set before this command`, suggestion: secretOption(secret, { env: name }) };
  const isExample = place.isShown === true && place.assigns !== false && text.length < SHORTEST_TOKEN;
  if (word.literal && !isExample) {
    return {
      message: `the value of ${name} is written in this command: set the variable ${name} elsewhere and pass it as a secret; rotate it if it is a real one`,
      suggestion: secretOption(secret, { env: name }),
    };
  }
  return inline();
}
