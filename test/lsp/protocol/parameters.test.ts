import { describe, expect, test } from '@jest/globals';
import { wrongParameters } from '../../../src/lsp/protocol/parameters.ts';

const uri = 'file:///a/Dockerfile';
const at = { line: 0, character: 0 };

describe('parameters', () => {
  test.each([
    ['textDocument/hover', { textDocument: { uri }, position: at, workDoneToken: 1 }],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: at, end: at }, context: { diagnostics: [], only: ['quickfix'] } }],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: at, end: at }, context: { only: null } }],
    ['textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text: '' }, { range: { start: at, end: at }, text: 'a' }] }],
    ['workspace/didChangeConfiguration', { settings: null }],
    ['workspace/executeCommand', { command: 'a', arguments: [null, 1] }],
    ['initialized', undefined],
    ['textDocument/completion', undefined],
    ['toString', undefined],
  ])('of %s that are right: %j', (method, parameters) => {
    expect(wrongParameters(method, parameters)).toBeUndefined();
  });

  test.each([
    ['textDocument/hover', undefined, 'the parameters are no object'],
    ['textDocument/hover', [], 'the parameters are no object'],
    ['textDocument/hover', { position: at }, 'textDocument is no object'],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: at }, 'textDocument.uri is no string'],
    ['textDocument/hover', { textDocument: { uri }, position: { line: -1, character: 0 } }, 'position.line is no number of lines or characters'],
    ['textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 1e10 } }, 'position.character is no number of lines or characters'],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: at }, context: {} }, 'range.end is no object'],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: at, end: at }, context: { only: 'x' } }, 'context.only is no list'],
    ['textDocument/didOpen', { textDocument: { uri, languageId: 'a', version: 1 } }, 'textDocument.text is no string'],
    ['textDocument/didChange', { textDocument: { uri, version: 1 }, contentChanges: [{ text: 'a' }, {}] }, 'contentChanges[1].text is no string'],
    ['initialize', { capabilities: null }, 'capabilities is no object'],
    ['$/cancelRequest', { id: {} }, 'id is no id of a request'],
  ])('of %s that are wrong: %j', (method, parameters, message) => {
    expect(wrongParameters(method, parameters)).toBe(message);
  });
});
