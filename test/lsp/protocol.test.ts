import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { type Client, editsOf, type MODERN, projectOf, startClient } from './client.ts';

const LEAKING = 'FROM node:22\nWORKDIR /app\nARG NPM_TOKEN\nCOPY .npmrc package.json ./\nRUN npm ci\n';
const FIXED = 'FROM node:22\nWORKDIR /app\nCOPY .npmrc package.json ./\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
const CLEAN = 'FROM node:22\nRUN npm ci\n';
const SECRET = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
const FILES = {
  '.npmrc': '//npm.example.com/:_authToken=${NPM_TOKEN}\n',
  'package.json': '{}',
  '.dockerlintrc.json': '{ "engine": "docker-27.3" }',
};
const COMPOSE = 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';

let cli: string;
let client: Client | undefined;
beforeAll(() => {
  cli = builtCli();
}, 60_000);
afterEach(async () => {
  await client?.end();
  client = undefined;
});

async function start(
  files: { readonly [path: string]: string } = {},
  ...more: [capabilities?: typeof MODERN, options?: unknown]
): Promise<{ folder: string; client: Client }> {
  const folder = projectOf({ ...FILES, ...files });
  client = await startClient(cli, folder, ...more);
  return { folder, client };
}

describe('a Dockerfile that is opened', () => {
  test('gets diagnostics with the rule, its page, and who reads the secret', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    const [diagnostic, ...others] = await document.diagnostics();
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 13 } },
      severity: 1,
      code: 'no-secret-arg',
      codeDescription: { href: expect.stringMatching(/^https:.*no-secret-arg/) },
      source: 'dockerlint',
      message: expect.stringContaining('\nFix: Mount "NPM_TOKEN" as a build secret'),
    });
  });

  test('names the places that read the secret as related', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', 'FROM alpine\nARG API_TOKEN\nRUN curl -H "Authorization: $API_TOKEN" https://api.example.com\n');
    const [diagnostic] = await document.diagnostics();
    expect(diagnostic?.relatedInformation).toMatchObject([{ location: { uri: document.uri, range: { start: { line: 2 } } }, message: 'read here' }]);
  });

  test('is linted again as it changes, by the changed ranges alone', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', CLEAN);
    expect(await document.diagnostics()).toEqual([]);
    await document.replace('RUN npm ci', 'ARG NPM_TOKEN\nRUN npm ci');
    expect(await document.diagnostics()).toMatchObject([{ code: 'no-secret-arg', range: { start: { line: 1 } } }]);
    await document.replace('ARG NPM_TOKEN\n', '');
    expect(await document.diagnostics()).toEqual([]);
  });

  test('counts columns in UTF-16 units', async () => {
    const { client: editor } = await start();
    const document = await editor.open(
      'Dockerfile',
      'FROM alpine\nLABEL a="😀" b=c\nARG A=😀 API_TOKEN\nRUN echo "😀" && curl -u "$API_TOKEN" https://api.example.com\n',
    );
    const [diagnostic] = await document.diagnostics();
    expect(editor.initialized.capabilities.positionEncoding).toBe('utf-16');
    expect(diagnostic?.range).toEqual({ start: { line: 2, character: 9 }, end: { line: 2, character: 18 } });
  });

  test('loses its diagnostics when it is closed', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await document.diagnostics()).toHaveLength(1);
    expect(await document.close()).toEqual([]);
    const again = await editor.open('Dockerfile', CLEAN);
    expect(await again.diagnostics()).toEqual([]);
  });

  test.each([
    ['Dockerfile', 'dockerfile', 1],
    ['Containerfile', 'containerfile', 1],
    ['prod.Dockerfile', 'plaintext', 1],
    ['notes.txt', 'plaintext', 0],
    ['compose.yaml', 'yaml', 0],
  ])('%s with the language %s has %i findings', async (file, language, count) => {
    const { client: editor } = await start();
    const document = await editor.open(file, LEAKING, language);
    if (count > 0) expect(await document.diagnostics()).toHaveLength(count);
    else expect(await document.actions(2, 5)).toEqual([]);
  });

  test('is linted without a file too', async () => {
    const { client: editor } = await start();
    const document = await editor.open('untitled:Untitled-1', 'FROM alpine\nARG API_TOKEN\nRUN curl -u "$API_TOKEN" https://api.example.com\n');
    expect(await document.diagnostics()).toMatchObject([{ code: 'no-secret-arg' }]);
    expect(await document.actions(1, 5, ['source.fixAll.dockerlint'])).toHaveLength(1);
  });
});

