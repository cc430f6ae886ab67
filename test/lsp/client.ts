import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterAll } from '@jest/globals';
import type { ClientCapabilities, CodeAction, Diagnostic, Hover, InitializeResult, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What the client announces unless a test says otherwise: a modern editor. */
export const MODERN: ClientCapabilities = {
  workspace: {
    configuration: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ['create'] },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    synchronization: { willSaveWaitUntil: true },
    formatting: { dynamicRegistration: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  window: { showDocument: { support: true } },
};

/** A project on disk for one test, with what the files hold by their relative paths. */
export function projectOf(files: { readonly [path: string]: string }): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'dockerlint-lsp-')));
  mkdirSync(path.join(folder, '.git'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

/** A document as the client holds it. */
export interface OpenDocument {
  readonly uri: string;
  text(): string;
  /** Replaces the first occurrence of `old`, as an editor sends it: the range and its new text. */
  replace(old: string, text: string): Promise<void>;
  /** Replaces the whole text. */
  set(text: string): Promise<void>;
  apply(edits: readonly TextEdit[]): Promise<void>;
  /** The diagnostics for the text as it is now. */
  diagnostics(): Promise<readonly Diagnostic[]>;
  /** The next diagnostics for the text as it is now that satisfy `test`. */
  diagnosticsWhere(test: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  actions(line: number, character: number, only?: readonly string[]): Promise<readonly CodeAction[]>;
  hover(line: number, character: number): Promise<Hover | null>;
  /** Closes it, and returns the diagnostics that it has then. */
  close(): Promise<readonly Diagnostic[]>;
}

export interface Client {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  readonly messages: string[];
  readonly log: string[];
  /** Every method that the server registered and did not take back. */
  readonly registered: Set<string>;
  readonly watched: string[];
  readonly appliedEdits: WorkspaceEdit[];
  readonly shown: string[];
  settings: { readonly [key: string]: unknown };
  /** The title of the action that the client chooses when it is asked. */
  choice: string | undefined;
  open(file: string, text: string, languageId?: string): Promise<OpenDocument>;
  execute(command: string, ...words: readonly unknown[]): Promise<unknown>;
  /** Asks the server to end; its exit code where it is a process. */
  end(): Promise<number | null>;
}

const servers = new Set<ChildProcess>();

/** A server that a failed test leaves behind would keep the test run alive for ever. */
afterAll(() => {
  for (const server of servers) server.kill('SIGKILL');
});

/** A client of a server process: `node cli.cjs lsp --stdio`. */
export async function startClient(cli: string, folder: string, capabilities: ClientCapabilities = MODERN, initializationOptions?: unknown): Promise<Client> {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  servers.add(server);
  const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
  return connect(server.stdout, server.stdin, folder, capabilities, initializationOptions, () => ended, server);
}

/** A client over any pair of streams. */
export async function connect(
  input: Readable,
  output: Writable,
  folder: string,
  capabilities: ClientCapabilities,
  initializationOptions: unknown,
  ended: () => Promise<number | null>,
  server?: ChildProcess,
): Promise<Client> {
  const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const published = new Map<string, { version: number | undefined; diagnostics: readonly Diagnostic[] }>();
  const waiting = new Set<() => void>();
  const client: Omit<Client, 'initialized'> & { settings: Client['settings'] } = {
    connection,
    messages: [],
    log: [],
    registered: new Set(),
    watched: [],
    appliedEdits: [],
    shown: [],
    settings: {},
    choice: undefined,
    open,
    execute: (command, ...words) => connection.sendRequest('workspace/executeCommand', { command, arguments: words }),
    async end() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await ended();
      connection.dispose();
      server?.kill();
      return code;
    },
  };
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) => {
    published.set(uri, { version, diagnostics });
    for (const look of [...waiting]) look();
  });
  connection.onNotification('window/logMessage', ({ message }) => void client.log.push(message));
  connection.onNotification('window/showMessage', ({ message }) => void client.messages.push(message));
  connection.onRequest('window/showMessageRequest', ({ message, actions }) => {
    client.messages.push(message);
    return actions?.find((action: { title: string }) => action.title === client.choice) ?? null;
  });
  connection.onRequest('window/showDocument', ({ uri }) => ({ success: client.shown.push(uri) > 0 }));
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => client.settings));
  connection.onRequest('workspace/applyEdit', ({ edit }) => ({ applied: client.appliedEdits.push(edit) > 0 }));
  connection.onRequest('client/registerCapability', ({ registrations }) => {
    for (const { method, registerOptions } of registrations) {
      client.registered.add(method);
      for (const { globPattern } of registerOptions?.watchers ?? []) client.watched.push(globPattern);
    }
    return null;
  });
  connection.onRequest('client/unregisterCapability', ({ unregisterations }) => {
    for (const { method } of unregisterations) client.registered.delete(method);
    return null;
  });
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    // a server in this process must not watch it
    processId: server ? process.pid : null,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'project' }],
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  return Object.assign(client, { initialized });

  async function open(file: string, text: string, languageId = 'dockerfile'): Promise<OpenDocument> {
    const uri = file.includes(':') ? file : pathToFileURL(path.join(folder, file)).href;
    let document = TextDocument.create(uri, languageId, 1, text);
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });

    async function change(contentChanges: { range?: TextEdit['range']; text: string }[]): Promise<void> {
      document = TextDocument.update(document, contentChanges, document.version + 1);
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: document.version }, contentChanges });
    }

    function publishedFor(version: number | undefined, test: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no such diagnostics: ${JSON.stringify(published.get(uri))}; log: ${client.log.join('\n')}`)), 8000);
        const look = (): void => {
          const known = published.get(uri);
          if (!known || known.version !== version || !test(known.diagnostics)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(known.diagnostics);
        };
        waiting.add(look);
        look();
      });
    }

    return {
      uri,
      text: () => document.getText(),
      replace(old, replacement) {
        const start = document.getText().indexOf(old);
        if (start < 0) throw new Error(`"${old}" does not stand in the document`);
        return change([{ range: { start: document.positionAt(start), end: document.positionAt(start + old.length) }, text: replacement }]);
      },
      set: (whole) => change([{ text: whole }]),
      apply: (edits) =>
        change(
          [...edits]
            .sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start))
            .map(({ range, newText }) => ({ range, text: newText })),
        ),
      diagnostics: () => publishedFor(document.version, () => true),
      diagnosticsWhere: (test) => publishedFor(document.version, test),
      actions: (line, character, only) =>
        connection.sendRequest('textDocument/codeAction', {
          textDocument: { uri },
          range: { start: { line, character }, end: { line, character } },
          context: { diagnostics: [], ...(only ? { only } : {}) },
        }),
      hover: (line, character) => connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character } }),
      async close() {
        await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
        return publishedFor(undefined, () => true);
      },
    };
  }
}

/** The edits that a workspace edit makes in one document, whichever form it has. */
export function editsOf(edit: WorkspaceEdit | undefined, uri: string): readonly TextEdit[] {
  const changes = (edit?.documentChanges ?? []).flatMap((change) => ('edits' in change && change.textDocument.uri === uri ? change.edits : []));
  return [...changes.flatMap((each) => ('newText' in each ? [each] : [])), ...(edit?.changes?.[uri] ?? [])];
}
