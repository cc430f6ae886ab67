import { isUserName } from '../../knowledge/secrets/secret-words.ts';
import { DECLARES } from '../../knowledge/shell/commands.ts';
import { printsArguments, wrapperOf } from '../../knowledge/tools/index.ts';
import { scriptMemo } from '../../syntax/shell/script-memo.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import { isSecretName } from '../sensitivity/name.ts';
import type { UseSign } from '../sensitivity/sign.ts';
import { fileAsCredential } from './credential-files.ts';
import { behindUser, commandSpots, textSpots } from './credential-spots.ts';
import { credentialWritesOf } from './credential-writes.ts';
import { fileEffects } from './file-effects.ts';
import { commandInvocation } from './invocation.ts';
import { UNKNOWN_PLACE } from './paths.ts';
import { shortText } from './short-text.ts';

/** Returns the first use in a script that shows the variable to be a credential, whatever its name is; undefined if there is none. */
export function evidenceOfUse(script: Script, variable: string): UseSign | undefined {
  return variable !== '' && script.source.text.includes(variable) ? evidence(script, variable, () => findUse(script, variable)) : undefined;
}

const evidence = scriptMemo<UseSign | undefined>();

function findUse(script: Script, variable: string): UseSign | undefined {
  const reference = new RegExp(`\\$\\{?${literalPattern(variable)}(?!\\w)`);
  for (const command of script.commands) {
    const what = spotOf(command, reference, variable);
    if (what !== undefined) return { kind: 'credential-place', command: shortText(command), what };
    const named = secretMadeOf(command, variable);
    if (named !== undefined) return { kind: 'value-of', name: named, by: 'run' };
  }
  const write = credentialWritesOf(script).find((one) => one.secret === variable && one.kind !== 'password-db');
  if (write) return { kind: 'written', where: write.where };
  const used = fileMadeOf(script, variable);
  return used && { kind: 'credential-place', command: used.command, what: used.by };
}

/** `echo "$SA" > /tmp/k.json && gcloud auth … --key-file /tmp/k.json`: what uses the file that the variable is written to. */
function fileMadeOf(script: Script, variable: string): { readonly command: string; readonly by: string } | undefined {
  for (const command of script.commands) {
    const feeders = command.pipeline.index === 0 ? [command] : script.commands.filter((one) => one.item === command.item);
    if (!feeders.some((one) => printsArguments(commandInvocation(one).program) && one.words.some((word) => word.reads.some((read) => read.name === variable))))
      continue;
    const written = fileEffects(command).find(({ effect, path }) => effect === 'write' && /^[~/]/.test(path));
    const use = written && fileAsCredential(script, written.path, UNKNOWN_PLACE);
    if (use) return { command: shortText(command), by: use.by };
  }
  return undefined;
}

/** The name of a secret variable that is set to exactly this variable: `NPM_TOKEN=$X npm ci`, `export NPM_TOKEN="${X}"`. */
function secretMadeOf(command: ShellCommand, variable: string): string | undefined {
  const assigned = command.assignments.map(({ name, value }) => [name, value?.value ?? ''] as const);
  const exported = command.words.flatMap(({ value }): (readonly [string, string])[] => {
    const [, name, text] = /^([A-Za-z_]\w*)=(.*)$/s.exec(value) ?? [];
    return name === undefined || text === undefined || !setsVariables(command.name) ? [] : [[name, text]];
  });
  return [...assigned, ...exported].find(([name, value]) => (value === `$${variable}` || value === `\${${variable}}`) && isSecretName(name))?.[0];
}

function setsVariables(name: string): boolean {
  return DECLARES.has(name) || wrapperOf(name)?.assignments === true;
}

function spotOf(command: ShellCommand, reference: RegExp, variable: string): string | undefined {
  const reads = (index: number): boolean => command.words[index]?.reads.some((read) => read.name === variable) ?? false;
  const spot = commandSpots(command).find((one) => reads(one.word) && reference.test(behindUser(one.value)) && !(one.orUser && isUserName(variable)));
  if (spot) return spot.what;
  for (const { heredoc } of command.redirects) {
    if (!heredoc?.reads.some((read) => read.name === variable)) continue;
    const found = textSpots(heredoc.body).find((one) => reference.test(behindUser(one.value)) && !(one.orUser && isUserName(variable)));
    if (found) return found.what;
  }
  return undefined;
}
