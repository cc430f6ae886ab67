import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { ExecuteCommandRequest, LanguageClient, type LanguageClientOptions, type ServerOptions, State, TransportKind } from 'vscode-languageclient/node';
import { chooseServer, type ServerProgram } from './server-program.ts';
import { type ServerState, statusOf } from './status.ts';

/** Dockerfiles are linted; Compose files and workflows are only shown to the server, so that it knows their unsaved text. */
const DOCKERFILE = [
  { language: 'dockerfile', scheme: 'file' },
  { language: 'dockerfile', scheme: 'untitled' },
];
const COMPANIONS = ['dockercompose', 'yaml', 'github-actions-workflow'].map((language) => ({ language, scheme: 'file' }));

/** Settings that decide which server runs: a change of one starts it anew. */
const START_SETTINGS = ['dockerlint.path', 'dockerlint.importStrategy'];

let client: LanguageClient | undefined;

/** Starts the language server and everything that shows what it finds. Called by VS Code when the first Dockerfile is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('dockerlint', { log: true });
  const item = vscode.languages.createLanguageStatusItem('dockerlint', DOCKERFILE);
  item.name = 'dockerlint';
  item.command = { title: 'Show output', command: 'dockerlint.showOutput' };
  let server: ServerState = { state: 'starting', origin: '', version: '' };

  const show = (change: Partial<ServerState> = {}): void => {
    server = { ...server, ...change };
    const uri = vscode.window.activeTextEditor?.document.uri;
    const own = uri ? vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'dockerlint') : [];
    const { text, detail, severity } = statusOf(server, own.map(levelOf));
    item.text = text;
    item.detail = detail;
    item.severity = {
      error: vscode.LanguageStatusSeverity.Error,
      warning: vscode.LanguageStatusSeverity.Warning,
      information: vscode.LanguageStatusSeverity.Information,
    }[severity];
  };

  const start = async (): Promise<void> => {
    const program = programToRun(context);
    show({ state: 'starting', origin: program.origin });
    output.info(`starting ${program.kind === 'module' ? program.module : program.command}`);
    const started = new LanguageClient('dockerlint', 'dockerlint', serverOptions(program), clientOptions(output));
    client = started;
    started.onDidChangeState(({ newState }) => {
      if (client === started) show({ state: newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped' });
    });
    try {
      await started.start();
      show({ state: 'running', version: started.initializeResult?.serverInfo?.version ?? '' });
    } catch (error) {
      show({ state: 'stopped' });
      output.error(`the language server did not start: ${error instanceof Error ? error.message : 'unknown error'}`);
    }
  };
  const restart = async (): Promise<void> => {
    await stop();
    await start();
  };

  context.subscriptions.push(
    output,
    item,
    vscode.commands.registerCommand('dockerlint.showOutput', () => output.show()),
    vscode.commands.registerCommand('dockerlint.restart', restart),
    vscode.commands.registerCommand('dockerlint.fix', () => runOnActive('dockerlint.fixAll', 'safe')),
    vscode.commands.registerCommand('dockerlint.fixUnsafe', () => runOnActive('dockerlint.fixAll', 'unsafe')),
    vscode.commands.registerCommand('dockerlint.applyCompanions', () => runOnActive('dockerlint.applyCompanionEdits')),
    vscode.commands.registerCommand('dockerlint.showBuildCommand', showBuildCommand),
    vscode.languages.onDidChangeDiagnostics(() => show()),
    vscode.window.onDidChangeActiveTextEditor(() => show()),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((event) => (START_SETTINGS.some((setting) => event.affectsConfiguration(setting)) ? restart() : undefined)),
  );
  await start();
}

/** Stops the server. Called by VS Code when it closes or the extension is turned off. */
export async function deactivate(): Promise<void> {
  await stop();
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  try {
    await running?.dispose();
  } catch {
    // a server that never started, or already ended, has nothing to stop
  }
}

function programToRun(context: vscode.ExtensionContext): ServerProgram {
  const settings = vscode.workspace.getConfiguration('dockerlint');
  return chooseServer({
    path: settings.get('path', ''),
    importStrategy: settings.get('importStrategy') === 'useBundled' ? 'useBundled' : 'fromEnvironment',
    trusted: vscode.workspace.isTrusted,
    folders: (vscode.workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file').map((folder) => folder.uri.fsPath),
    bundled: path.join(context.extensionPath, 'server', 'cli.cjs'),
    exists: existsSync,
  });
}

function serverOptions(program: ServerProgram): ServerOptions {
  if (program.kind === 'module') return { module: program.module, args: ['lsp'], transport: TransportKind.stdio };
  return { command: program.command, args: ['lsp'], transport: TransportKind.stdio };
}

function clientOptions(output: vscode.LogOutputChannel): LanguageClientOptions {
  return { documentSelector: [...DOCKERFILE, ...COMPANIONS], outputChannel: output, initializationOptions: vscode.workspace.getConfiguration('dockerlint') };
}

function levelOf(diagnostic: vscode.Diagnostic): 'error' | 'warning' | 'information' {
  if (diagnostic.severity === vscode.DiagnosticSeverity.Error) return 'error';
  return diagnostic.severity === vscode.DiagnosticSeverity.Warning ? 'warning' : 'information';
}

/** Runs a command of the server for the Dockerfile in the active editor; its answer, undefined where there is none. */
async function runOnActive(command: string, ...words: readonly string[]): Promise<unknown> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'dockerfile') {
    vscode.window.showInformationMessage('Open a Dockerfile first');
    return undefined;
  }
  if (client?.state !== State.Running) {
    vscode.window.showWarningMessage('The dockerlint language server does not run: see its output');
    return undefined;
  }
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [document.uri.toString(), ...words] });
}

/** Shows the command that builds the Dockerfile with its secrets, ready to copy. */
async function showBuildCommand(): Promise<void> {
  const answer = await runOnActive('dockerlint.buildCommand');
  if (typeof answer !== 'string') return;
  if ((await vscode.window.showInformationMessage(answer, 'Copy')) === 'Copy') await vscode.env.clipboard.writeText(answer);
}
