import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createConnection, type Diagnostic, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { RULES } from '../../rules/index.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import { startServer } from '../../src/lsp/server.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { type Client, connect, MODERN } from './client.ts';

const DOCKERFILE = 'FROM node:22\nCOPY package.json .npmrc ./\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN,required=true npm ci\n';
const COMPOSE = 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';
const RIGHT = 'services:\n  app:\n    build:\n      context: .\n      secrets:\n        - NPM_TOKEN\n\nsecrets:\n  NPM_TOKEN:\n    environment: NPM_TOKEN\n';

async function clientOf(files: { readonly [path: string]: string }): Promise<Client> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(connection, {
    version: '1.0.0',
    rules: RULES,
    companions: COMPANIONS,
    disk: memoryFiles(files),
    home: undefined,
    pageOf: (rule) => `https://rules.example.com/${rule}`,
    settingsOf: () => ({
      engine: ENGINES[DEFAULT_ENGINE],
      levels: new Map(),
      settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
      context: undefined,
      companions: true,
    }),
  });
  connection.listen();
  return connect(toClient, toServer, '/project', MODERN, undefined, async () => null);
}

const isFound = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ code }) => code === 'no-stale-caller');

describe('callers that do not fit', () => {
  test('are told where only the Dockerfile is open', async () => {
    const client = await clientOf({ Dockerfile: DOCKERFILE, 'compose.yaml': COMPOSE });
    const told = new Promise<readonly Diagnostic[]>((resolve) => {
      client.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
        if (uri === 'file:///project/compose.yaml') resolve(diagnostics);
      });
    });
    await client.open('Dockerfile', DOCKERFILE);
    expect(await told).toMatchObject([{ code: 'no-stale-caller', severity: 1, range: { start: { line: 5, character: 8 }, end: { line: 5, character: 17 } } }]);
  });

  test('are told in the open caller, with a fix, until the text is right', async () => {
    const client = await clientOf({ Dockerfile: DOCKERFILE, 'compose.yaml': COMPOSE });
    const document = await client.open('compose.yaml', COMPOSE, 'yaml');
    await document.diagnosticsWhere(isFound);
    const [fix] = await document.actions(5, 10);
    expect(fix).toMatchObject({ title: 'Pass "NPM_TOKEN" to the build as a secret', kind: 'quickfix', isPreferred: true });
    await document.set(RIGHT);
    expect(await document.diagnosticsWhere((diagnostics) => !isFound(diagnostics))).toEqual([]);
  });

  test('make a fix wait that they would not survive, as on the command line', async () => {
    const argument = 'FROM node:22\nARG NPM_TOKEN\nCOPY package.json .npmrc ./\nRUN npm ci\n';
    const files = { Dockerfile: argument, 'build.sh': '#!/bin/sh\ndocker build --build-arg NPM_TOKEN=$NPM_TOKEN "$1"\n' };
    const client = await clientOf(files);
    const document = await client.open('Dockerfile', argument);
    expect((await document.diagnostics()).map(({ message }) => String(message).split('\n')[1])).toEqual([
      expect.stringMatching(/^Unsafe fix: .* but build\.sh:2 must be changed by hand/),
    ]);
    expect(await document.actions(1, 5, ['source.fixAll'])).toEqual([]);
    const alone = await clientOf({ Dockerfile: argument });
    expect(await (await alone.open('Dockerfile', argument)).actions(1, 5, ['source.fixAll'])).toHaveLength(1);
  });

  test('are none where the caller fits, or is none', async () => {
    const client = await clientOf({ Dockerfile: DOCKERFILE, 'compose.yaml': RIGHT, 'notes.txt': 'docker build --build-arg NPM_TOKEN .\n' });
    const told: string[] = [];
    client.connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      if (diagnostics.length > 0) told.push(uri);
    });
    await client.open('compose.yaml', RIGHT, 'yaml');
    await client.open('notes.txt', 'docker build --build-arg NPM_TOKEN .\n', 'plaintext');
    await client.open('Dockerfile', DOCKERFILE);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).toEqual([]);
  });
});

describe('a fix that changes only what the build context leaves out', () => {
  test('is an action that adds the line, with the reason why it is unsafe', async () => {
    const client = await clientOf({ '.npmrc': '//npm.example.com/:_authToken=s8Kq29LmPz0aa71cc\n', 'server.js': '' });
    const document = await client.open('Dockerfile', 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n');
    const actions = await document.actions(2, 6, ['quickfix']);
    const action = actions.find(({ title }) => title.startsWith('Keep'));
    expect(action).toMatchObject({ title: expect.stringMatching(/^Keep "\.npmrc" out of the build context \(unsafe: /), isPreferred: false });
    expect(JSON.stringify(action?.edit)).toContain('.dockerignore');
    expect(JSON.stringify(action?.edit)).not.toContain('s8Kq29LmPz0aa71cc');
    expect(await document.actions(3, 2, ['quickfix'])).toEqual([]);
  });
});
