import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import { type FakeClients, type FakeEditor, fakeVscode } from './fake-vscode.ts';

const folder = path.join(import.meta.dirname, '../../editors/vscode');
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

let editor: FakeEditor;
let clients: FakeClients;
let activate: (context: unknown) => Promise<void>;
let deactivate: () => Promise<void>;
let context: unknown;

beforeEach(async () => {
  jest.resetModules();
  ({ editor, clients, context } = fakeVscode());
  ({ activate, deactivate } = await import(String(path.join(folder, 'src/extension.ts'))));
});

const DOCKERFILE = { languageId: 'dockerfile', uri: 'file:///project/Dockerfile' };

describe('the manifest', () => {
  test('offers exactly the commands that the extension registers, but for the one behind the status item', async () => {
    await activate(context);
    const offered = manifest.contributes.commands.map((command: { command: string }) => command.command);
    expect([...editor.commands.keys()].filter((name) => name !== 'dockerlint.showOutput').sort()).toEqual([...offered].sort());
  });

  test('knows every engine', () => {
    expect(manifest.contributes.configuration.properties['dockerlint.engine'].enum).toEqual(['', ...Object.keys(ENGINES)]);
  });

  test('keeps settings that choose a program from workspaces that are not trusted', () => {
    expect(manifest.capabilities.untrustedWorkspaces).toMatchObject({
      supported: 'limited',
      restrictedConfigurations: ['dockerlint.path', 'dockerlint.importStrategy'],
    });
  });

  test('has the version of the server that is packed with it', () => {
    expect(manifest.version).toBe(JSON.parse(readFileSync(path.join(folder, '../../package.json'), 'utf8')).version);
  });

  test('describes every setting in its README', () => {
    const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
    const settings = Object.keys(manifest.contributes.configuration.properties);
    expect(settings.filter((setting) => !readme.includes(`\`${setting}\``))).toEqual([]);
    expect(readdirSync(path.join(folder, 'src')).length).toBeGreaterThan(0);
  });
});

describe('the server', () => {
  test('is the one that the extension brings, over standard input and output', async () => {
    await activate(context);
    expect(clients.started.map((client) => client.server)).toEqual([{ module: path.join('/extension', 'server', 'cli.cjs'), args: ['lsp'], transport: 0 }]);
    expect(editor.item.text).toBe('dockerlint: no secrets found');
    expect(editor.item.detail).toBe('dockerlint 1.2.3, bundled');
  });

  test('is the program of the setting', async () => {
    editor.settings = { path: 'tools/dockerlint' };
    await activate(context);
    expect(clients.started[0]?.server).toMatchObject({ command: path.join('/project', 'tools/dockerlint') });
  });

  test('is never a program of a workspace that is not trusted, until it is', async () => {
    editor.settings = { path: '/elsewhere/dockerlint' };
    editor.trusted = false;
    await activate(context);
    editor.trusted = true;
    await editor.fire('trust');
    expect(clients.started.map((client) => client.server)).toMatchObject([
      { module: path.join('/extension', 'server', 'cli.cjs') },
      { command: '/elsewhere/dockerlint' },
    ]);
    expect(clients.disposed).toBe(1);
  });

  test('starts anew when a setting chooses another one, and for no other setting', async () => {
    await activate(context);
    await editor.fire('configuration', 'dockerlint.fixOnSave');
    expect(clients.started).toHaveLength(1);
    await editor.fire('configuration', 'dockerlint.importStrategy');
    expect(clients.started).toHaveLength(2);
  });

  test('that does not start is said in the status and the output', async () => {
    clients.failToStart = true;
    await activate(context);
    expect(editor.item).toMatchObject({ text: 'dockerlint: stopped', severity: 'error' });
    expect(editor.messages).toContain('the language server did not start: no such file');
  });

  test('ends with the extension', async () => {
    await activate(context);
    await deactivate();
    expect(clients.disposed).toBe(1);
  });
});

describe('commands', () => {
  test.each([
    ['dockerlint.fix', { command: 'dockerlint.fixAll', arguments: [DOCKERFILE.uri, 'safe'] }],
    ['dockerlint.fixUnsafe', { command: 'dockerlint.fixAll', arguments: [DOCKERFILE.uri, 'unsafe'] }],
    ['dockerlint.applyCompanions', { command: 'dockerlint.applyCompanionEdits', arguments: [DOCKERFILE.uri] }],
  ])('%s asks the server', async (name, request) => {
    editor.active = DOCKERFILE;
    await activate(context);
    await editor.commands.get(name)?.();
    expect(clients.requests).toEqual([request]);
  });

  test('need a Dockerfile in the active editor', async () => {
    editor.active = { languageId: 'yaml', uri: 'file:///project/compose.yaml' };
    await activate(context);
    await editor.commands.get('dockerlint.fix')?.();
    expect(clients.requests).toEqual([]);
    expect(editor.messages).toEqual(['Open a Dockerfile first']);
  });

  test('say so where the server does not run', async () => {
    clients.failToStart = true;
    editor.active = DOCKERFILE;
    await activate(context);
    await editor.commands.get('dockerlint.fix')?.();
    expect(editor.messages.at(-1)).toMatch('does not run');
  });

  test('the build command is shown, and copied when asked', async () => {
    const command = 'docker buildx build --secret id=NPM_TOKEN .';
    clients.answerRequest = command;
    editor.active = DOCKERFILE;
    await activate(context);
    await editor.commands.get('dockerlint.showBuildCommand')?.();
    expect(editor.clipboard).toBe('');
    editor.answer = 'Copy';
    await editor.commands.get('dockerlint.showBuildCommand')?.();
    expect(editor.messages).toEqual([command, command]);
    expect(editor.clipboard).toBe(command);
  });
});

describe('the status', () => {
  test.each([
    [[0, 1], 'dockerlint: 2 findings', 'error'],
    [[1], 'dockerlint: 1 finding', 'warning'],
    [[2], 'dockerlint: 1 finding', 'information'],
    [[], 'dockerlint: no secrets found', 'information'],
  ])('for diagnostics of severity %j is "%s"', async (severities, text, severity) => {
    editor.active = DOCKERFILE;
    await activate(context);
    editor.diagnostics = [...severities.map((each) => ({ source: 'dockerlint', severity: each })), { source: 'hadolint', severity: 0 }];
    editor.fire('diagnostics');
    expect(editor.item).toMatchObject({ text, severity });
  });
});
