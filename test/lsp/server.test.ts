import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { noSecretArg } from '../../rules/no-secret-arg/no-secret-arg.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import type { ServerHost } from '../../src/lsp/host.ts';
import { startServer } from '../../src/lsp/server.ts';
import type { Rule } from '../../src/rule.ts';
import { type Client, connect, MODERN } from './client.ts';

const SECRET = 'hunter2hunter2';
const LEAKING = `FROM alpine\nARG API_TOKEN=${SECRET}\nRUN curl -u "$API_TOKEN" https://api.example.com\n`;

const HOST: ServerHost = {
  version: '1.0.0',
  rules: [noSecretArg],
  companions: [],
  disk: { read: () => undefined, list: () => undefined, rootOf: () => '/project', realOf: (file) => file, isInside: () => true },
  home: undefined,
  pageOf: (rule) => `https://rules.example.com/${rule}`,
  settingsOf: () => ({
    engine: ENGINES[DEFAULT_ENGINE],
    levels: new Map(),
    settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
    context: undefined,
    companions: true,
  }),
};

/** A rule with a bug that quotes what it reads. */
const brokenRule: Rule = {
  meta: { ...noSecretArg.meta, name: 'broken' },
  check: ({ dockerfile }) => {
    throw new Error(`cannot read "${dockerfile.document.text}"\nnor this`);
  },
};

/** A client of a server in this process, with a host that a test may break. */
async function serverWith(host: Partial<ServerHost>): Promise<Client> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(connection, { ...HOST, ...host });
  connection.listen();
  return connect(toClient, toServer, '/project', MODERN, undefined, async () => null);
}

describe('a server in trouble', () => {
  test('keeps what other rules find when one throws, and logs it once in one line without the text', async () => {
    const client = await serverWith({ rules: [brokenRule, noSecretArg] });
    const document = await client.open('Dockerfile', LEAKING);
    expect(await document.diagnostics()).toMatchObject([{ code: 'no-secret-arg' }]);
    await document.set(`${LEAKING}#\n`);
    expect(await document.diagnostics()).toHaveLength(1);
    expect(client.log).toEqual([expect.stringMatching(/^dockerlint: broken failed on \/project\/Dockerfile: cannot read … \(server\.test\.ts:\d+:\d+\)$/)]);
  });

  test('says in the document that its configuration is wrong, and answers everything else with nothing', async () => {
    const client = await serverWith({
      settingsOf: () => {
        throw new Error('/project/.dockerlintrc.json: unknown key "rule"');
      },
    });
    const document = await client.open('Dockerfile', LEAKING);
    expect(await document.diagnostics()).toMatchObject([{ severity: 2, message: 'Not linted: /project/.dockerlintrc.json: unknown key "rule"' }]);
    expect(await document.actions(1, 5)).toEqual([]);
    expect(await document.hover(1, 5)).toBeNull();
    expect(await client.execute('dockerlint.fixAll', document.uri, 'safe')).toBeNull();
    expect(await client.execute('dockerlint.buildCommand', document.uri)).toBeNull();
  });

  test('goes on when the disk does not', async () => {
    const fail = (): never => {
      throw new Error(`disk on fire: "${SECRET}"`);
    };
    const client = await serverWith({ disk: { read: fail, list: fail, rootOf: fail, realOf: fail, isInside: fail } });
    const document = await client.open('Dockerfile', LEAKING);
    expect(await document.diagnostics()).toHaveLength(1);
    expect(await client.execute('dockerlint.applyCompanionEdits', document.uri)).toBeNull();
    expect(client.log.length).toBeGreaterThan(0);
    expect(client.log.filter((line) => line.includes('\n') || line.includes(SECRET))).toEqual([]);
    expect(await document.hover(1, 5)).not.toBeNull();
  });

  test('does not ask the disk for a document that is no file', async () => {
    const asked: string[] = [];
    const client = await serverWith({ disk: { ...HOST.disk, read: (path) => void asked.push(path), list: (path) => void asked.push(path) } });
    const document = await client.open('untitled:Untitled-1', LEAKING);
    expect(await document.diagnostics()).toHaveLength(1);
    expect(asked).toEqual([]);
  });
});

describe('unsafe fixes', () => {
  /** A rule with one unsafe fix. */
  const unsafeRule: Rule = {
    meta: { ...noSecretArg.meta, name: 'unsafe-rule' },
    *check(facts, settings) {
      for (const problem of noSecretArg.check(facts, settings)) {
        const edits = [{ range: problem.instruction.range, text: 'ARG OTHER' }];
        const caveats = [{ applicability: 'unsafe', reason: `the default ${SECRET} goes` }] as const;
        yield {
          ...problem,
          fix: {
            title: 'Rename it',
            applicability: 'unsafe',
            caveats,
            edits,
            secrets: [],
            removedArgs: new Map(),
            containerEnv: new Map(),
            excluded: [],
            effects: [],
            mountings: [],
            mounts: [],
            needsIgnoring: false,
          },
        };
      }
    },
  };

  test('say why, are confirmed by the user, and are no part of fixing all', async () => {
    const client = await serverWith({ rules: [unsafeRule] });
    const document = await client.open('Dockerfile', LEAKING);
    expect((await document.diagnostics())[0]?.message).toMatch(/\nUnsafe fix: Rename it, but the default \*\*\* goes$/);
    const [action] = await document.actions(1, 5, ['quickfix']);
    expect(action).toMatchObject({ title: 'Rename it (unsafe: the default *** goes)', isPreferred: false });
    expect(Object.values(action?.edit?.changeAnnotations ?? {})).toEqual([
      { label: 'Unsafe fix', description: 'the default *** goes', needsConfirmation: true },
    ]);
    expect(await document.actions(1, 5, ['source.fixAll.dockerlint'])).toEqual([]);
  });
});