describe('actions', () => {
  test('source.fixAll.dockerlint makes every safe fix', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    const actions = await document.actions(0, 0, ['source.fixAll.dockerlint']);
    expect(actions).toMatchObject([{ kind: 'source.fixAll.dockerlint', edit: { documentChanges: [{ textDocument: { uri: document.uri, version: 1 } }] } }]);
    await document.apply(editsOf(actions[0]?.edit, document.uri));
    expect(document.text()).toBe(FIXED);
    expect(await document.actions(0, 0, ['source.fixAll'])).toEqual([]);
  });

  test('keep CRLF', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING.replaceAll('\n', '\r\n'));
    const [action] = await document.actions(0, 0, ['source.fixAll.dockerlint']);
    await document.apply(editsOf(action?.edit, document.uri));
    expect(document.text()).toBe(FIXED.replaceAll('\n', '\r\n'));
  });

  test('of a finding are its fix, a suppression and its page', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    const actions = await document.actions(2, 6, ['quickfix']);
    expect(actions.map((action) => [action.title, action.isPreferred])).toEqual([
      ['Mount "NPM_TOKEN" as a build secret', true],
      ['Ignore no-secret-arg for this ARG', undefined],
      ['Explain no-secret-arg', undefined],
    ]);
    expect(actions[0]?.diagnostics).toMatchObject([{ code: 'no-secret-arg' }]);
    await document.apply(editsOf(actions[0]?.edit, document.uri));
    expect(document.text()).toBe(FIXED);
  });

  test('away from a finding are none', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await document.actions(0, 2, ['quickfix'])).toEqual([]);
  });

  test('a suppression silences the finding', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    const suppress = (await document.actions(2, 6)).find((action) => action.title.startsWith('Ignore'));
    await document.apply(editsOf(suppress?.edit, document.uri));
    expect(document.text()).toContain('\n# dockerlint ignore=no-secret-arg;reason=');
    expect(await document.diagnostics()).toEqual([]);
  });

  test('a comment that suppresses nothing is faded', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', `FROM alpine\n# dockerlint ignore=no-secret-arg;reason=none\nRUN true\n`);
    expect(await document.diagnostics()).toMatchObject([{ code: 'unused-suppression', tags: [1] }]);
    expect((await document.actions(1, 25, ['quickfix'])).map((action) => action.title)).toEqual(['Explain unused-suppression']);
  });

  test('the page of a rule is opened, or told to an editor that opens none', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    const explain = (await document.actions(2, 6)).find((action) => action.title.startsWith('Explain'));
    await editor.execute(explain?.command?.command ?? '', ...(explain?.command?.arguments ?? []));
    expect(editor.shown).toEqual([expect.stringMatching(/no-secret-arg/)]);
    await editor.end();
    const { client: plain } = await start({}, {});
    await plain.execute('dockerlint.explain', 'no-secret-arg');
    expect(plain.messages).toEqual([expect.stringMatching(/^no-secret-arg: https:/)]);
  });

  test('for an editor without versions are plain edits', async () => {
    const { client: editor } = await start({}, {});
    const document = await editor.open('Dockerfile', LEAKING);
    const [action] = await document.actions(0, 0, ['source.fixAll.dockerlint']);
    expect(action?.edit).toEqual({ changes: { [document.uri]: expect.anything() } });
    await document.apply(editsOf(action?.edit, document.uri));
    expect(document.text()).toBe(FIXED);
  });
});

