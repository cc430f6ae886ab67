import { CODE_WRITES, COPIES_FILE, COPIES_FOLDER } from '../../../knowledge/shell/code-calls.ts';
import { MOST_SEARCHED } from '../../../text/pattern.ts';
import { isWithin, normalisePath, type Place } from '../paths.ts';

const QUOTED = /"([^"\n]{1,400})"|'([^'\n]{1,400})'|`([^`\n]{1,400})`/g;

/** Whether code names a file, by its path or in parts (`join('/tmp', 'key')`), and copies or writes files; or copies a folder that the file is in. */
export function copiesInCode(code: string, path: string, place: Place): boolean {
  const text = code.slice(0, MOST_SEARCHED);
  const isCopying = COPIES_FILE.test(text) || CODE_WRITES.some(({ pattern }) => pattern.test(text));
  const isPacking = COPIES_FOLDER.test(text);
  if (!isCopying && !isPacking) return false;
  const target = normalisePath(path, place);
  const named = pathsIn(text).map((one) => normalisePath(one, place));
  return (isCopying && named.includes(target)) || (isPacking && named.some((one) => isWithin(target, one)));
}

/** The paths that code may name: what stands in quotes, each word of it, and with what stands in the quotes before. */
export function pathsIn(code: string): readonly string[] {
  const quoted = [...code.matchAll(QUOTED)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return quoted.flatMap((one, index) => [one, ...one.split(/\s+/), `${quoted[index - 1] ?? ''}/${one}`]).filter((one) => one !== '');
}
