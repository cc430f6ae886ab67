import { hasName } from '../../../text/pattern.ts';
import { lineAt } from '../../../text/range.ts';
import { findPersisted, staysInLayer } from '../../commands/layer-writes.ts';
import type { Execution } from '../executed.ts';
import type { FilePlace } from '../file-texts.ts';

/** A write by a script of the project. */
export interface InnerWrite {
  readonly at: FilePlace;
  /** The path, as shown to people. */
  readonly where: string;
}

/** The first place at which a script that is executed leaves the value of the variable in the layer. */
export function leftBy({ scripts }: Execution, name: string, home: string | undefined): InnerWrite | undefined {
  for (const { script, at, folder } of scripts) {
    if (!hasName(script.source.text, name)) continue;
    const inputs = { variables: new Set([name]), files: [], mountedTargets: [] };
    const left = findPersisted(script, inputs, { workdir: folder, home }).find(staysInLayer);
    if (left) return { at: { path: at.path, line: at.line + lineAt(script.source.text, left.command.range.start) - 1 }, where: left.where };
  }
  return undefined;
}
