import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { RULES } from '../../rules/index.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import type { ServerHost } from '../../src/lsp/host.ts';
import { COMMANDS } from '../../src/lsp/offers/code-actions.ts';
import { startServer } from '../../src/lsp/server.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { PLACEMENTS } from '../harness/placements.ts';
import { shows } from '../harness/shows.ts';
import { mixed } from '../knowledge/secrets/token-shapes.cases.ts';
import { type Client, connect, MODERN } from './client.ts';

/** A client of a server in this process, of a project with these files. */
async function clientOf(files: { readonly [path: string]: string }): Promise<Client> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const host: ServerHost = {
    version: '1.0.0',
    rules: RULES,
    companions: COMPANIONS,
    disk: memoryFiles(files),
    home: '/home/someone',
    pageOf: (rule) => `https://rules.example.com/${rule}`,
    settingsOf: () => ({
      engine: ENGINES[DEFAULT_ENGINE],
      levels: new Map(),
      settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
      context: undefined,
      companions: true,
    }),
  };
  startServer(connection, host);
  connection.listen();
  return connect(toClient, toServer, '/project', MODERN, undefined, async () => null);
}

/** A message without the edits in it: those are patches of the user's own text. */
function withoutEdits(message: unknown): string {
  return JSON.stringify(message, (key, value) => (key === 'edit' || key === 'newText' ? undefined : value));
}

describe('no message to an editor shows a value', () => {
  test.each(PLACEMENTS.map(({ name, files }, index) => [name, files, mixed(20, `placement ${index}`)] as const))('%s', async (_, files, value) => {
    const project = files(value);
    const client = await clientOf(project);
    const text = project['Dockerfile'] ?? '';
    const document = await client.open('Dockerfile', text);
    const said: unknown[] = [await document.diagnostics()];
    for (const [line, content] of text.split('\n').entries())
      for (const character of [0, 4, Math.floor(content.length / 2), content.length])
        said.push(await document.hover(line, character), await document.actions(line, character));
    said.push(await client.execute(COMMANDS.buildCommand, document.uri));
    said.push(await client.execute(COMMANDS.fixAll, document.uri, 'unsafe'), await client.execute(COMMANDS.applyCompanionEdits, document.uri));
    said.push(client.log, client.messages);
    expect(said.map(withoutEdits).filter((message) => shows(message, value))).toEqual([]);
    // an `exit` would end this process
    client.connection.dispose();
  });
});
