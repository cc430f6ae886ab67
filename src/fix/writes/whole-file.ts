import { fileEffects } from '../../facts/commands/file-effects.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { findWriter } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import { runsBefore } from '../../facts/stages/container.ts';
import { holdsCredentialsAlone, isShippedFile } from '../../knowledge/docker/image-files.ts';
import { SETTINGS_COMMAND } from '../../knowledge/shell/inert-uses.ts';
import type { CredentialWriter } from '../../knowledge/tool-writes.ts';
import { toolOf } from '../../knowledge/tools/index.ts';
import type { Run, ShellCommand } from '../../syntax/types.ts';
import type { Credential } from './credential.ts';
import { programOf } from './git-remote.ts';
import { mayComeWithImage, mayExistBefore } from './readers.ts';
import type { WriteContext } from './types.ts';

/** Whether removing the file certainly removes nothing that existed before: in the base image, or from an earlier instruction. */
export function isWhole(context: WriteContext, credential: Credential): boolean {
  if (credential.kind === 'settings')
    return !/^rm /.test(credential.undo) || !(holdsOtherLogins(context, credential) || mayComeWithImage(context.facts, context.run));
  if (isShippedFile(credential.path) || isSetBeside(context, credential)) return false;
  const storing = credential.commands.filter((command) => !credential.helpers.includes(command));
  // `tee -a FILE > /dev/null` has two outputs: only that into the file counts
  const isInto = (path: string): boolean => credential.writes.some(({ where }) => where.startsWith(path));
  const [first] = storing.flatMap((command) =>
    fileEffects(command).filter((one) => one.effect !== 'permissions' && one.effect !== 'delete' && isInto(one.path)),
  );
  const appends = first?.effect === 'append' || first?.effect === 'edit';
  if (!appends) return true;
  return (
    !credential.local &&
    holdsCredentialsAlone(credential.path) &&
    !mayComeWithImage(context.facts, context.run) &&
    !mayExistBefore(context.facts, context.run, credential.path)
  );
}

/**
 * Whether the tool keeps other parts of the login in the file that would be removed: `aws configure set aws_access_key_id …` in an earlier RUN, or in this one
 * if a later RUN needs both.
 */
function holdsOtherLogins({ facts, run, later }: WriteContext, { commands }: Credential): boolean {
  const [first] = commands.map(writerOfCommand).filter((row) => row !== undefined);
  const isOther = (one: Run, command: ShellCommand): boolean =>
    !commands.includes(command) && writerOfCommand(command) === first && !isSeenLogin(facts, one, command);
  const isNeeded = later.some(({ script }) => script?.commands.some((command) => commands.some((own) => programOf(own) === programOf(command))));
  return (
    first !== undefined &&
    [...runsBefore(facts.dockerfile, run), ...(isNeeded ? [run] : [])].some((one) => one.script?.commands.some((command) => isOther(one, command)))
  );
}

function writerOfCommand(command: ShellCommand): CredentialWriter | undefined {
  const { program, args } = commandInvocation(command);
  return findWriter(program, args.join(' '));
}

/** Whether a command stores a login that is itself detected, and so removed where it is stored. */
function isSeenLogin(facts: Facts, run: Run, command: ShellCommand): boolean {
  return facts.persisted.get(run)?.some((write) => write.command === command) === true;
}

/**
 * Whether a command of the file's tool keeps other settings in it, also in an earlier RUN: `npm config set registry …` in ~/.npmrc. Logins of earlier RUNs do
 * not count, because each is removed in its own RUN.
 */
function isSetBeside({ facts, run, later }: WriteContext, { path, commands }: Credential): boolean {
  const isSetting = (command: ShellCommand): boolean => {
    const { program, args } = commandInvocation(command);
    const isKept = toolOf(program)?.writes?.some((row) => row.kind === 'config' && row.files.some((file) => path.endsWith(file.replace(/^~/, ''))));
    return isKept === true && SETTINGS_COMMAND.test(args.join(' '));
  };
  return (
    [run, ...later].some(({ script }) => script?.commands.some((command) => !commands.includes(command) && isSetting(command))) ||
    runsBefore(facts.dockerfile, run).some((one) => one.script?.commands.some((command) => !isSeenLogin(facts, one, command) && isSetting(command)))
  );
}
