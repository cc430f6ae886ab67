import { type BuildSecret, replacementOf } from '../../caller-change.ts';
import { BAKE_PROGRAMS } from '../../knowledge/docker/build-commands.ts';
import type { Script } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { type BakePlace, type BakeSetting, canTakeSecret, filesAt } from '../bake/settings.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import { type CallPlace, replacementFor } from './argument-value.ts';
import { type BuildCall, type CallOption, findBuildCalls, optionValues } from './build-invocation.ts';
import { type Folders, placeCall, resolvePath } from './build-invocation-place.ts';
import { assignBefore } from './build-invocation-rewrite.ts';

/** What surrounds the commands of a script. */
interface Surroundings {
  readonly script: Script;
  readonly folders: Folders;
  readonly place: CallPlace;
}

/**
 * Replaces the build arguments that commands of Bake set, `--set app.args.X=…`, by secrets of the same targets. Settings of which that is not certain stay.
 * https://docs.docker.com/reference/cli/docker/buildx/bake/#set
 */
export function rewriteBakeCommands({ script, folders, place }: Surroundings, change: BuildChange, files: CompanionFiles): readonly Edit[] {
  if (!place.text.includes('.args.')) return [];
  return findBuildCalls(script, undefined, BAKE_PROGRAMS).flatMap((call) => {
    if (!call.command.editable || call.command.within.includes('literal')) return [];
    const places = placesOf(call, { script, folders, place });
    if (places === undefined) return [];
    const edits: Edit[] = [];
    const assignments: string[] = [];
    for (const option of call.options) {
      const setting = settingOf(option, change);
      if (!setting || !option.word.editable || !areCertain({ ...setting, id: setting.secret.id }, places, change, files)) continue;
      const argument = { ...option, value: option.value?.slice(setting.nameAt) };
      const found = replacementFor(argument, setting.name, setting.secret, call, place);
      if ('message' in found) continue;
      if (found.assignment !== undefined) assignments.push(found.assignment);
      const text = `${setting.pattern}.secrets=id=${setting.secret.id},env=${found.env}`;
      edits.push({ range: option.range, text: `--set ${text.includes('*') ? `"${text}"` : text}` });
    }
    return assignments.length > 0 ? [...edits, assignBefore(call, assignments, place.text)] : edits;
  });
}

interface ArgumentSetting {
  readonly pattern: string;
  readonly name: string;
  readonly secret: BuildSecret;
  /** Offset of the name in the value of the option. */
  readonly nameAt: number;
}

/** The parts of `--set app.args.X=…`, if it sets an argument that became a secret from a variable. */
function settingOf({ name: option, value = '' }: CallOption, change: BuildChange): ArgumentSetting | undefined {
  const [head = '', pattern = '', name = ''] = (option === '--set' ? /^([\w*.-]+)\.args\.([A-Za-z_]\w*)(?==)/.exec(value) : undefined) ?? [];
  const secret = head === '' ? undefined : replacementOf(change, name);
  return secret && 'env' in secret.from ? { pattern, name, secret, nameAt: head.length - name.length } : undefined;
}

/** Where a command may run Bake; undefined if that is known only at run time, or if it reads files from elsewhere. */
function placesOf(call: BuildCall, { script, folders }: Surroundings): readonly BakePlace[] | undefined {
  // the address of a repository is an operand like the targets
  if (!call.operands.every(({ literal, value }) => literal && /^[\w.-]+$/.test(value))) return undefined;
  const found = folders.starts.map((start): BakePlace | undefined => {
    const { cwd, variables } = placeCall(call, script, start, folders);
    const named = optionValues(call, '-f', '--file').map((file) => (cwd === undefined ? undefined : resolvePath(file, cwd, folders, variables)));
    return cwd !== undefined && named.every((file) => file !== undefined) ? { folder: cwd, files: named } : undefined;
  });
  return found.every((one) => one !== undefined) ? found : undefined;
}

/** Whether a setting can take the secret in one of the folders, and in every other one that has files for Bake. */
function areCertain(setting: BakeSetting, places: readonly BakePlace[], change: BuildChange, files: CompanionFiles): boolean {
  const read = places.filter((place) => filesAt(place, files).length > 0);
  return read.length > 0 && read.every((place) => canTakeSecret(setting, place, change, files));
}
