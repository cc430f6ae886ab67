import type { BuildSecret } from '../../caller-change.ts';
import { toFileRange } from '../../syntax/joined-text.ts';
import { takesSecret } from '../other-dockerfiles.ts';
import { scalarText } from '../shell/yaml-shell.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import type { YamlPath } from '../yaml/tree.ts';
import { type InputEntry, readEntries } from './inputs.ts';
import { environmentOf, type Step, textAt } from './steps.ts';

/** A line of an input that gives the build a value under an id. */
export interface GivenSecret {
  readonly input: 'secrets' | 'secret-envs';
  readonly entry: InputEntry;
  /** Whether no RUN mounts this id, so that the line can give the value under another id. */
  readonly isFree: boolean;
}

/** Returns the line by which a step already gives the build the value of an argument; undefined if there is none. */
export function givenAlready(
  { editor, step, change, files }: { readonly editor: YamlEditor; readonly step: Step; readonly change: BuildChange; readonly files: CompanionFiles },
  argument: InputEntry,
): GivenSecret | undefined {
  const value = argument.value?.trim();
  if (value === undefined || !value.includes('${{')) return undefined;
  const variables = environmentOf(editor, step);
  for (const input of ['secrets', 'secret-envs'] as const) {
    const isSame = (given: InputEntry): boolean => (input === 'secrets' ? given.value?.trim() : variables.get(given.value?.trim() ?? '')?.trim()) === value;
    const entry = readEntries(textAt(editor, [...step.path, 'with', input]) ?? '').find(isSame);
    const isTaken = (id: string): boolean => takesSecret(id, change, files);
    if (entry) return { input, entry, isFree: !isTaken(entry.name) };
  }
  return undefined;
}

/** Gives the value of a line under the id of a secret. Returns false if that is not possible. */
export function giveUnderId(editor: YamlEditor, inputs: YamlPath, { input, entry: { name } }: GivenSecret, { id }: BuildSecret): boolean {
  const path = [...inputs, input];
  const text = textAt(editor, path) ?? '';
  const line = readEntries(text).find((one) => one.name === name)?.line;
  const shell = scalarText(editor.text, editor.get(path));
  if (!line || !shell) return false;
  const start = line.start + text.slice(line.start, line.end).indexOf(name);
  const range = { start, end: start + name.length };
  return editor.spliceScalar(path, [{ range: toFileRange(shell.joined, range), text: id }], text.slice(0, range.start) + id + text.slice(range.end));
}
