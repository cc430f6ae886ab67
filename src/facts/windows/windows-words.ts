import { PUBLIC_PLACE } from '../../knowledge/secrets/public-places.ts';
import { isUserName } from '../../knowledge/secrets/secret-words.ts';
import { WINDOWS_STORES, WINDOWS_TEXTS } from '../../knowledge/secrets/windows-texts.ts';
import type { Run } from '../../syntax/types.ts';
import { literalPattern, MOST_SEARCHED } from '../../text/pattern.ts';
import { behindUser, credentialSpots } from '../commands/credential-spots.ts';
import { shortTextOfRun } from '../commands/short-text.ts';
import type { UseSign } from '../sensitivity/sign.ts';

/** The variable in the copy of a text that is searched: no word of a real command. */
const MARK = 'dockerlintReference';

/** Returns what shows in a RUN for Windows that the variable is a credential, whatever its name is: `helm repo add … --password $env:X`; undefined if nothing does. */
export function evidenceOnWindows(run: Run, name: string): UseSign | undefined {
  const text = markedText(run, name);
  if (text === undefined) return undefined;
  const what = WINDOWS_TEXTS.find(({ pattern }) => [...text.matchAll(pattern)].some(({ groups }) => groups?.['value'] === MARK))?.what ?? spotIn(text, name);
  return what === undefined ? undefined : { kind: 'credential-place', command: shortTextOfRun(run), what };
}

function spotIn(text: string, name: string): string | undefined {
  for (const command of text.split(SEPARATORS)) {
    const words = wordsOf(command);
    if (!words.some((word) => word.includes(MARK))) continue;
    const spot = credentialSpots(words).find((one) => behindUser(one.value) === MARK && !(one.orUser && isUserName(name)));
    if (spot) return spot.what;
  }
  return undefined;
}

/** Whether in a RUN for Windows every command with the variable only writes it to a file for public keys: `Set-Content …\authorized_keys -Value $env:SSH_KEY`. */
export function isPublicOnWindows(run: Run, name: string): boolean {
  const pipelines =
    markedText(run, name)
      ?.split(/;|&&?|\|\||\r?\n/)
      .filter((one) => one.includes(MARK)) ?? [];
  return (
    pipelines.length > 0 &&
    pipelines.every((one) => {
      const words = wordsOf(one).flatMap((word) => word.split(/[(),]/));
      return WINDOWS_STORES.some(({ pattern }) => pattern.test(one)) && words.some((word) => PUBLIC_PLACE.test(word.replaceAll('\\', '/').replace(/^>+/, '')));
    })
  );
}

const SEPARATORS = /[;|\n]|&&?/;

/** The commands with a mark in place of the variable; undefined if they do not name it. */
function markedText({ args, exec }: Run, name: string): string | undefined {
  const text = (exec?.map(({ value }) => value).join(' ') ?? args.text).slice(0, MOST_SEARCHED);
  const marked = text.replace(referencesOnWindows(name), MARK);
  return marked === text ? undefined : marked;
}

/** Matches each reference to a variable in PowerShell and cmd. Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_environment_variables */
export function referencesOnWindows(name: string): RegExp {
  const own = literalPattern(name);
  return new RegExp(`\\$env:${own}(?!\\w)|\\$\\{env:${own}\\}|%${own}%`, 'gi');
}

/** The words of a command without their quotes. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|[^\s"']+/g)].map(([word, double, single]) => double ?? single ?? word);
}
