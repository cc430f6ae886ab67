import { describe, expect, test } from '@jest/globals';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isDockerfile } from '../../../src/lsp/dockerfile-names.ts';
import { nameOfUri, pathOfUri, uriOfPath } from '../../../src/lsp/protocol/uris.ts';

describe('URIs', () => {
  test.each(['/project/Dockerfile', '/a b/ü#%.Dockerfile'])('of the file %s lead there and back', (path) => {
    expect(pathOfUri(uriOfPath(path))).toBe(path);
  });

  test.each([
    ['untitled:Untitled-1', '/Untitled-1'],
    ['git:/project/Dockerfile?ref=HEAD', '/project/Dockerfile'],
    ['file:///project/Dockerfile', '/project/Dockerfile'],
    ['file://host/share', '/host/share'],
  ])('%s is called %s', (uri, name) => {
    expect(nameOfUri(uri)).toMatch(new RegExp(`${name}$`));
  });

  test('that are no file have no path', () => {
    expect(['untitled:a', 'git:/a', 'file://host/%00'].map((uri) => pathOfUri(uri))).toEqual([undefined, undefined, undefined]);
  });
});

describe('isDockerfile', () => {
  test.each([
    ['file:///a/whatever', 'dockerfile', true],
    ['file:///a/whatever', 'Dockerfile', true],
    ['file:///a/Dockerfile', '', true],
    ['file:///a/Dockerfile.prod', 'plaintext', true],
    ['file:///a/api.dockerfile', 'plaintext', true],
    ['file:///a/Containerfile', 'text', true],
    ['file:///a/Dockerfile.dockerignore', 'plaintext', false],
    ['file:///a/Dockerfile', 'yaml', false],
    ['file:///a/docker', 'plaintext', false],
    ['untitled:Untitled-1', 'dockerfile', true],
    ['vscode-vfs://github/acme/shop/Dockerfile', 'dockerfile', true],
    // views of another revision, or of what is no document
    ['git:/a/Dockerfile?ref=HEAD', 'dockerfile', false],
    ['fugitive:///a/.git//0/Dockerfile', 'dockerfile', false],
    ['gitlens://a/Dockerfile', 'dockerfile', false],
    ['output:Dockerfile', '', false],
  ])('%s in the language "%s": %p', (uri, language, expected) => {
    expect(isDockerfile(TextDocument.create(uri, language, 1, ''))).toBe(expected);
  });
});
