import {
  type Connection,
  createConnection,
  ProposedFeatures,
  type ResponseMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { visible } from '../text/visible.ts';
import { checkedReader } from './checked-reader.ts';
import { framedInput } from './framing.ts';
import type { ServerHost } from './host.ts';
import type { EditorConnection } from './protocol/editor-connection.ts';
import { startServer } from './server.ts';

/**
 * Runs the language server on standard input and output. The process ends when the editor ends the server. It ends with status 1 and a line on standard error
 * if the editor sends an invalid message. A message with invalid parameters is answered with an error that names the mistake.
 */
export function serve(host: ServerHost): void {
  const connection = serveStreams(host, process.stdin, process.stdout, (reason) => {
    process.stderr.write(`dockerlint: the editor sent ${reason}\n`);
    process.exit(1);
  });
  let isShutDown = false;
  connection.onShutdown(() => {
    isShutDown = true;
  });
  // https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#exit
  for (const end of ['end', 'close']) process.stdin.on(end, () => process.exit(isShutDown ? 0 : 1));
}

/** The same on any pair of streams. `onBroken` is called when no further message can be read. */
export function serveStreams(host: ServerHost, from: NodeJS.ReadableStream, to: NodeJS.WritableStream, onBroken: (reason: string) => void): Connection {
  const input = framedInput();
  input.on('error', (error) => onBroken(error.message));
  const writer = new StreamMessageWriter(to);
  const reader = checkedReader(new StreamMessageReader(from.pipe(input)), ({ id, code, message }) => {
    const answer: ResponseMessage = { jsonrpc: '2.0', id: id ?? null, error: { code, message } };
    if (id !== undefined) void writer.write(answer);
    else shown.console.error(visible(`dockerlint: ${message}`, []));
  });
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  const shown: EditorConnection = connection;
  startServer(connection, host);
  connection.listen();
  return connection;
}
