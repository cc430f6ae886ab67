import { fileEffects } from '../../facts/commands/file-effects.ts';
import { invocationOf } from '../../facts/commands/invocation.ts';
import { findWriter } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import { isBuiltOn } from '../../facts/stages/container.ts';
import { holdsCredentialsAlone, isShippedFile } from '../../knowledge/docker/image-files.ts';
import { SETTINGS_COMMAND } from '../../knowledge/shell/inert-uses.ts';
import type { CredentialWriter } from '../../knowledge/tool-writes.ts';
import { toolOf } from '../../knowledge/tools/index.ts';
import type { Run, ShellCommand } from '../../syntax/types.ts';
import type { Credential } from './credential.ts';
import { mayExistBefore } from './readers.ts';
import type { WriteContext } from './types.ts';

/** Whether removing the file surely leaves nothing missing that was there before: in the base image, or made by an earlier instruction. */
export function isWhole(context: WriteContext, credential: Credential): boolean {
  if (credential.kind === 'settings') return !/^rm /.test(credential.undo) || !holdsOtherLogins(context, credential);
  if (isShippedFile(credential.path) || isSetBeside(context, credential)) return false;
  const [first] = credential.commands.flatMap((command) => fileEffects(command).filter(({ effect }) => effect !== 'permissions' && effect !== 'delete'));
  const appends = first?.effect === 'append' || first?.effect === 'edit';
  return !appends || (!credential.local && holdsCredentialsAlone(credential.path) && !mayExistBefore(context.facts, context.run, credential.path));
}

/**
 * Whether the tool keeps more of a login in a file that is removed as a whole: `aws configure set aws_access_key_id …` in a RUN before or in this one, and a
 * later RUN needs both.
 */
function holdsOtherLogins({ facts, run, later }: WriteContext, { commands }: Credential): boolean {
  const [first] = commands.map(writerOfCommand).filter((row) => row !== undefined);
  const isOther = (one: Run, command: ShellCommand): boolean =>
    !commands.includes(command) && writerOfCommand(command) === first && !(facts.persisted.get(one)?.some((write) => write.command === command) ?? false);
  const isNeeded = later.some(({ script }) => script?.commands.some((command) => commands.some((own) => programIn(own) === programIn(command))));
  return (
    first !== undefined && [...earlierRuns(facts, run), ...(isNeeded ? [run] : [])].some((one) => one.script?.commands.some((command) => isOther(one, command)))
  );
}

function writerOfCommand(command: ShellCommand): CredentialWriter | undefined {
  const { program, args } = invocationOf(command.words.map(({ value }) => value));
  return findWriter(program, args.join(' '));
}

function programIn(command: ShellCommand): string {
  return invocationOf(command.words.map(({ value }) => value)).program;
}

/** The RUNs whose layers this one has below it. */
function earlierRuns(facts: Facts, run: Run): readonly Run[] {
  return facts.dockerfile.instructions.filter(
    (one): one is Run =>
      one.keyword === 'RUN' &&
      one.range.start < run.range.start &&
      one.onbuild === run.onbuild &&
      isBuiltOn(facts.dockerfile.stages[run.stage ?? -1], one.stage),
  );
}

/**
 * Whether a command of the file's tool keeps other settings in it: `npm config set registry …` in ~/.npmrc, also in a RUN before. The
 * logins of earlier RUNs do not count: each is taken out where it is made.
 */
function isSetBeside({ facts, run, later }: WriteContext, { path, commands }: Credential): boolean {
  const isLogin = (one: Run, command: ShellCommand): boolean => facts.persisted.get(one)?.some((write) => write.command === command) ?? false;
  const isSetting = (command: ShellCommand): boolean => {
    const { program, args } = invocationOf(command.words.map(({ value }) => value));
    const isKept = toolOf(program)?.writes?.some((row) => row.kind === 'config' && row.files.some((file) => path.endsWith(file.replace(/^~/, ''))));
    return isKept === true && SETTINGS_COMMAND.test(args.join(' '));
  };
  return (
    [run, ...later].some(({ script }) => script?.commands.some((command) => !commands.includes(command) && isSetting(command))) ||
    earlierRuns(facts, run).some((one) => one.script?.commands.some((command) => !isLogin(one, command) && isSetting(command)))
  );
}
