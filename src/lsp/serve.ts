import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { framedInput } from './framing.ts';
import type { ServerHost } from './host.ts';
import { startServer } from './server.ts';

/**
 * Runs the language server on standard input and output. The process ends when the editor ends the server, or with status 1 and a line on standard error
 * where the editor sends what is no message.
 */
export function serve(host: ServerHost): void {
  const input = framedInput();
  input.on('error', (error) => {
    process.stderr.write(`dockerlint: the editor sent ${error.message}\n`);
    process.exit(1);
  });
  const connection = createConnection(ProposedFeatures.all, process.stdin.pipe(input), process.stdout);
  startServer(connection, host);
  connection.listen();
}
