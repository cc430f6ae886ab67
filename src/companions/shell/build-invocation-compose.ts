import { posix } from 'node:path';
import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import { COMPOSE_FILES } from '../../knowledge/docker/compose-files.ts';
import type { Script } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { type BuiltService, builtServices, mayDeclare, secretVariable } from '../compose/services.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import { type CallPlace, replacementFor } from './argument-value.ts';
import type { BuildCall, CallOption } from './build-invocation.ts';
import { placeCall, resolvePath } from './build-invocation-place.ts';
import { argumentName, assignBefore, type CallRewrite, removal } from './build-invocation-rewrite.ts';
import { type CallTarget, mentions } from './build-invocation-target.ts';
import type { ShellSite } from './site.ts';
import { passesUnnamed } from './unnamed-arguments.ts';

/** A `docker compose build` in a script. */
export interface ComposeCall {
  readonly call: BuildCall;
  readonly script: Script;
  readonly site: ShellSite;
  exported(name: string): boolean;
}

/**
 * `docker compose build` has no `--secret`. The compose file takes the secret from a variable, so the value of a removed `--build-arg` moves into that
 * variable. https://docs.docker.com/reference/cli/docker/compose/build/
 */
export function rewriteComposeCall(composeCall: ComposeCall, change: BuildChange, files: CompanionFiles): CallRewrite & { readonly target: CallTarget } {
  const { call } = composeCall;
  const found = servicesBuilt(composeCall, change, files);
  if ('verdict' in found) return { edits: [], caveats: [], target: found };
  const edits: Edit[] = [];
  const caveats: CompanionCaveat[] = [];
  const assignments: string[] = [];
  const names = call.options.map(argumentName);
  for (const [index, option] of call.options.entries()) {
    const name = names[index];
    if (name === undefined || !change.removedArgs.has(name)) continue;
    const { range } = option;
    // of several values for one argument the last counts
    const secret = names.includes(name, index + 1) ? undefined : replacementOf(change, name);
    const moved = secret && 'env' in secret.from ? movedValue(composeCall, found, { option, name, secret, fallback: secret.from.env }) : undefined;
    if (moved && 'message' in moved) {
      caveats.push({
        range,
        message: `${moved.message}; the Compose file takes the secret from a variable`,
        suggestion: undefined,
        breaks: { names: [name], certain: true },
      });
      continue;
    }
    if (moved?.assignment !== undefined) assignments.push(moved.assignment);
    const takers = found.others.filter((service) => mayDeclare(service, name, files)).map((service) => service.name);
    if (takers.length === 0) edits.push(removal(call, option));
    else
      caveats.push({
        range,
        message: `the option stays for ${takers.join(', ')}: the Dockerfile there may take ${name} as a build argument, and this one no longer does`,
        suggestion: undefined,
      });
  }
  if (assignments.length > 0) edits.push(assignBefore(call, assignments, composeCall.site.text));
  return { edits, caveats, target: { verdict: 'yes', cwd: found.cwd, context: undefined } };
}

/** The folder and services of a call. */
interface Found {
  readonly cwd: string;
  /** The services that build the changed Dockerfile. */
  readonly services: readonly BuiltService[];
  readonly others: readonly BuiltService[];
}

const UNKNOWN_SERVICES = 'which services it builds is known only at run time';

/**
 * The services that a call builds, from any folder that the script may be started in. Returns a verdict if it is not certain that the changed Dockerfile is
 * among them.
 */
function servicesBuilt(composeCall: ComposeCall, change: BuildChange, files: CompanionFiles): Found | CallTarget {
  const { call, site } = composeCall;
  if (!mentions(call, change) && !passesUnnamed(call, site.text)) return { verdict: 'no' };
  const answers = site.folders.starts.flatMap((start) => servicesFrom(composeCall, start, change, files) ?? []);
  const found = answers.flatMap((answer) => ('verdict' in answer ? [] : [answer]));
  const [first] = found;
  if (first && found.length === answers.length) return first;
  return answers.length > 0 && answers.every((answer) => 'verdict' in answer && answer.verdict === 'no')
    ? { verdict: 'no' }
    : { verdict: 'maybe', why: UNKNOWN_SERVICES };
}

/** The same for one start folder; undefined if the call finds no compose file there. */
function servicesFrom(composeCall: ComposeCall, start: string, change: BuildChange, files: CompanionFiles): Found | CallTarget | undefined {
  const { call, script, site } = composeCall;
  const { cwd, variables } = placeCall(call, script, start, site.folders);
  if (cwd === undefined) return { verdict: 'maybe', why: 'the folder that it runs in is known only at run time' };
  const named = call.options
    .filter((option) => ['-f', '--file'].includes(option.name))
    .map((option) => resolvePath(option.value ?? '', cwd, site.folders, variables));
  const defaults = COMPOSE_FILES.map((name) => posix.join(cwd, name)).filter((path) => files.exists(path));
  const paths = named.length > 0 ? named : defaults.slice(0, 1);
  if (!paths.some((path) => path === undefined || files.exists(path))) return undefined;
  const services = paths.flatMap((path) => (path === undefined ? [] : builtServices(path, files)));
  const wanted = call.operands.map((word) => word.value);
  const concerned = wanted.length > 0 ? services.filter((service) => wanted.includes(service.name)) : services;
  const ours = concerned.filter((service) => isDockerfileAt(service.dockerfile, change));
  if (ours.length > 0) return { cwd, services: ours, others: concerned.filter((service) => !isDockerfileAt(service.dockerfile, change)) };
  // a service that is not built takes no arguments
  const isKnown = paths.every((path) => path !== undefined && files.read(path) !== undefined) && wanted.every((name) => !name.includes('$'));
  return isKnown && concerned.every((service) => service.dockerfile !== undefined) ? { verdict: 'no' } : { verdict: 'maybe', why: UNKNOWN_SERVICES };
}

/** The assignment that sets the compose file's variable to the value of an argument. Undefined if the variable already has that value. */
function movedValue(
  { call, script, site, exported }: ComposeCall,
  { cwd, services }: Found,
  argument: { readonly option: CallOption; readonly name: string; readonly secret: BuildSecret; readonly fallback: string },
): { readonly assignment: string | undefined } | { readonly message: string } {
  const { option, name, secret, fallback } = argument;
  const [env, ...others] = new Set(services.map((service) => secretVariable(service, secret.id, name, fallback)));
  const place: CallPlace = {
    text: site.text,
    cwd,
    context: undefined,
    exported,
    assigns: site.assigns,
    template: (value) => (site.resolveTemplate ? site.resolveTemplate(value, env ?? name, script) : 'inline'),
  };
  const replacement = replacementFor(option, name, secret, call, place);
  if ('message' in replacement) return replacement;
  if (env === undefined || others.length > 0) return { message: `the compose file takes ${name} from another place` };
  if (call.command.assignments.some((assignment) => assignment.name === env))
    return option.value === env ? { assignment: undefined } : { message: `the command sets ${env} itself, and passes another value` };
  if (replacement.assignment) return { assignment: `${env}=${replacement.assignment.slice(name.length + 1)}` };
  if (replacement.env === env) return { assignment: undefined };
  return site.assigns === false
    ? { message: `set ${env} to the value of ${replacement.env} before this command and remove the option` }
    : { assignment: `${env}="$${replacement.env}"` };
}