describe('a hover', () => {
  test('over the name of a secret shows its flow', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    const hover = await document.hover(2, 6);
    expect(hover).toMatchObject({ contents: { kind: 'markdown' }, range: { start: { line: 2, character: 4 } } });
    const value = JSON.stringify(hover?.contents);
    expect(value).toMatch(/why it is a secret/);
    expect(value).toMatch(/npm ci/);
    expect(value).toMatch(/`--secret id=NPM_TOKEN`/);
    expect(value).not.toMatch(/\\_/);
  });

  test('is plain text, its message first, where the editor does not ask for Markdown', async () => {
    const { client: editor } = await start({}, {});
    const document = await editor.open('Dockerfile', LEAKING);
    const hover = await document.hover(2, 6);
    expect(hover?.contents).toEqual({ kind: 'plaintext', value: expect.stringMatching(/^Build argument "NPM_TOKEN" .* \(no-secret-arg\)\n- why.*\n/) });
    expect(JSON.stringify(hover?.contents)).not.toMatch(/\*\*|\]\(/);
  });

  test('where it is read shows the same', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', 'FROM alpine\nARG API_TOKEN\nRUN curl -H "Authorization: $API_TOKEN" https://api.example.com\n');
    expect(await document.hover(2, 32)).toEqual({
      ...(await document.hover(1, 5)),
      range: expect.objectContaining({ start: expect.objectContaining({ line: 2 }) }),
    });
  });

  test('elsewhere is none', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await document.hover(0, 2)).toBeNull();
  });
});

describe('secret values', () => {
  test('are in no message, hover or title', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', `FROM alpine\nENV GITHUB_TOKEN=${SECRET}\nRUN git clone https://x:${SECRET}@git.example.com/a.git\n`);
    const diagnostics = await document.diagnostics();
    const titles = [...(await document.actions(1, 6)), ...(await document.actions(2, 30))].map((action) => action.title);
    const hovers = [await document.hover(1, 6), await document.hover(2, 30)];
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(JSON.stringify([diagnostics, titles, hovers, editor.log, editor.messages])).not.toContain(SECRET);
  });
});

describe('settings', () => {
  test('of the editor are asked for, and asked for again when they change', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await document.diagnostics()).toHaveLength(1);
    editor.settings = { enable: false };
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await document.diagnosticsWhere((diagnostics) => diagnostics.length === 0)).toEqual([]);
    expect(await document.actions(2, 6)).toEqual([]);
  });

  test('are taken from the start by an editor that cannot be asked', async () => {
    const { client: editor } = await start({}, {}, { enable: false });
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await document.diagnostics()).toEqual([]);
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: { dockerlint: { enable: true } } });
    expect(await document.diagnosticsWhere((diagnostics) => diagnostics.length > 0)).toHaveLength(1);
  });

  test('engine overrides the configuration file', async () => {
    const { client: editor } = await start();
    editor.settings = { engine: 'docker-20.10' };
    const document = await editor.open('Dockerfile', LEAKING);
    const [action] = await document.actions(0, 0, ['source.fixAll.dockerlint']);
    expect(JSON.stringify(action?.edit)).not.toContain('env=NPM_TOKEN');
  });

  test('format announces a formatter and takes it back', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    await document.diagnostics();
    const format = (): Promise<unknown> =>
      editor.connection.sendRequest('textDocument/formatting', { textDocument: { uri: document.uri }, options: { tabSize: 2, insertSpaces: true } });
    expect(editor.registered.has('textDocument/formatting')).toBe(false);
    expect(await format()).toEqual([]);
    editor.settings = { format: true };
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await document.hover(0, 0);
    expect(editor.registered.has('textDocument/formatting')).toBe(true);
    expect(await format()).not.toEqual([]);
    editor.settings = {};
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await document.hover(0, 0);
    expect(editor.registered.has('textDocument/formatting')).toBe(false);
  });

  test.each([
    [true, FIXED],
    [false, LEAKING],
  ])('fixOnSave %p', async (fixOnSave, expected) => {
    const { client: editor } = await start();
    editor.settings = { fixOnSave };
    const document = await editor.open('Dockerfile', LEAKING);
    await document.apply(await editor.connection.sendRequest('textDocument/willSaveWaitUntil', { textDocument: { uri: document.uri }, reason: 1 }));
    expect(document.text()).toBe(expected);
  });

  test('of the project are read again when their file changes', async () => {
    const { client: editor, folder } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await document.diagnostics()).toHaveLength(1);
    expect(editor.watched).toEqual(expect.arrayContaining(['**/.dockerlintrc*', '**/package.json', '**/.dockerignore']));
    writeFileSync(path.join(folder, '.dockerlintrc.json'), '{ "rules": { "no-secret-arg": "off" } }');
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    expect(await document.diagnosticsWhere((diagnostics) => diagnostics.length === 0)).toEqual([]);
    writeFileSync(path.join(folder, '.dockerlintrc.json'), '{ "rule": {} }');
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    const [wrong] = await document.diagnosticsWhere((diagnostics) => diagnostics.length > 0);
    expect(wrong).toMatchObject({ severity: 2, message: expect.stringMatching(/^Not linted: .*\.dockerlintrc\.json/) });
    rmSync(path.join(folder, '.dockerlintrc.json'));
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [] });
    expect(await document.diagnosticsWhere(([first]) => first?.code === 'no-secret-arg')).toHaveLength(1);
  });
});

