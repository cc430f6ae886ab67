import { posix } from 'node:path';
import type { Script } from '../../syntax/types.ts';
import { isDockerfileAt } from '../default-dockerfile.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import { type BuildCall, optionValues, passedArguments } from './build-invocation.ts';
import { type Folders, type PlacedCall, placeCall, resolvePath } from './build-invocation-place.ts';

/** Whether a build command builds the changed Dockerfile. `maybe`: known only at run time. */
export type CallTarget =
  | { readonly verdict: 'yes'; readonly cwd: string; readonly context: string | undefined }
  | { readonly verdict: 'no' }
  /** `why`: the reason for the doubt, a clause shown to people. `lost`: there is no Dockerfile where the command would look. */
  | { readonly verdict: 'maybe'; readonly why: string; readonly lost?: true };

const NO: CallTarget = { verdict: 'no' };

/** A `maybe` for something known only at run time. The text of an expansion is shown if it is short and plain. */
function maybe(what: string, word?: string): CallTarget {
  const shown = word !== undefined && word.length <= 40 && /^[\w$(){}./@*:-]+$/.test(word) ? ` ${word}` : '';
  return { verdict: 'maybe', why: `${what}${shown} is known only at run time` };
}

/** A `maybe` for an unknown option. */
function unknownOption(call: BuildCall): CallTarget {
  const open = [...call.hidden, ...call.operands].find((word) => !word.literal && /^\$\{?\w+\}?$/.test(word.value))?.value;
  return { verdict: 'maybe', why: open === undefined ? 'one of its options is not known' : `${open} may contain other options` };
}

function isRemote(context: string): boolean {
  return /^(?:https?|git|ssh|oci-layout|docker-image|target):\/\/|^git@|^github\.com\/|\.git(?:#.*)?$/.test(context);
}

/** Decides whether `call` builds `change.dockerfile`, considering all folders that the script may be started in. */
export function targetOf(call: BuildCall, script: Script, folders: Folders, change: BuildChange, files: CompanionFiles): CallTarget {
  // a check or an outline builds nothing: https://docs.docker.com/reference/cli/docker/buildx/build/#call
  if (call.options.some((option) => option.name === '--check' || (option.name === '--call' && option.value !== 'build'))) return NO;
  const targets = folders.starts.map((start) => targetFrom(call, placeCall(call, script, start, folders), folders, change, files));
  const hit = targets.find((target) => target?.verdict === 'yes');
  if (hit && targets.every((target) => target === undefined || target.verdict !== 'no')) return hit;
  // uncertain if another start folder leads to another Dockerfile; a start folder without any Dockerfile is ignored
  if (hit) return { verdict: 'maybe', why: 'it may run in another folder, which has another Dockerfile' };
  const unclear = targets.find((target) => target?.verdict === 'maybe');
  if (unclear) return unclear;
  // a call that passes the argument builds a Dockerfile with that argument, wherever it is
  return targets.every((target) => target === undefined) && mentions(call, change)
    ? { verdict: 'maybe', why: 'no Dockerfile of this project is at the path that it builds', lost: true }
    : NO;
}

/** Returns undefined if the command would find no Dockerfile. */
function targetFrom(call: BuildCall, { cwd, variables }: PlacedCall, folders: Folders, change: BuildChange, files: CompanionFiles): CallTarget | undefined {
  const file = optionValues(call, '-f', '--file').at(-1);
  const operand = call.operands.at(-1)?.value;
  const stdin = call.command.redirects.find((redirect) => redirect.operator === '<')?.target?.value;
  if (cwd === undefined) return mentions(call, change) ? maybe('the folder that it runs in') : NO;
  const resolve = (value: string): string | undefined => resolvePath(value, cwd, folders, variables);
  if (operand === '-' || file === '-') {
    // a here-document holds a Dockerfile of its own
    const isOwn = call.command.redirects.some(({ operator }) => operator === '<<' || operator === '<<-');
    if (stdin === undefined) return !isOwn && mentions(call, change) ? maybe('its Dockerfile') : NO;
    return resolve(stdin) === change.dockerfile ? { verdict: 'yes', cwd, context: operand && operand !== '-' ? resolve(operand) : undefined } : NO;
  }
  if (operand !== undefined && isRemote(operand)) return NO;
  if (operand === undefined && call.program.kind !== 'podman') return mentions(call, change) ? maybe('its context') : NO;
  const context = operand === undefined ? cwd : resolve(operand);
  const candidates = dockerfilesOf(call, file, context, resolve);
  if (candidates === undefined && folders.doubt !== undefined && call.certain) return { verdict: 'maybe', why: folders.doubt };
  if (candidates === undefined)
    return !call.certain || call.hidesContext ? unknownOption(call) : file === undefined ? maybe('its context', operand) : maybe('its Dockerfile', file);
  for (const candidate of candidates) {
    const isOther = candidate !== change.dockerfile && files.exists(candidate);
    if (!isOther && isDockerfileAt(candidate, change)) {
      if (!call.certain) return unknownOption(call);
      if (context === undefined && call.hidesContext) return unknownOption(call);
      return context === undefined ? maybe('its context', operand) : { verdict: 'yes', cwd, context };
    }
    if (isOther) return NO;
  }
  return undefined;
}

/** The possible paths of the Dockerfile, in order. Undefined if they are known only at run time. */
function dockerfilesOf(
  call: BuildCall,
  file: string | undefined,
  context: string | undefined,
  resolve: (value: string) => string | undefined,
): readonly string[] | undefined {
  const lookInContext = call.program.kind === 'podman';
  if (file === undefined) {
    if (context === undefined) return undefined;
    return lookInContext ? [posix.join(context, 'Containerfile'), posix.join(context, 'Dockerfile')] : [posix.join(context, 'Dockerfile')];
  }
  const path = resolve(file);
  if (path === undefined) return undefined;
  return lookInContext && context !== undefined && !file.startsWith('/') ? [path, posix.join(context, file)] : [path];
}

/** Whether a command passes a build argument that the Dockerfile no longer takes. */
export function mentions(call: BuildCall, change: BuildChange): boolean {
  return passedArguments(call).some((name) => change.removedArgs.has(name));
}
