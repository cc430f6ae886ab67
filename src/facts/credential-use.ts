import type { Script, ShellCommand } from '../syntax/types.ts';
import { literalPattern } from '../text/pattern.ts';
import { credentialSpots, textSpots } from './credential-spots.ts';
import { findCredentialWrites } from './credential-writes.ts';
import { shortText } from './short-text.ts';

/** A use that shows what a variable holds, whatever its name. */
export interface CredentialUse {
  /** For people: `stands in curl --user`. */
  readonly evidence: string;
  readonly command: ShellCommand;
}

/** Names of variables that hold a user where a token could stand. */
const USER_NAME = /(?:^|_)(?:user(?:name)?|login|org|owner|account|host)$/i;

/** The first place in a script where the variable is used as a credential; undefined where none is. */
export function usesAsCredential(script: Script, variable: string): CredentialUse | undefined {
  if (!script.source.text.includes(variable)) return undefined;
  const reference = new RegExp(`\\$\\{?${literalPattern(variable)}(?!\\w)`);
  for (const command of script.commands) {
    const what = spotOf(command, reference, variable);
    if (what !== undefined) return { evidence: `stands where ${shortText(command)} expects a credential (${what})`, command };
  }
  const write = findCredentialWrites(script).find((one) => one.secret === variable && one.kind !== 'password-db');
  if (write) return { evidence: `is written to ${write.where}`, command: write.command };
  return undefined;
}

function spotOf(command: ShellCommand, reference: RegExp, variable: string): string | undefined {
  const reads = (index: number): boolean => command.words[index]?.reads.some((read) => read.name === variable) ?? false;
  const spot = credentialSpots(command.words.map((word) => word.value)).find(
    (one) => reads(one.word) && reference.test(one.value) && !(one.orUser && USER_NAME.test(variable)),
  );
  if (spot) return spot.what;
  for (const { heredoc } of command.redirects) {
    if (!heredoc?.reads.some((read) => read.name === variable)) continue;
    const found = textSpots(heredoc.body).find((one) => reference.test(one.value) && !(one.orUser && USER_NAME.test(variable)));
    if (found) return found.what;
  }
  return undefined;
}
