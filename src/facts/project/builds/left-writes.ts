import { keptSettingsOf } from '../../../knowledge/tools/build-commands.ts';
import { hasName } from '../../../text/pattern.ts';
import { lineAt } from '../../../text/range.ts';
import { findPersisted, staysInLayer } from '../../commands/layer-writes.ts';
import type { Execution } from '../executed.ts';
import type { FilePlace, FileTexts } from '../file-texts.ts';

/** A write by a script of the project. */
export interface InnerWrite {
  readonly at: FilePlace;
  /** The path, as shown to people. */
  readonly where: string;
}

/** What is executed, with the texts of its files, and the home of the user. */
interface Left {
  readonly execution: Execution;
  readonly texts: Pick<FileTexts, 'naming'>;
  readonly home: string | undefined;
}

/**
 * The first place at which a script that is executed leaves the value of the variable in the layer, or at which settings read it whose values a command keeps
 * in what it makes.
 */
export function leftBy({ execution, texts, home }: Left, name: string): InnerWrite | undefined {
  return writtenBy(execution, name, home) ?? keptBy(execution, texts, name);
}

function keptBy({ commands, files, idle }: Execution, texts: Left['texts'], name: string): InnerWrite | undefined {
  for (const { invocation } of commands) {
    const row = keptSettingsOf(invocation.program, invocation.args.join(' '));
    for (const path of row ? files : []) {
      const at = row?.files.test(path) ? texts.naming(path, name, idle.get(path)) : undefined;
      if (row && at) return { at, where: row.where };
    }
  }
  return undefined;
}

function writtenBy({ scripts }: Execution, name: string, home: string | undefined): InnerWrite | undefined {
  for (const { script, at, folder } of scripts) {
    if (!hasName(script.source.text, name)) continue;
    const inputs = { variables: new Set([name]), files: [], mountedTargets: [] };
    const left = findPersisted(script, inputs, { workdir: folder, home }).find(staysInLayer);
    if (left) return { at: { path: at.path, line: at.line + lineAt(script.source.text, left.command.range.start) - 1 }, where: left.where };
  }
  return undefined;
}
