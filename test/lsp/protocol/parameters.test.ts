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
    ['textDocument/hover', undefined, 'the parameters are not an object'],
    ['textDocument/hover', [], 'the parameters are not an object'],
    ['textDocument/hover', { position: at }, 'textDocument is not an object'],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: at }, 'textDocument.uri is not a string'],
    ['textDocument/hover', { textDocument: { uri }, position: { line: -1, character: 0 } }, 'position.line is not a line or character number'],
    ['textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 1e10 } }, 'position.character is not a line or character number'],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: at }, context: {} }, 'range.end is not an object'],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: at, end: at }, context: { only: 'x' } }, 'context.only is not a list'],
    ['textDocument/didOpen', { textDocument: { uri, languageId: 'a', version: 1 } }, 'textDocument.text is not a string'],
    ['textDocument/didChange', { textDocument: { uri, version: 1 }, contentChanges: [{ text: 'a' }, {}] }, 'contentChanges[1].text is not a string'],
    ['initialize', { capabilities: null }, 'capabilities is not an object'],
    ['$/cancelRequest', { id: {} }, 'id is not the id of a request'],
  ])('of %s that are wrong: %j', (method, parameters, message) => {
    expect(wrongParameters(method, parameters)).toBe(message);
  });
});