describe('the files that build the Dockerfile', () => {
  test('are said to differ once the fix was taken, and changed for the user to confirm', async () => {
    const { client: editor, folder } = await start({ 'compose.yaml': COMPOSE });
    const document = await editor.open('Dockerfile', LEAKING);
    const [fix] = await document.actions(2, 6, ['quickfix']);
    expect((await document.diagnostics()).map((each) => each.code)).toEqual(['no-secret-arg']);
    await document.apply(editsOf(fix?.edit, document.uri));
    const [pending] = await document.diagnosticsWhere((diagnostics) => diagnostics.some((each) => each.code === 'companions'));
    expect(pending).toMatchObject({ severity: 3, message: expect.stringMatching(/^compose\.yaml does not pass "NPM_TOKEN" to the build yet/) });
    const [action] = await document.actions(pending?.range.start.line ?? 0, pending?.range.start.character ?? 0, ['quickfix']);
    expect(action?.title).toBe('Change compose.yaml to match the Dockerfile');
    const answer = await editor.execute(action?.command?.command ?? '', ...(action?.command?.arguments ?? []));
    expect(answer).toMatchObject({ applied: true, files: [path.join(folder, 'compose.yaml')] });
    const [edit] = editor.appliedEdits;
    expect(Object.values(edit?.changeAnnotations ?? {})).toMatchObject([{ label: 'compose.yaml', needsConfirmation: true }]);
    const text = JSON.stringify(edit?.documentChanges);
    expect(text).toContain('secrets:');
    expect(await document.actions(3, 10, ['quickfix'])).toEqual([]);
  });

  test('are no longer said to differ when the fix is taken back', async () => {
    const { client: editor } = await start({ 'compose.yaml': COMPOSE });
    const document = await editor.open('Dockerfile', LEAKING);
    const [fix] = await document.actions(0, 0, ['source.fixAll.dockerlint']);
    await document.apply(editsOf(fix?.edit, document.uri));
    await document.diagnosticsWhere((diagnostics) => diagnostics.some((each) => each.code === 'companions'));
    await document.set(LEAKING);
    expect((await document.diagnostics()).map((each) => each.code)).toEqual(['no-secret-arg']);
  });

  test('are changed as they are in the editor, not as they are on disk', async () => {
    const { client: editor } = await start({ 'compose.yaml': 'services: {}\n' });
    const compose = await editor.open('compose.yaml', `# unsaved\n${COMPOSE}`, 'yaml');
    const document = await editor.open('Dockerfile', LEAKING);
    await editor.execute('dockerlint.applyCompanionEdits', document.uri);
    const [edit] = editor.appliedEdits;
    await compose.apply(editsOf(edit, compose.uri));
    await document.apply(editsOf(edit, document.uri));
    expect(document.text()).toBe(FIXED);
    expect(compose.text()).toMatch(/^# unsaved\nservices:[\s\S]*secrets:/);
    expect(compose.text()).not.toContain('args:');
  });

  test('are changed after a question by an editor that cannot show edits first', async () => {
    const { client: editor } = await start({ 'compose.yaml': COMPOSE }, { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } });
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await editor.execute('dockerlint.applyCompanionEdits', document.uri)).toMatchObject({ applied: false });
    expect(editor.messages).toEqual(['Change compose.yaml to match the Dockerfile?']);
    expect(editor.appliedEdits).toEqual([]);
    editor.choice = 'Change';
    expect(await editor.execute('dockerlint.applyCompanionEdits', document.uri)).toMatchObject({ applied: true });
    expect(editor.appliedEdits).toHaveLength(1);
  });

  test('are left alone where there is nothing to change', async () => {
    const { client: editor } = await start({ 'compose.yaml': COMPOSE });
    const document = await editor.open('Dockerfile', CLEAN);
    expect(await editor.execute('dockerlint.applyCompanionEdits', document.uri)).toEqual({ applied: false, files: [], notes: [] });
    expect(editor.messages).toEqual(['No other file has to change']);
  });
});

