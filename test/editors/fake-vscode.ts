import { jest } from '@jest/globals';

/** What the extension did to the editor, and what the editor answers it. */
export interface FakeEditor {
  readonly commands: Map<string, (...words: readonly unknown[]) => unknown>;
  readonly messages: string[];
  readonly item: { text: string; detail: string; severity: string };
  settings: { readonly [key: string]: unknown };
  trusted: boolean;
  active: { readonly languageId: string; readonly uri: string } | undefined;
  diagnostics: readonly { readonly source: string; readonly severity: number }[];
  answer: string | undefined;
  clipboard: string;
  fire(event: 'diagnostics' | 'trust' | 'configuration', setting?: string): unknown;
}

/** What the language client was asked for. */
export interface FakeClients {
  readonly started: { readonly server: unknown; readonly options: unknown }[];
  readonly requests: unknown[];
  disposed: number;
  failToStart: boolean;
  answerRequest: unknown;
}

/** Puts stand-ins for `vscode` and `vscode-languageclient/node` in place; to be called before the extension is imported. */
export function fakeVscode(): { editor: FakeEditor; clients: FakeClients; context: unknown } {
  const listeners = new Map<string, (event: unknown) => unknown>();
  const listen = (name: string) => (listener: (event: unknown) => unknown) => {
    listeners.set(name, listener);
    return { dispose: () => listeners.delete(name) };
  };
  const editor: FakeEditor = {
    commands: new Map(),
    messages: [],
    item: { text: '', detail: '', severity: '' },
    settings: {},
    trusted: true,
    active: undefined,
    diagnostics: [],
    answer: undefined,
    clipboard: '',
    fire: (event, setting) => listeners.get(event)?.({ affectsConfiguration: (name: string) => name === setting }),
  };
  const show = async (message: string): Promise<string | undefined> => {
    editor.messages.push(message);
    return editor.answer;
  };
  jest.unstable_mockModule(
    'vscode',
    () => ({
      DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
      LanguageStatusSeverity: { Information: 'information', Warning: 'warning', Error: 'error' },
      env: { clipboard: { writeText: async (text: string) => (editor.clipboard = text) } },
      commands: {
        registerCommand: (name: string, run: () => unknown) => {
          if (editor.commands.has(name)) throw new Error(`${name} is there already`);
          editor.commands.set(name, run);
          return { dispose: () => editor.commands.delete(name) };
        },
      },
      languages: {
        createLanguageStatusItem: () => editor.item,
        getDiagnostics: () => editor.diagnostics,
        onDidChangeDiagnostics: listen('diagnostics'),
      },
      window: {
        get activeTextEditor() {
          return editor.active && { document: { languageId: editor.active.languageId, uri: { toString: () => editor.active?.uri } } };
        },
        createOutputChannel: () => ({
          info: () => undefined,
          error: (line: string) => editor.messages.push(line),
          show: () => editor.messages.push('(output shown)'),
        }),
        showInformationMessage: show,
        showWarningMessage: show,
        onDidChangeActiveTextEditor: listen('active'),
      },
      workspace: {
        get isTrusted() {
          return editor.trusted;
        },
        workspaceFolders: [{ uri: { scheme: 'file', fsPath: '/project' } }],
        getConfiguration: () => ({ ...editor.settings, get: (key: string, otherwise?: unknown) => editor.settings[key] ?? otherwise }),
        onDidGrantWorkspaceTrust: listen('trust'),
        onDidChangeConfiguration: listen('configuration'),
      },
    }),
    { virtual: true },
  );
  const clients: FakeClients = { started: [], requests: [], disposed: 0, failToStart: false, answerRequest: undefined };
  const State = { Stopped: 1, Starting: 3, Running: 2 };
  class LanguageClient {
    state = State.Stopped;
    initializeResult = { serverInfo: { name: 'dockerlint', version: '1.2.3' } };
    readonly #listeners: ((event: { newState: number }) => void)[] = [];

    constructor(_id: string, _name: string, server: unknown, options: unknown) {
      clients.started.push({ server, options });
    }

    onDidChangeState(listener: (event: { newState: number }) => void): void {
      this.#listeners.push(listener);
    }

    async start(): Promise<void> {
      if (clients.failToStart) throw new Error('no such file');
      this.state = State.Running;
      for (const listener of this.#listeners) listener({ newState: State.Running });
    }

    async dispose(): Promise<void> {
      clients.disposed++;
      this.state = State.Stopped;
    }

    async sendRequest(_type: unknown, request: unknown): Promise<unknown> {
      clients.requests.push(request);
      return clients.answerRequest;
    }
  }
  jest.unstable_mockModule('vscode-languageclient/node', () => ({
    ExecuteCommandRequest: { type: 'workspace/executeCommand' },
    LanguageClient,
    State,
    TransportKind: { stdio: 0, ipc: 1 },
  }));
  return { editor, clients, context: { extensionPath: '/extension', subscriptions: [] } };
}
