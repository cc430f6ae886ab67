import { posix } from 'node:path';
import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import type { ShellWord } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { type PassedArgument, sameValues } from '../same-value.ts';
import { type BuildChange, breaksPassed, type CompanionCaveat, isMissed } from '../types.ts';
import { type CallPlace, passedOn, replacementFor, secretOption } from './argument-value.ts';
import type { BuildCall, CallOption } from './build-invocation.ts';
import { argumentIfSet, optionValues, passedArguments } from './build-invocation.ts';
import { passesUnnamed } from './unnamed-arguments.ts';
import { reachesCall } from './wrappers.ts';

export interface CallRewrite {
  readonly edits: readonly Edit[];
  readonly caveats: readonly CompanionCaveat[];
}

/** The path of a secret file, relative to `cwd`. `$HOME` is left to the shell. */
function pathFrom(cwd: string, context: string, file: string): string {
  if (file.startsWith('~/')) return `$HOME/${file.slice(2)}`;
  const relative = posix.relative(cwd, posix.join(context, file));
  return relative === '' ? '.' : relative;
}

/** The edit that removes an option with the white space and line continuation before it. */
export function removal(call: BuildCall, option: Pick<CallOption, 'range'>): Edit {
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
    else if (!giveUnderId(plan, { call, option, name, secret }, place)) replaceArgument(plan, { call, option, name, secret }, change, place);
  }
  const always = new Set(plan.given);
  for (const word of call.hidden) replaceIfSet(plan, { call, word, always }, change, place);
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

/** Gives a value that the call already passes under an id that nothing mounts under the id of the secret. Returns false if there is none. */
function giveUnderId(
  plan: CallPlan,
  { call, option, name, secret }: { readonly call: BuildCall; readonly option: CallOption; readonly name: string; readonly secret: BuildSecret },
  place: CallPlace,
): boolean {
  const value = option.value?.includes('=') ? /^\w+=\$\{?(\w+)\}?$/.exec(option.value)?.[1] : name;
  if (value === undefined || !('env' in secret.from) || !place.mounts || !call.command.editable) return false;
  for (const given of call.options) {
    const [whole = '', before = '', id = '', after = ''] =
      given.name === '--secret' ? (/^((?:type=env,)?id=)([\w.-]+)(,env=\w+)?$/.exec(given.value ?? '') ?? []) : [];
    const written = place.text.slice(given.word.range.start, given.word.range.end);
    const at = given.word.range.start + written.indexOf(whole) + before.length;
    if (whole === '' || !written.includes(whole) || (after === '' ? id : after.slice(5)) !== value || place.mounts(id)) continue;
    plan.edits.push({ range: { start: at, end: at + id.length + (after.slice(5) === secret.id && secret.required ? after.length : 0) }, text: secret.id });
    plan.edits.push(removal(call, option));
    plan.given.add(secret.id);
    return true;
  }
  return false;
}

/** Replaces an argument that is passed only if a variable is set by a secret that is; removes it where the secret is `always` passed. */
function replaceIfSet(
  plan: CallPlan,
  { call, word, always }: { readonly call: BuildCall; readonly word: ShellWord; readonly always: ReadonlySet<string> },
  change: BuildChange,
  place: CallPlace,
): void {
  const found = argumentIfSet(word);
  const secret = found && replacementOf(change, found.name);
  if (!found || !secret || !('env' in secret.from)) return;
  if (always.has(secret.id)) {
    if (word.editable && call.command.editable) plan.edits.push(removal(call, word));
    return;
  }
  const { variable, operator, name } = found;
  const reaches = place.exported(variable) && reachesCall(call.environment, variable);
  const isFree = place.readOnly?.(name) !== true && !call.command.assignments.some((one) => one.name === name);
  const text = `\${${variable}${operator}--secret id=${secret.id},env=${reaches ? variable : name}}`;
  if (!word.editable || !call.command.editable || (!reaches && (place.assigns === false || call.environment.passes === 'none' || !isFree))) {
    const message = `this builds the Dockerfile, which no longer takes ${name} as a build argument`;
    plan.caveats.push({ range: word.range, message, suggestion: reaches ? text : passedOn(call, name, text), breaks: { names: [name], certain: true } });
    plan.reported.add(secret.id);
    return;
  }
  if (!reaches) plan.assignments.push(`${name}="$${variable}"`);
  plan.edits.push({ range: word.range, text });
  plan.given.add(secret.id);
  if (secret.required)
    plan.caveats.push({
      range: word.range,
      message: `where ${variable} is not set, this build goes on without the secret ${secret.id}, which the Dockerfile now requires`,
      suggestion: undefined,
      lacks: [secret.id],
    });
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
      ...(call.hidden.length === 0 && !passesUnnamed(call, place.text) ? { lacks: missing.flatMap(({ id, from }) => ('env' in from ? [id] : [])) } : {}),
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
