import type { Script } from '../../syntax/types.ts';
import { literalPattern, MOST_SEARCHED } from '../../text/pattern.ts';
import { fileEffects } from '../commands/file-effects.ts';
import { baseName, normalisePath, type Place } from '../commands/paths.ts';
import { placesOf } from '../commands/places.ts';

/** What a script does with a file that it names outside the arguments of a command. unclear: the name goes to an array, a variable, the text of a trap … */
export type Mention = 'reads' | 'unclear';

/** Shorter names stand for other things as well. */
const SHORTEST = 4;
/** The text before a path that is read: `< PATH`, `[[ -s PATH`. */
const READ = /(?:^|[^<&>])<\s*["']?$|\[\[\s[^\]\n]*$/;
/** The text before a path in the list of a loop. */
const LISTED = /\b(?:for|select)\s+(?<name>\w+)\s+in\s[^;\n]*$/;

/**
 * Returns what a script does with the file at an absolute path where it names it outside the arguments of its commands: in the list of a loop, as input of several
 * commands, in a test of bash. Undefined if it does not name it.
 */
export function mentionOf(script: Script, path: string, place: Place): Mention | undefined {
  const name = baseName(path);
  if (name.length < SHORTEST || !script.source.text.includes(name)) return undefined;
  const text = script.source.text
    .slice(0, MOST_SEARCHED)
    .replace(/\\\r?\n/g, ' ')
    .replace(/^[ \t]*#.*$/gm, '');
  const target = normalisePath(path, place);
  const places = [place, ...placesOf(script, place)];
  const isTarget = (word: string): boolean => word.includes('$') || places.some((one) => one.workdir === undefined || normalisePath(word, one) === target);
  const found = [...text.matchAll(new RegExp(`[^\\s"'\`=:;|&()<>{},]*${literalPattern(name)}(?![\\w-]|\\.\\w)`, 'g'))].filter(([word]) => isTarget(word));
  if (found.length === 0) return undefined;
  return found.every(({ index }) => isRead(script, text.slice(0, index))) ? 'reads' : 'unclear';
}

function isRead(script: Script, before: string): boolean {
  const loop = LISTED.exec(before)?.groups?.['name'];
  return loop === undefined ? READ.test(before) : !changesItem(script, loop);
}

/** Whether a command deletes, moves or changes the file that the variable of a loop names. */
function changesItem(script: Script, variable: string): boolean {
  const item = new RegExp(`\\$\\{?${literalPattern(variable)}(?!\\w)`);
  return script.commands.some((command) => fileEffects(command).some(({ effect, path }) => effect !== 'copy' && item.test(path)));
}
