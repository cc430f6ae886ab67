import { posix } from 'node:path';
import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import type { Edit } from '../../text/edit.ts';
import { type PassedArgument, sameValues } from '../same-value.ts';
import { type BuildChange, breaksPassed, type CompanionCaveat, isMissed } from '../types.ts';
import type { BuildCall, CallOption } from './build-invocation.ts';
import { optionValues, passedArguments } from './build-invocation.ts';
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
  /** False if an assignment before the command is not possible. */
  readonly assigns?: boolean | undefined;
  /** Resolves the value of an argument that consists of a template of the host (`${{ … }}`) and literal text. */
  template(value: string, variable: string): ValueSource;
}

export interface CallRewrite {
  readonly edits: readonly Edit[];
  readonly caveats: readonly CompanionCaveat[];
}

const MASK = /\uE000/;

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

/** The path of a secret file, relative to `cwd`. `$HOME` is left to the shell. */
function pathFrom(cwd: string, context: string, file: string): string {
  if (file.startsWith('~/')) return `$HOME/${file.slice(2)}`;
  const relative = posix.relative(cwd, posix.join(context, file));
  return relative === '' ? '.' : relative;
}

/** `X="$FOO"` from the word `--build-arg="X=$FOO"`: the value as written, with its quotes. */
function assignmentOf(written: string, name: string): string | undefined {
  const match = /^(?:--build-arg=)?(["']?)(?:--build-arg=)?([A-Za-z_]\w*)=([\s\S]*)$/.exec(written);
  return match && match[2] === name ? `${name}=${match[1]}${match[3]}` : undefined;
}

/** The content of a value that is quoted as a whole or not at all. Undefined if only a part is quoted. */
function unquoted(written: string): string | undefined {
  const inner = /^(["'])([\s\S]*)\1$/.exec(written)?.[2] ?? written;
  return /["'\\]/.test(inner.replace(/\$\{\{[\s\S]*?\}\}/g, '')) ? undefined : inner;
}

/** The variable that holds a value when the build command runs, and the assignment before the command if one is needed. */
export type Replacement = { readonly env: string; readonly assignment?: string } | { readonly message: string; readonly suggestion: string };

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
      suggestion: `${environment.wrapper === 'sudo' ? `sudo --preserve-env=${env}` : `${environment.wrapper} env ${env}="$${env}"`} ${call.program.words.join(' ')} ${secretOption(secret, { env })}`,
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
  if (word.literal) {
    return {
      message: `the value of ${name} is written in this command: set the variable ${name} elsewhere and pass it as a secret; rotate it if it is a real one`,
      suggestion: secretOption(secret, { env: name }),
    };
  }
  return inline();
}

/** The edit that removes an option with the white space and line continuation before it. */
export function removal(call: BuildCall, option: CallOption): Edit {
  const ends = [...call.command.words, ...call.command.redirects].map((one) => one.range.end).filter((end) => end <= option.range.start);
  const before = ends.reduce((last, end) => Math.max(last, end), 0);
  return { range: { start: before, end: option.range.end }, text: '' };
}

/** The edit that inserts new options: on lines of their own before the last line of the command, or before the context if there is only one line. */
function insertion(call: BuildCall, place: CallPlace, options: readonly string[]): Edit {
  const context = call.operands.at(-1);
  if (!context) return { range: { start: call.verbWord.range.end, end: call.verbWord.range.end }, text: options.map((option) => ` ${option}`).join('') };
  const starts = [...call.options.map(({ range }) => range.start), context.range.start].filter((start) => start <= context.range.start).sort((a, b) => b - a);
  const broken = starts.flatMap((start) => {
    const gap = /[ \t]*\\\r?\n[ \t]*$/.exec(place.text.slice(0, start))?.[0];
    return gap === undefined ? [] : [{ start, gap }];
  })[0];
  const { start, gap } = broken ?? { start: context.range.start, gap: ' ' };
  return { range: { start, end: start }, text: options.map((option) => option + gap).join('') };
}

/** The ids of the secrets that a call already passes. */
function givenIds(call: BuildCall): Set<string> {
  return new Set(optionValues(call, '--secret').flatMap((value) => /(?:^|,)id=([^,]*)/i.exec(value)?.[1] ?? []));
}

/** The changes to a call, collected before anything is written. */
interface CallPlan {
  readonly edits: Edit[];
  readonly caveats: CompanionCaveat[];
  /** `X=…` assignments before the command. */
  readonly assignments: string[];
  /** Ids of secrets that the call passes to the build. */
  readonly given: Set<string>;
  /** Ids of secrets that a caveat mentions. */
  readonly reported: Set<string>;
}

/** Adds the secrets to a call that builds the Dockerfile, and removes the build arguments that the Dockerfile no longer takes. */
export function rewriteCall(call: BuildCall, change: BuildChange, place: CallPlace): CallRewrite {
  const plan: CallPlan = { edits: [], caveats: [], assignments: [], given: givenIds(call), reported: new Set() };
  if (optionValues(call, '--ssh').length > 0) for (const secret of change.secrets) if ('ssh' in secret.from) plan.given.add(secret.id);
  const names = call.options.map(argumentName);
  for (const [index, option] of call.options.entries()) {
    const name = names[index];
    if (name === undefined || !change.removedArgs.has(name)) continue;
    const secret = replacementOf(change, name);
    // if an argument has several values, the last one counts: https://docs.docker.com/reference/cli/docker/buildx/build/#build-arg
    if (!secret || plan.given.has(secret.id) || names.includes(name, index + 1)) plan.edits.push(removal(call, option));
    else replaceArgument(plan, { call, option, name, secret }, change, place);
  }
  addMissing(plan, call, change, place);
  const { edits, caveats, assignments } = plan;
  const isVariable = change.secrets.some((secret) => 'env' in secret.from);
  if (call.program.kind === 'podman' && edits.length > 0 && isVariable && change.builtBy !== 'buildah') {
    const breaks = change.builtBy === 'docker' ? breaksPassed(change, passedArguments(call)) : undefined;
    caveats.push({ range: call.programWord.range, message: OLD_BUILDAH, suggestion: undefined, breaks });
  }
  if (assignments.length > 0) edits.push(assignBefore(call, assignments, place.text));
  return { edits, caveats: [...caveats, ...sameValues(passedIn(call), change.removedArgs)] };
}

function passedIn(call: BuildCall): readonly PassedArgument[] {
  return call.options.flatMap((option) => {
    const [, name = '', value] = /^(\w+)(?:=([\s\S]*))?$/.exec(option.name === '--build-arg' ? (option.value ?? '') : '') ?? [];
    return name === '' ? [] : [{ name, value, range: option.range }];
  });
}

/** The name in `--build-arg NAME=…`; undefined for any other option. */
export function argumentName(option: CallOption): string | undefined {
  return option.name === '--build-arg' ? /^[^=]*/.exec(option.value ?? '')?.[0] : undefined;
}

/** The edit that sets variables for one command of a script. */
export function assignBefore(call: BuildCall, assignments: readonly string[], script: string): Edit {
  const at = call.environment.assignAt;
  // only bash accepts `time X=… docker`; for other shells `time` is a program, which would take the assignment for its command
  const isTimed = /(?:^|[\s;&|(@])time(?:[ \t]+-p)?[ \t]+$/.test(script.slice(Math.max(0, at - 200), at));
  const env = isTimed && !/^\uFEFF?#![^\n]*\bbash\b/.test(script) ? 'env ' : '';
  return { range: { start: at, end: at }, text: `${env}${assignments.join(' ')} ` };
}

/** Replaces a build argument by the option of a secret, or reports why that is not possible. */
function replaceArgument(
  plan: CallPlan,
  { call, option, name, secret }: { readonly call: BuildCall; readonly option: CallOption; readonly name: string; readonly secret: BuildSecret },
  change: BuildChange,
  place: CallPlace,
): void {
  const { range } = option;
  if (!option.word.editable || !call.command.editable) {
    const message = `this builds the Dockerfile, which no longer takes ${name} as a build argument`;
    plan.caveats.push({ range, message, suggestion: secretOption(secret), breaks: { names: [name], certain: true } });
    plan.reported.add(secret.id);
    return;
  }
  const replacement = 'env' in secret.from ? replacementFor(option, name, secret, call, place) : undefined;
  if (replacement && 'message' in replacement) {
    plan.caveats.push({ range, ...replacement, breaks: { names: [name], certain: true } });
    plan.reported.add(secret.id);
    return;
  }
  if ('ssh' in secret.from) plan.caveats.push(agentCaveat(range, call));
  if (replacement?.assignment) plan.assignments.push(replacement.assignment);
  plan.edits.push({ range, text: replacement ? optionFor(secret, replacement) : otherOption(secret, place, change) });
  plan.given.add(secret.id);
}

/** Adds options for the secrets that replace no argument of the call, and reports their preconditions. */
function addMissing({ edits, caveats, given, reported }: CallPlan, call: BuildCall, change: BuildChange, place: CallPlace): void {
  const target = optionValues(call, '--target').at(-1);
  const isWanted = (secret: BuildSecret): boolean => !('env' in secret.from) || isMissed(change, secret, target);
  const missing = change.secrets.filter((secret) => !given.has(secret.id) && !reported.has(secret.id) && isWanted(secret));
  if (missing.length === 0) return;
  const options = missing.map((secret) => otherOption(secret, place, change));
  edits.push(insertion(call, place, options));
  const variables = missing.flatMap((secret) => ('env' in secret.from ? [secret.from.env] : []));
  const made = missing.flatMap(({ from }) => ('env' in from && from.made !== undefined ? [`export ${from.env}=${from.made}`] : []));
  const [noun, pronoun] = variables.length > 1 ? ['secrets', 'they'] : ['a secret', 'it'];
  if (variables.length > 0)
    caveats.push({
      unproven: missing.flatMap(({ id, from }) => ('env' in from && from.made === undefined ? [id] : [])),
      // expanded words may pass it
      ...(call.hidden.length === 0 ? { lacks: missing.flatMap(({ id, from }) => ('env' in from ? [id] : [])) } : {}),
      range: call.verbWord.range,
      message: `the build now takes ${variables.join(', ')} as ${noun} from the environment, where ${pronoun} must be set and exported${call.environment.passes === 'all' ? '' : ` and passed on by ${howToPass(call, 'NAME')}`}`,
      suggestion: made.length > 0 ? made.join('\n') : undefined,
    });
  if (missing.some((secret) => 'ssh' in secret.from)) caveats.push(agentCaveat(call.verbWord.range, call));
}

/** https://github.com/containers/buildah/releases/tag/v1.44.0 */
const OLD_BUILDAH =
  'podman and buildah before 1.44 do not support env= in a secret mount: fix the Dockerfile with --engine buildah, or --engine buildah-1.44 if no older version builds it';

/** With an assignment, the variable is always set: the short spelling, which checks for that, is not needed. */
export function optionFor(secret: BuildSecret, { env, assignment }: { readonly env: string; readonly assignment?: string }): string {
  return assignment && env === secret.id ? `--secret id=${secret.id}` : secretOption(secret, { env });
}

function agentCaveat(range: CompanionCaveat['range'], call: BuildCall): CompanionCaveat {
  const pass = reachesCall(call.environment, 'SSH_AUTH_SOCK') ? '' : `, and SSH_AUTH_SOCK must be passed on by ${howToPass(call, 'SSH_AUTH_SOCK')}`;
  return { range, message: `the build now takes its key from the ssh agent: it must run and hold the key (ssh-add)${pass}`, suggestion: undefined };
}

/** How to make a wrapper that filters variables pass one on. */
function howToPass({ environment }: BuildCall, name: string): string {
  return environment.wrapper === 'sudo' ? `sudo (sudo --preserve-env=${name})` : `${environment.wrapper} (env ${name}="$${name}")`;
}

function otherOption(secret: BuildSecret, place: CallPlace, change: BuildChange): string {
  if (!('file' in secret.from)) return secretOption(secret);
  return secretOption(secret, { file: pathFrom(place.cwd, place.context ?? change.context, secret.from.file) });
}
