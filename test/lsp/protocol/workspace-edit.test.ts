import { describe, expect, test } from '@jest/globals';
import { abilitiesOf } from '../../../src/lsp/protocol/client-abilities.ts';
import { workspaceEdit } from '../../../src/lsp/protocol/workspace-edit.ts';

const edits = [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'a' }];
const confirm = { label: 'compose.yaml', description: 'why' };
const file = { uri: 'file:///compose.yaml', version: 3, edits };

describe('workspaceEdit', () => {
  test('is plain for an editor that takes nothing else', () => {
    expect(workspaceEdit(abilitiesOf({}), [{ ...file, confirm }])).toEqual({ changes: { [file.uri]: edits } });
  });

  test('has versions where the editor takes them', () => {
    expect(workspaceEdit(abilitiesOf({ workspace: { workspaceEdit: { documentChanges: true } } }), [{ ...file, confirm }])).toEqual({
      documentChanges: [{ textDocument: { uri: file.uri, version: 3 }, edits }],
    });
  });

  test('asks for confirmation of what needs it, file by file, and creates files', () => {
    const abilities = abilitiesOf({ workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } });
    const other = { uri: 'file:///.dockerignore', version: null, edits, create: true, confirm: { label: '.dockerignore', description: 'new' } };
    expect(workspaceEdit(abilities, [file, { ...file, confirm }, other])).toEqual({
      documentChanges: [
        { textDocument: { uri: file.uri, version: 3 }, edits },
        { textDocument: { uri: file.uri, version: 3 }, edits: [{ ...edits[0], annotationId: 'dockerlint-1' }] },
        { kind: 'create', uri: other.uri, options: { ignoreIfExists: true } },
        { textDocument: { uri: other.uri, version: null }, edits: [{ ...edits[0], annotationId: 'dockerlint-2' }] },
      ],
      changeAnnotations: {
        'dockerlint-1': { ...confirm, needsConfirmation: true },
        'dockerlint-2': { ...other.confirm, needsConfirmation: true },
      },
    });
  });
});