describe('commands', () => {
  test('dockerlint.fixAll applies the safe fixes', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await editor.execute('dockerlint.fixAll', document.uri, 'safe')).toEqual({ changed: true, left: 0 });
    await document.apply(editsOf(editor.appliedEdits[0], document.uri));
    expect(document.text()).toBe(FIXED);
    expect(await editor.execute('dockerlint.fixAll', document.uri, 'safe')).toEqual({ changed: false, left: 0 });
  });

  test('dockerlint.buildCommand is the command after the fix', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    expect(await editor.execute('dockerlint.buildCommand', document.uri)).toBe('docker buildx build --secret id=NPM_TOKEN .');
    const clean = await editor.open('Containerfile', CLEAN);
    expect(await editor.execute('dockerlint.buildCommand', clean.uri)).toBeNull();
  });

  test('of anything else, or for anything else, do nothing', async () => {
    const { client: editor } = await start();
    expect(await editor.execute('dockerlint.fixAll', 'file:///nowhere/Dockerfile', 'safe')).toBeNull();
    expect(await editor.execute('dockerlint.explain', 'no-such-rule')).toBeNull();
    expect(editor.shown).toEqual([]);
  });
});

describe('whatever comes', () => {
  test.each([
    ['nothing', ''],
    ['no Dockerfile', '\u0000\u0001\uFFFD <<<<< {}}\r\r\n\\'],
    ['an open heredoc', 'FROM a\nRUN <<EOF\necho $TOKEN\n'],
    ['an open quote', 'FROM a\nARG API_TOKEN="\nRUN echo "$API_TOKEN\n'],
    ['half a JSON form', 'FROM a\nARG API_TOKEN\nRUN ["curl", "$API_TOKEN"\n'],
  ])('a document with %s is answered', async (_what, text) => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', text);
    await document.diagnostics();
    expect(Array.isArray(await document.actions(0, 0))).toBe(true);
    expect(editor.log).toEqual([]);
  });

  test('a request that is taken back is answered as cancelled', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const request = editor.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri: document.uri }, position: { line: 2, character: 6 } },
      source.token,
    );
    source.cancel();
    await expect(request).rejects.toMatchObject({ code: -32800 });
    expect(await document.hover(2, 6)).not.toBeNull();
  });

  test('the server ends with 0 when it is asked to', async () => {
    const { client: editor } = await start();
    const document = await editor.open('Dockerfile', LEAKING);
    await document.diagnostics();
    client = undefined;
    expect(await editor.end()).toBe(0);
  });

  test('the server tells its name and version', async () => {
    const { client: editor } = await start();
    expect(editor.initialized.serverInfo).toMatchObject({ name: 'dockerlint', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});
