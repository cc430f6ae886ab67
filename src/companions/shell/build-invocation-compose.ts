import { posix } from 'node:path';
import type { Script } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import type { BuildChange, CompanionCaveat, CompanionFiles } from '../types.ts';
import { nodeAt } from '../yaml/edit.ts';
import { readYaml, type YamlNode } from '../yaml/tree.ts';
import type { BuildCall } from './build-invocation.ts';
import { placeCall, resolvePath } from './build-invocation-place.ts';
import { assignmentOffset, type CallRewrite, removal, replacementFor, type ValueSource } from './build-invocation-rewrite.ts';
import { type CallTarget, mentions } from './build-invocation-target.ts';
import type { ShellSite } from './site.ts';

/** Names that Compose looks for, best first: https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file */
const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

interface Service {
  readonly name: string;
  /** Absolute; undefined where it holds a variable. */
  readonly dockerfile: string | undefined;
  readonly args: YamlNode | undefined;
}

function textOf(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
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

/**
 * `docker compose build` has no `--secret`: the compose file gives the secret from a variable, so the value of a removed `--build-arg` goes into that
 * variable. https://docs.docker.com/reference/cli/docker/compose/build/
 */
export function rewriteComposeCall(
  call: BuildCall,
  script: Script,
  site: ShellSite,
  change: BuildChange,
  files: CompanionFiles,
  exported: (name: string) => boolean,
): CallRewrite & { readonly target: CallTarget } {
  const none = (target: CallTarget): CallRewrite & { readonly target: CallTarget } => ({ edits: [], caveats: [], target });
  if (!mentions(call, change)) return none({ verdict: 'no' });
  const [start = site.folders.root] = site.folders.starts;
  const { cwd, variables } = placeCall(call, script, start, site.folders);
  if (cwd === undefined) return none({ verdict: 'maybe' });
  const named = call.options
    .filter((option) => ['-f', '--file'].includes(option.name))
    .map((option) => resolvePath(option.value ?? '', cwd, site.folders, variables));
  const paths =
    named.length > 0
      ? named
      : COMPOSE_FILES.map((name) => posix.join(cwd, name))
          .filter((path) => files.exists(path))
          .slice(0, 1);
  const services = paths.flatMap((path) => (path === undefined ? [] : builtServices(path, files)));
  const wanted = call.operands.map((word) => word.value);
  const concerned = wanted.length > 0 ? services.filter((service) => wanted.includes(service.name)) : services;
  if (concerned.length > 0 && concerned.every((service) => service.dockerfile !== undefined && service.dockerfile !== change.dockerfile))
    return none({ verdict: 'no' });
  // services that have no `build` take no arguments
  const read = paths.length > 0 && paths.every((path) => path !== undefined && files.read(path) !== undefined);
  if (concerned.length === 0 && read && wanted.every((name) => !name.includes('$'))) return none({ verdict: 'no' });
  if (concerned.length === 0 || concerned.some((service) => service.dockerfile !== change.dockerfile)) return none({ verdict: 'maybe' });

  const edits: Edit[] = [];
  const caveats: CompanionCaveat[] = [];
  const assignments: string[] = [];
  for (const option of call.options) {
    const name = option.name === '--build-arg' ? (/^[^=]*/.exec(option.value ?? '')?.[0] ?? '') : '';
    if (!change.removedArgs.has(name)) continue;
    const secret = change.secrets.find((one) => one.id === change.removedArgs.get(name));
    if (!secret || !('env' in secret.from)) {
      edits.push(removal(call, option));
      continue;
    }
    const fallback = secret.from.env;
    const variable = new Set(concerned.map((service) => argumentVariable(service.args, name, fallback)));
    const [env] = variable;
    const place = {
      text: site.text,
      cwd,
      context: undefined,
      exported,
      template: (value: string): ValueSource => (site.resolveTemplate ? site.resolveTemplate(value, env ?? name, script) : 'inline'),
    };
    const replacement = replacementFor(option, name, secret, call, place);
    if (env === undefined || variable.size > 1 || 'message' in replacement) {
      const message = 'message' in replacement ? replacement.message : `the compose file takes ${name} from another place`;
      caveats.push({ range: option.range, message: `${message}; the compose file gives the secret from a variable`, suggestion: undefined });
      continue;
    }
    if (replacement.assignment) assignments.push(`${env}=${replacement.assignment.slice(name.length + 1)}`);
    else if (replacement.env !== env) assignments.push(`${env}="$${replacement.env}"`);
    edits.push(removal(call, option));
  }
  if (assignments.length > 0) {
    const at = assignmentOffset(call);
    edits.push({ range: { start: at, end: at }, text: `${assignments.join(' ')} ` });
  }
  return { edits, caveats, target: { verdict: 'yes', cwd, context: undefined } };
}
