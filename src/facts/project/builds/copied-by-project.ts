import { parseText } from '../../../syntax/shell/shell.ts';
import { lineAt } from '../../../text/range.ts';
import { findPersisted, staysInLayer } from '../../commands/layer-writes.ts';
import { baseName, type Place } from '../../commands/paths.ts';
import { copiesInCode } from '../../commands/taint/code-copies.ts';
import type { Execution } from '../executed.ts';
import type { FileTexts } from '../file-texts.ts';

/** What is executed, with the texts of its files, and where the command of the RUN runs. */
interface Executed {
  readonly execution: Execution;
  readonly texts: Pick<FileTexts, 'textOf'>;
  readonly place: Place;
}

/** The first line of a script or of code that is executed and that copies the file at a path, as shown to people; undefined if none does. */
export function copiedBy({ execution, texts, place }: Executed, path: string): string | undefined {
  const inputs = { variables: new Set<string>(), files: [path], mountedTargets: [] };
  const name = baseName(path);
  for (const { script, at, folder, runs } of execution.scripts) {
    if (!script.source.text.includes(name)) continue;
    const left = findPersisted(script, inputs, { ...place, workdir: folder }).find((one) => staysInLayer(one) && runs?.(one.command.range) !== false);
    if (left) return `${at.path}:${at.line + lineAt(script.source.text, left.command.range.start) - 1}`;
  }
  for (const { text, path: own, line } of execution.texts) {
    const isCopying = text.includes(name) && (copiesInCode(text, path, place) || findPersisted(parseText(text), inputs, place).some(staysInLayer));
    if (isCopying) return `${own}:${line}`;
  }
  return [...execution.files].find((file) => copiesInCode(texts.textOf(file) ?? '', path, place));
}
