// Run by packed-extension.test.ts: starts the packed extension, with the client library and the server that are packed with it, against a
// stand-in for the editor, and prints what the editor was shown. Words: the extension's main file, a Dockerfile.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const [main, dockerfile] = process.argv.slice(2);
const disposable = () => ({ dispose() {} });
const say = async (message) => void shown.messages.push(message);
/** What is not written out does nothing. */
const lenient = (known) => new Proxy(known, { get: (target, key) => (key in target ? target[key] : key === 'then' ? undefined : disposable) });
const uriOf = (fsPath) => ({ scheme: 'file', authority: '', path: fsPath, query: '', fragment: '', fsPath, toString: () => `file://${fsPath}` });

const shown = { item: {}, messages: [], diagnostics: [] };
const document = { uri: uriOf(dockerfile), languageId: 'dockerfile', version: 1, fileName: dockerfile, getText: () => readFileSync(dockerfile, 'utf8') };

class Plain {
  constructor(...values) {
    this.values = values;
  }
}
class Kind {
  static Empty = new Kind();
  append() {
    return this;
  }
}
class EventEmitter {
  #listeners = [];
  event = (listener, self) => {
    this.#listeners.push(listener.bind(self));
    return disposable();
  };
  fire(event) {
    for (const listener of this.#listeners) listener(event);
  }
  dispose() {}
}
class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: disposable };
  dispose() {}
}
const PLAIN = [
  ...['CallHierarchyItem', 'CancellationError', 'CodeAction', 'CodeLens', 'CompletionItem', 'Diagnostic', 'DocumentLink', 'InlayHint', 'Location'],
  ...['Position', 'Range', 'SymbolInformation', 'TypeHierarchyItem', 'DiagnosticRelatedInformation'],
];

const vscode = {
  ...Object.fromEntries(PLAIN.map((name) => [name, class extends Plain {}])),
  version: '1.100.0',
  CancellationTokenSource,
  CodeActionKind: Kind,
  EventEmitter,
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  LanguageStatusSeverity: { Information: 0, Warning: 1, Error: 2 },
  LogLevel: { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 },
  Uri: { file: uriOf, parse: (text) => uriOf(text.replace('file://', '')) },
  env: lenient({ appName: 'stand-in', language: 'en' }),
  commands: lenient({}),
  languages: lenient({
    match: () => 1,
    createLanguageStatusItem: () => shown.item,
    getDiagnostics: () => [],
    createDiagnosticCollection: () => lenient({ set: (_uri, diagnostics) => finish(diagnostics) }),
  }),
  window: lenient({
    tabGroups: lenient({ all: [] }),
    visibleTextEditors: [],
    activeTextEditor: { document },
    createOutputChannel: () => lenient({ logLevel: 3, onDidChangeLogLevel: disposable, error: say }),
    showErrorMessage: say,
    showWarningMessage: say,
    showInformationMessage: say,
  }),
  workspace: lenient({
    isTrusted: true,
    textDocuments: [document],
    notebookDocuments: [],
    workspaceFolders: [{ uri: uriOf(path.dirname(dockerfile)), name: 'project', index: 0 }],
    getConfiguration: () => ({ get: (_key, otherwise) => otherwise }),
    createFileSystemWatcher: () => lenient({ onDidCreate: disposable, onDidChange: disposable, onDidDelete: disposable }),
  }),
};

const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));
const extension = require(main);
const activated = extension.activate({ extensionPath: path.dirname(path.dirname(main)), subscriptions: [] });
// a server that does not start publishes nothing
const timer = setTimeout(() => finish([]), 15_000);

async function finish(diagnostics) {
  clearTimeout(timer);
  await activated;
  shown.diagnostics = diagnostics.map((one) => ({
    rule: one.code.value,
    message: one.values[1],
    related: one.relatedInformation.map((each) => each.values[1]),
  }));
  console.log(JSON.stringify(shown));
  await extension.deactivate();
  process.exit(0);
}
