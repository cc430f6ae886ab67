import { fileEffects } from '../../facts/commands/file-effects.ts';
import { isInFinalImage } from '../../facts/flows/variable-flows.ts';
import { holdsCredentialsAlone } from '../../knowledge/docker/image-files.ts';
import { MAKES_EMPTY } from '../../knowledge/shell/commands.ts';
import type { ShellCommand } from '../../syntax/types.ts';
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
