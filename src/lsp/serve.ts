import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { ServerHost } from './host.ts';
import { startServer } from './server.ts';

/** Runs the language server on standard input and output. The process ends when the editor ends the server. */
export function serve(host: ServerHost): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  startServer(connection, host);
  connection.listen();
}
