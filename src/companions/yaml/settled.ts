import type { Range } from '../../text/range.ts';
import type { BuildInvocation, CompanionCaveat, CompanionResult } from '../types.ts';
import type { YamlEditor } from './edit.ts';

/** Converts a range of the editor's current text to the original document. */
export function originalRange(editor: YamlEditor, range: Range | undefined): Range | undefined {
  return range && { start: editor.originalOffset(range.start), end: editor.originalOffset(range.end) };
}

/** Removes duplicate caveats and sorts the rest in text order. */
export function distinct(caveats: readonly CompanionCaveat[]): readonly CompanionCaveat[] {
  const seen = new Map(caveats.map((caveat) => [JSON.stringify(caveat), caveat]));
  return [...seen.values()].sort((a, b) => (a.range?.start ?? -1) - (b.range?.start ?? -1));
}

/** The result of an editor: its edits; after a failed edit no edits, but one more caveat. */
export function settle(editor: YamlEditor, caveats: readonly CompanionCaveat[], invocations: readonly BuildInvocation[]): CompanionResult {
  const edits = editor.edits();
  const failed: CompanionCaveat = {
    range: undefined,
    message: 'could not be changed in place: pass the secrets to its builds by hand',
    suggestion: undefined,
  };
  return { edits: edits ?? [], caveats: distinct(edits ? caveats : [...caveats, failed]), invocations };
}
