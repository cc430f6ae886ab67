import { fileEffects } from '../../facts/commands/file-effects.ts';
import { baseName, inRootHome } from '../../facts/commands/paths.ts';
import type { Facts } from '../../facts/facts.ts';
import { isInFinalImage } from '../../facts/flows/variable-flows.ts';
import { copiedFiles } from '../../facts/project/copied-files.ts';
import { holdsCredentialsAlone } from '../../knowledge/docker/image-files.ts';
import { MAKES_EMPTY } from '../../knowledge/shell/commands.ts';
import type { Copy, Run, ShellCommand } from '../../syntax/types.ts';
import type { Caveat } from '../types.ts';
import type { Credential } from './credential.ts';
import type { WriteContext } from './types.ts';

/** A setting with a literal value on a line of its own: `key = value`, `key: value`, `"key": "value"`. */
const SETTING_LINE = /^\s*"?[\w.-]+"?\s*[=:]\s*"?[^\s"$%{[,][^$%]*$/;

/** The ends of lines in the arguments of `printf` and `echo`. */
const LINE_END = /\\n|\r?\n/;

/**
 * Caveats if the removed file also holds settings without the secret, and the container may read them: `echo "sandbox = true" > /etc/nix/nix.conf && echo
 * "access-tokens = …$T" >> /etc/nix/nix.conf`. None for a file that holds nothing but credentials, and none in a stage that no image is made of.
 */
export function settingsCaveats({ facts, run }: WriteContext, credential: Credential): readonly Caveat[] {
  const { kind, path, commands, writes } = credential;
  if (kind !== 'file' || holdsCredentialsAlone(path) || !isInFinalImage(facts.dockerfile, run)) return [];
  const storing = new Set(writes.map(({ command }) => command));
  const holdsMore = commands.some((command) => (storing.has(command) ? hasSettingLine(command) : givesContent(command)));
  return holdsMore ? [{ applicability: 'unsafe', reason: `${path} also holds settings without the secret, which the container may read` }] : [];
}

/**
 * Caveats if the settings to which the login is added are copied from the project: undoing the login removes the whole entry of that name, also what the copied
 * file says of it.
 */
export function copiedEntryCaveats({ facts, run }: WriteContext, { kind, path, strict }: Credential): readonly Caveat[] {
  if (kind !== 'settings' || !strict || !isCopied(facts, run, inRootHome(path))) return [];
  return [{ applicability: 'unsafe', reason: `${path} is copied, and may have the entry that is removed with the login` }];
}

/** Whether a COPY brings the file: by its name, or in a folder of the build context that is seen. */
function isCopied({ dockerfile, states, context }: Facts, run: Run, path: string): boolean {
  if (context && copiedFiles(dockerfile, states, context)(run).files.has(path)) return true;
  return dockerfile.instructions.some(
    (one) =>
      (one.keyword === 'COPY' || one.keyword === 'ADD') &&
      one.stage === run.stage &&
      one.range.start < run.range.start &&
      one.from === undefined &&
      isNamed(one, path),
  );
}

function isNamed({ sources, destination }: Copy, path: string): boolean {
  const target = destination?.value ?? '';
  return target === path || (path.startsWith(target.replace(/\/?$/, '/')) && sources.some(({ value }) => baseName(value) === baseName(path)));
}

/** Whether a command gives a file its content, more than its existence. */
function givesContent(command: ShellCommand): boolean {
  if (MAKES_EMPTY.has(command.name)) return false;
  return fileEffects(command).some(({ effect }) => effect !== 'permissions' && effect !== 'delete');
}

/** Whether the text of a command has a line with another setting beside the one with the secret. */
function hasSettingLine({ words }: ShellCommand): boolean {
  return words.slice(1).some(({ value }) => {
    const lines = value.split(LINE_END);
    return lines.length > 1 && lines.some((line) => SETTING_LINE.test(line));
  });
}
