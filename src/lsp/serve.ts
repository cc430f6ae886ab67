import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { ServerHost } from './host.ts';
import { startServer } from './server.ts';

/** Runs the language server on standard input and output until the editor ends it, which also ends the process. */
export function serve(host: ServerHost): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer(connection, host);
  connection.listen();
}
