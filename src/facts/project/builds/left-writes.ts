import { keptSettingsOf } from '../../../knowledge/tools/build-commands.ts';
import type { Run, Script, ShellCommand } from '../../../syntax/types.ts';
import { hasName } from '../../../text/pattern.ts';
import { lineAt } from '../../../text/range.ts';
import { findPersisted, staysInLayer } from '../../commands/layer-writes.ts';
import { startsTracing, streamsOf } from '../../commands/logged-secrets.ts';
import type { Execution } from '../executed.ts';
import type { FilePlace, FileTexts } from '../file-texts.ts';

/** A write by a script of the project. */
export interface InnerWrite {
  readonly at: FilePlace;
  /** The path, as shown to people. */
  readonly where: string;
}

/** A first line that starts a shell which traces its commands: `#!/bin/sh -ex`. */
const TRACES = /^#!\s*\S*sh\s+-\w*x/;

/** A command with the script that it stands in. */
interface CallingCommand {
  readonly script: Script;
  readonly command: ShellCommand;
}

/** The command of a RUN with the given words, with its script. */
function commandOf({ script }: Run, words: readonly string[]): CallingCommand | undefined {
  const command = script?.commands.find((one) => one.words.map((word) => word.value).join(' ') === words.join(' '));
  return script && command && { script, command };
}

/** What is executed, with the texts of its files, and the home of the user. */
interface Left {
  readonly execution: Execution;
  readonly texts: Pick<FileTexts, 'naming'>;
  readonly home: string | undefined;
}

/**
 * The first place at which a script that is executed leaves the value of the variable in the layer, or at which settings read it whose values a command keeps
 * in what it makes. `words`: the command of the RUN that executes it, whose redirects apply to what its scripts print.
 */
export function leftBy(left: Left, name: string, run: Run, words: readonly string[]): InnerWrite | undefined {
  return writtenBy(left, name, commandOf(run, words)) ?? keptBy(left.execution, left.texts, name);
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

function writtenBy({ execution, home }: Left, name: string, command: CallingCommand | undefined): InnerWrite | undefined {
  const inputs = { variables: new Set([name]), files: [], mountedTargets: [], ...(command ? { streams: streamsOf(command.script, command.command) } : {}) };
  for (const { script, at, folder, runs } of execution.scripts) {
    if (!hasName(script.source.text, name)) continue;
    const isTraced = TRACES.test(script.source.text) || (command !== undefined && startsTracing(command.command));
    const left = findPersisted(isTraced ? { ...script, xtrace: true } : script, inputs, { workdir: folder, home }).find(
      (one) => staysInLayer(one) && runs?.(one.command.range) !== false,
    );
    if (left) return { at: { path: at.path, line: at.line + lineAt(script.source.text, left.command.range.start) - 1 }, where: left.where };
  }
  return undefined;
}
