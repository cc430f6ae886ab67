import { PassThrough } from 'node:stream';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { RULES } from '../../rules/index.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import { ENGINES } from '../../src/knowledge/docker/engines.ts';
import type { ServerHost } from '../../src/lsp/host.ts';
import { serveStreams } from '../../src/lsp/serve.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { lintProject } from '../../src/project/project.ts';
import { random } from '../harness/mutate.ts';
import { type Dice, diceOf, mutant } from './mutants.ts';
import type { Input, Subject } from './subjects.ts';

const ROOT = '/project';
const SETTINGS = {
  engine: ENGINES['docker-23'],
  levels: new Map(),
  settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
  context: undefined,
  companions: true,
};

/** A server in this process, with the bytes that an editor sends and the messages that it gets. */
interface Served {
  send(message: object): void;
  sendBytes(bytes: Uint8Array): void;
  request(method: string, params: unknown): Promise<{ readonly result?: unknown; readonly error?: { readonly code: number; readonly message: string } }>;
  readonly notified: { readonly method: string; readonly params: unknown }[];
  /** Why the connection ended; undefined while it stands. */
  broken(): string | undefined;
}

const PATIENCE_MS = 5_000;

function serve(files: Input['files']): Served {
  const [fromEditor, toEditor] = [new PassThrough(), new PassThrough()];
  let broken: string | undefined;
  const host: ServerHost = {
    version: '1',
    rules: RULES,
    companions: COMPANIONS,
    disk: memoryFiles(files),
    home: '/home/someone',
    pageOf: (rule) => `https://example.com/${rule}`,
    settingsOf: () => SETTINGS,
  };
  serveStreams(host, fromEditor, toEditor, (reason) => {
    broken = reason;
  });
  const waiting = new Map<number, (message: { readonly result?: unknown }) => void>();
  const notified: { method: string; params: unknown }[] = [];
  let received = '';
  let last = 0;
  toEditor.setEncoding('utf8').on('data', (data: string) => {
    received += data;
    for (;;) {
      const [header = '', length = ''] = /^Content-Length: (\d+)\r\n\r\n/.exec(received) ?? [];
      const bytes = Buffer.from(received.slice(header.length));
      if (header === '' || bytes.length < Number(length)) return;
      const message = JSON.parse(bytes.subarray(0, Number(length)).toString());
      received = bytes.subarray(Number(length)).toString();
      if (message.method === undefined) waiting.get(message.id)?.(message);
      else if (message.id === undefined) notified.push(message);
      else send({ jsonrpc: '2.0', id: message.id, result: message.method === 'workspace/configuration' ? [{}] : null });
    }
  });
  const sendBytes = (bytes: Uint8Array): void => void fromEditor.write(bytes);
  function send(message: object): void {
    const body = Buffer.from(JSON.stringify(message));
    sendBytes(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }
  return {
    send,
    sendBytes,
    notified,
    broken: () => broken,
    request(method, params) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no answer to ${method} ${JSON.stringify(params)}`)), PATIENCE_MS);
        waiting.set(id, (message) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(message);
        });
        send({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) });
      });
    },
  };
}

async function initialized(files: Input['files']): Promise<Served> {
  const server = serve(files);
  await server.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  server.send({ jsonrpc: '2.0', method: 'initialized', params: {} });
  return server;
}

const METHODS = [
  'textDocument/codeAction',
  'textDocument/hover',
  'textDocument/formatting',
  'textDocument/willSaveWaitUntil',
  'workspace/executeCommand',
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didSave',
  'textDocument/didClose',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'dockerlint/none',
  '$/cancelRequest',
  'constructor',
];
const VALUES: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  1e300,
  '',
  'file:///project/Dockerfile',
  'untitled:Untitled-1',
  'git:/project/Dockerfile?x',
  'file://%',
  [],
  {},
  [null],
  { uri: null },
  { uri: 'file:///project/Dockerfile' },
  { line: -1, character: 1e9 },
  { start: {}, end: null },
  true,
];

/** Requests with parameters that nobody should send, and bytes that are no messages. */
export const messages: Subject = {
  name: 'messages',
  make: (seeds, dice) => ({ files: { Dockerfile: dice.pick(seeds.cases).dockerfile }, numbers: [dice.below(2 ** 31)] }),
  async faultOf({ files, numbers: [seed = 0] = [] }) {
    const dice = diceOf(random(seed));
    const server = await initialized(files);
    server.send({
      jsonrpc: '2.0',
      method: 'textDocument/didOpen',
      params: { textDocument: { uri: 'file:///project/Dockerfile', languageId: 'dockerfile', version: 1, text: files['Dockerfile'] } },
    });
    for (let turn = 0; turn < 12; turn++) {
      const method = dice.pick(METHODS);
      const params = strange(dice, 0);
      if (/did|cancel/.test(method)) server.send({ jsonrpc: '2.0', method, params });
      else {
        const { error } = await server.request(method, params);
        if (error && /(?:Cannot read|is not (?:a function|iterable)|Iterator result|Cannot convert|undefined|of null|\bat \S+:\d+)/.test(error.message))
          return `${method} ${JSON.stringify(params)} is answered with ${error.message}`;
      }
    }
    if (dice.chance(0.3)) {
      server.sendBytes(
        Buffer.from(
          dice.pick([
            'garbage\r\n\r\n',
            'Content-Length: -1\r\n\r\n',
            `Content-Length: 3\r\n\r\n{"a`,
            'Content-Length: 99999999999\r\n\r\n',
            '\0'.repeat(5000),
          ]),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (server.broken() === undefined) return (await answers(server)) ? undefined : 'what is no message leaves it deaf';
      return undefined;
    }
    return (await answers(server)) ? undefined : 'it answers no more';
  },
};

