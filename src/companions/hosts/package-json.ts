import { BUILD_WORDS } from '../../knowledge/docker/build-commands.ts';
import type { Document } from '../../text/document.ts';
import { foldersOf } from '../shell/host.ts';
import { bakeSettings, strayArguments } from '../shell/reports.ts';
import { rewriteYamlScript } from '../shell/yaml-shell.ts';
import {
  type BuildChange,
  type BuildInvocation,
  type Companion,
  type CompanionCaveat,
  type CompanionFiles,
  type CompanionResult,
  UNRELATED,
} from '../types.ts';
import { YamlEditor } from '../yaml/edit.ts';
import { settle } from '../yaml/settled.ts';
import { unreadable } from '../yaml/unreadable.ts';

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  if (!BUILD_WORDS.test(document.text)) return UNRELATED;
  const editor = YamlEditor.open(document.text, 'json');
  if ('problem' in editor) return unreadable(editor, document.text, 'JSON', change);
  const scripts = editor.get(['scripts']);
  const caveats: CompanionCaveat[] = [];
  const invocations: BuildInvocation[] = [];
  // before the edits, which move the ranges
  const covered = scripts?.kind === 'map' ? scripts.pairs.map(({ value }) => value.range) : [];
  for (const { name } of scripts?.kind === 'map' ? scripts.pairs : []) {
    const result = rewriteYamlScript(editor, { parts: [['scripts', name]], folders: foldersOf(document, files, 'only-own') }, change, files);
    caveats.push(...result.caveats);
    invocations.push(...result.invocations);
  }
  caveats.push(...strayArguments(document.text, change, covered, files.root), ...bakeSettings(document.text, change, editor.edits() ?? [], files.root));
  return settle(editor, caveats, invocations);
}

/** The scripts of package.json; npm runs them in the folder of the file. */
export const packageJson: Companion = { kind: 'package-json', matches: (path) => /(?:^|\/)package\.json$/.test(path), rewrite };
