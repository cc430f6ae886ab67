import type { Script } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import type { ValueSource } from '../shell/argument-value.ts';
import { maskTemplates } from '../shell/text.ts';
import { rewriteYamlScript, type YamlScript, type YamlScriptResult } from '../shell/yaml-shell.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { textOf, type YamlPath } from '../yaml/tree.ts';
import { dockerCommandsOf } from './commands.ts';
import { sourceOf, type WindowsShell } from './windows.ts';

/** A script of a YAML file for a shell of Windows. `template`: what the host expands. */
export interface WindowsYamlScript extends Omit<YamlScript, 'parts' | 'read' | 'write' | 'assigns'> {
  readonly path: YamlPath;
  readonly template: RegExp;
}

/** Rewrites the docker commands of one script in place, and reports removed arguments in the rest of it. */
export function rewriteWindowsYaml(
  editor: YamlEditor,
  { path, ...script }: WindowsYamlScript,
  shell: WindowsShell,
  change: BuildChange,
  files: CompanionFiles,
): YamlScriptResult {
  const text = textOf(editor.get(path)) ?? '';
  const commands = dockerCommandsOf(maskTemplates(text, script.template), shell.grammar, shell.continuation);
  const site = {
    ...script,
    parts: [path],
    template: new RegExp(`${script.template.source}|${shell.template.source}`, 'g'),
    assigns: false,
    expand: (template: string) => (isTemplate(template, script.template) ? script.expand?.(template) : undefined),
    resolveTemplate: (value: string, name: string, read: Script): ValueSource =>
      isTemplate(value, script.template) && !setsVariable(text, name) ? script.resolveTemplate?.(value, name, read) : sourceOf(shell, value, name),
    write: (written: string) => written.replace(/\\\n/g, `${shell.continuation}\n`),
  };
  const rest = blanked(text, commands);
  const results = [
    rewriteYamlScript(editor, { ...site, read: () => rest, reportOnly: true }, change, files),
    // from the last on, so that the ranges of those before stay
    ...commands.toReversed().map((range) => rewriteYamlScript(editor, { ...site, read: (now) => commandAlone(now, range, shell) }, change, files)),
  ];
  return {
    caveats: results.flatMap(({ caveats }) => caveats),
    invocations: results.flatMap(({ invocations }) => invocations),
    calls: results.flatMap(({ calls }) => calls),
  };
}

/** Whether a value is one template of the host. */
function isTemplate(value: string, template: RegExp): boolean {
  return value.replace(new RegExp(template.source), '') === '' && value !== '';
}

/** Whether a script sets a variable of the environment itself. */
function setsVariable(text: string, name: string): boolean {
  return new RegExp(`(?:\\$env:|\\bset[ \\t]+"?)${literalPattern(name)}[ \\t]*=`, 'i').test(text);
}

function blanked(text: string, ranges: readonly Range[]): string {
  return ranges.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end), text);
}

/** A text of the same length in which a POSIX shell finds only this command, with its `\\` at the end of a line that goes on, and `/` in paths. */
function commandAlone(text: string, { start, end }: Range, { continuation }: WindowsShell): string {
  const goesOn = new RegExp(`${continuation === '^' ? '\\^' : continuation}[ \\t]*(?=\\n)`, 'g');
  const command = text
    .slice(start, end)
    .replaceAll('\\', '/')
    .replace(goesOn, (mark) => `${' '.repeat(mark.length - 1)}\\`);
  return blanked(text.slice(0, start), [{ start: 0, end: start }]) + command + blanked(text.slice(end), [{ start: 0, end: text.length - end }]);
}