async function answers(server: Served): Promise<boolean> {
  try {
    await server.request('textDocument/hover', { textDocument: { uri: 'file:///project/Dockerfile' }, position: { line: 0, character: 0 } });
    return true;
  } catch {
    return false;
  }
}

function strange(dice: Dice, depth: number): unknown {
  if (depth > 2 || dice.chance(0.3)) return dice.pick(VALUES);
  const keys = [
    'textDocument',
    'position',
    'range',
    'context',
    'options',
    'command',
    'arguments',
    'settings',
    'changes',
    'contentChanges',
    'uri',
    'text',
    'version',
    'id',
    'reason',
  ];
  const some = keys.filter(() => dice.chance(0.4));
  return Object.fromEntries(
    some.map((key) => [key, key === 'textDocument' && dice.chance(0.5) ? { uri: 'file:///project/Dockerfile' } : strange(dice, depth + 1)]),
  );
}

/** Edits of a document piece by piece: the findings are those of the whole text. */
export const editors: Subject = {
  name: 'editor',
  make(seeds, dice) {
    const one = dice.pick(seeds.cases);
    return {
      files: { ...Object.fromEntries(one.files ?? []), Dockerfile: one.dockerfile, other: dice.pick(seeds.cases).dockerfile },
      numbers: [dice.below(2 ** 31)],
    };
  },
  async faultOf({ files, numbers: [seed = 0] = [] }) {
    const dice = diceOf(random(seed));
    const { Dockerfile: first = '', other = '', ...context } = files;
    const server = await initialized({ ...context, Dockerfile: first });
    const uri = 'file:///project/Dockerfile';
    let document = TextDocument.create(uri, 'dockerfile', 1, first);
    server.send({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'dockerfile', version: 1, text: first } } });
    for (let turn = 0; turn < 6; turn++) {
      const changes = editsTo(document, mutant(document.getText(), other, dice), dice);
      document = TextDocument.update(document, changes, document.version + 1);
      server.send({ jsonrpc: '2.0', method: 'textDocument/didChange', params: { textDocument: { uri, version: document.version }, contentChanges: changes } });
      if (dice.chance(0.5))
        await server.request('textDocument/codeAction', {
          textDocument: { uri },
          range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
          context: { diagnostics: [] },
        });
    }
    const shown = await diagnosticsOf(server, uri, document.version);
    const settingsOf = (): typeof SETTINGS => SETTINGS;
    const texts = { ...context, Dockerfile: document.getText() };
    const {
      files: [fresh],
    } = lintProject(memoryFiles(texts), [`${ROOT}/Dockerfile`], RULES, COMPANIONS, { fix: 'none', cwd: ROOT, home: undefined, settingsOf });
    // an editor counts a lone carriage return as the end of a line
    const wanted = (fresh?.lint.findings ?? []).map(({ rule, range }) => `${rule} ${document.positionAt(range.start).line + 1}`).join('\n');
    return shown === wanted ? undefined : `shows\n${shown}\n--- for\n${wanted}\n--- in\n${document.getText()}`;
  },
};

/** One edit that makes a text another, as an editor sends it, or the whole text. */
function editsTo(
  document: TextDocument,
  after: string,
  dice: Dice,
): { range?: { start: { line: number; character: number }; end: { line: number; character: number } }; text: string }[] {
  const before = document.getText();
  if (dice.chance(0.2)) return [{ text: after }];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start] && before[start] !== '\r') start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end) && before.at(-1 - end) !== '\n') end++;
  return [{ range: { start: document.positionAt(start), end: document.positionAt(before.length - end) }, text: after.slice(start, after.length - end) }];
}

async function diagnosticsOf(server: Served, uri: string, version: number): Promise<string> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 10) {
    for (const { method, params } of server.notified) {
      if (method !== 'textDocument/publishDiagnostics' || typeof params !== 'object' || params === null) continue;
      if (Reflect.get(params, 'uri') !== uri || Reflect.get(params, 'version') !== version) continue;
      const diagnostics: readonly { readonly code: string; readonly range: { readonly start: { readonly line: number } } }[] = Reflect.get(
        params,
        'diagnostics',
      );
      return diagnostics.map(({ code, range }) => `${code} ${range.start.line + 1}`).join('\n');
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return 'nothing';
}
