import { posix } from 'node:path';
import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import { COMPOSE_FILES } from '../../knowledge/docker/compose-files.ts';
import type { Script } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import { nodeAt } from '../yaml/edit.ts';
import { readYaml, textOf, type YamlNode } from '../yaml/tree.ts';
import type { BuildCall, CallOption } from './build-invocation.ts';
import { placeCall, resolvePath } from './build-invocation-place.ts';
import { argumentName, assignBefore, type CallPlace, type CallRewrite, removal, replacementFor } from './build-invocation-rewrite.ts';
import { type CallTarget, mentions } from './build-invocation-target.ts';
import type { ShellSite } from './site.ts';

interface Service {
  readonly name: string;
  /** Absolute; undefined where it holds a variable. */
  readonly dockerfile: string | undefined;
  readonly args: YamlNode | undefined;
}

/** The services of a compose file that are built. */
function builtServices(path: string, files: CompanionFiles): readonly Service[] {
  const text = files.read(path);
  const tree = text === undefined ? undefined : readYaml(text);
  const services = tree && !('problem' in tree) ? nodeAt(tree.roots[0], ['services']) : undefined;
  if (services?.kind !== 'map') return [];
  return services.pairs.flatMap(({ name, value }): readonly Service[] => {
    const build = nodeAt(value, ['build']);
    if (!build) return [];
    const context = textOf(build) ?? textOf(nodeAt(build, ['context'])) ?? '.';
    const file = textOf(nodeAt(build, ['dockerfile'])) ?? 'Dockerfile';
    const known = !/\$|:\/\//.test(context + file);
    return [{ name, dockerfile: known ? posix.resolve(posix.dirname(path), context, file) : undefined, args: nodeAt(build, ['args']) }];
  });
}

/** The variable that a compose file takes an argument from: its own name unless `args` says `NAME: ${OTHER}`; undefined for anything else. */
function argumentVariable(args: YamlNode | undefined, name: string, fallback: string): string | undefined {
  let value: string | undefined;
  if (args?.kind === 'map') {
    const pair = args.pairs.find((one) => one.name === name);
    if (!pair) return fallback;
    value = textOf(pair.value);
  } else if (args?.kind === 'seq') {
    const item = args.items.map((one) => textOf(one.value) ?? '').find((one) => one === name || one.startsWith(`${name}=`));
    if (item === undefined) return fallback;
    value = item.includes('=') ? item.slice(item.indexOf('=') + 1) : undefined;
  } else return fallback;
  if (value === undefined) return name;
  return /^\$(?:\{(\w+)\}|(\w+))$/
    .exec(value)
    ?.slice(1)
    .find((one) => one !== undefined);
}

/** A `docker compose build` in a script. */
export interface ComposeCall {
  readonly call: BuildCall;
  readonly script: Script;
  readonly site: ShellSite;
  exported(name: string): boolean;
}

/**
 * `docker compose build` has no `--secret`: the compose file gives the secret from a variable, so the value of a removed `--build-arg` goes into that
 * variable. https://docs.docker.com/reference/cli/docker/compose/build/
 */
export function rewriteComposeCall(composeCall: ComposeCall, change: BuildChange, files: CompanionFiles): CallRewrite & { readonly target: CallTarget } {
  const { call } = composeCall;
  const found = servicesBuilt(composeCall, change, files);
  if ('verdict' in found) return { edits: [], caveats: [], target: found };
  const edits: Edit[] = [];
  const caveats: CompanionCaveat[] = [];
  const assignments: string[] = [];
  for (const option of call.options) {
    const name = argumentName(option);
    if (name === undefined || !change.removedArgs.has(name)) continue;
    const secret = replacementOf(change, name);
    const moved = secret && 'env' in secret.from ? movedValue(composeCall, found, { option, name, secret, fallback: secret.from.env }) : undefined;
    if (moved && 'message' in moved) {
      caveats.push({ range: option.range, message: `${moved.message}; the compose file gives the secret from a variable`, suggestion: undefined });
      continue;
    }
    if (moved?.assignment !== undefined) assignments.push(moved.assignment);
    edits.push(removal(call, option));
  }
  if (assignments.length > 0) edits.push(assignBefore(call, assignments));
  return { edits, caveats, target: { verdict: 'yes', cwd: found.cwd, context: undefined } };
}

/** The services that a call builds, if all of them use the changed Dockerfile; otherwise the verdict. */
function servicesBuilt(
  { call, script, site }: ComposeCall,
  change: BuildChange,
  files: CompanionFiles,
): { readonly cwd: string; readonly services: readonly Service[] } | CallTarget {
  if (!mentions(call, change)) return { verdict: 'no' };
  const [start = site.folders.root] = site.folders.starts;
  const { cwd, variables } = placeCall(call, script, start, site.folders);
  if (cwd === undefined) return { verdict: 'maybe' };
  const named = call.options
    .filter((option) => ['-f', '--file'].includes(option.name))
    .map((option) => resolvePath(option.value ?? '', cwd, site.folders, variables));
  const found = COMPOSE_FILES.map((name) => posix.join(cwd, name)).filter((path) => files.exists(path));
  const paths = named.length > 0 ? named : found.slice(0, 1);
  const services = paths.flatMap((path) => (path === undefined ? [] : builtServices(path, files)));
  const wanted = call.operands.map((word) => word.value);
  const concerned = wanted.length > 0 ? services.filter((service) => wanted.includes(service.name)) : services;
  if (concerned.length > 0 && concerned.every((service) => service.dockerfile !== undefined && service.dockerfile !== change.dockerfile))
    return { verdict: 'no' };
  // services that have no `build` take no arguments
  const read = paths.length > 0 && paths.every((path) => path !== undefined && files.read(path) !== undefined);
  if (concerned.length === 0 && read && wanted.every((name) => !name.includes('$'))) return { verdict: 'no' };
  if (concerned.length === 0 || concerned.some((service) => service.dockerfile !== change.dockerfile)) return { verdict: 'maybe' };
  return { cwd, services: concerned };
}

/** The assignment that gives the compose file's variable the value of an argument. Undefined if the variable has it already. */
function movedValue(
  { call, script, site, exported }: ComposeCall,
  { cwd, services }: { readonly cwd: string; readonly services: readonly Service[] },
  argument: { readonly option: CallOption; readonly name: string; readonly secret: BuildSecret; readonly fallback: string },
): { readonly assignment: string | undefined } | { readonly message: string } {
  const { option, name, secret, fallback } = argument;
  const [env, ...others] = new Set(services.map((service) => argumentVariable(service.args, name, fallback)));
  const place: CallPlace = {
    text: site.text,
    cwd,
    context: undefined,
    exported,
    template: (value) => (site.resolveTemplate ? site.resolveTemplate(value, env ?? name, script) : 'inline'),
  };
  const replacement = replacementFor(option, name, secret, call, place);
  if ('message' in replacement) return replacement;
  if (env === undefined || others.length > 0) return { message: `the compose file takes ${name} from another place` };
  if (replacement.assignment) return { assignment: `${env}=${replacement.assignment.slice(name.length + 1)}` };
  return { assignment: replacement.env === env ? undefined : `${env}="$${replacement.env}"` };
}
