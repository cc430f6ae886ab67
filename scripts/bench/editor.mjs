// How long does an editor wait for the fixes on save? Used by ../bench.mjs and ../bench-lsp-load.mjs.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const PATIENCE_MS = 10_000;

/** The text with a comment in the middle whose length changes from turn to turn. */
function changed(text, turn) {
  const middle = text.indexOf('\n#', text.length / 2) + 1;
  return `${text.slice(0, middle)}# ${'typed '.repeat(8 + (turn % 7))}\n${text.slice(middle)}`;
}

/** A language client of a few lines over the standard streams of `command`; `pid` is that of the server. */
export function connect(command) {
  const server = spawn(command[0], command.slice(1), { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let last = 0;
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  server.stdin.on('error', () => {});
  server.stdout.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const end = received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, end).toString())?.[1]);
      if (received.length < end + 4 + length) return;
      const message = JSON.parse(received.subarray(end + 4, end + 4 + length).toString());
      received = received.subarray(end + 4 + length);
      if (message.method && message.id !== undefined)
        send({ id: message.id, result: message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null });
      else waiting.get(message.id)?.(message.result);
    }
  });
  return {
    notify: (method, params) => send({ method, params }),
    request: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), PATIENCE_MS);
        waiting.set(id, (result) => {
          clearTimeout(timer);
          resolve(result);
        });
        send({ id, method, params });
      }),
    pid: server.pid,
    end: () => server.kill(),
  };
}

/**
 * Milliseconds that `source.fixAll.dockerlint` takes right after a change in the middle of the text, which moves all that stands below, beyond
 * an empty request: for each text the first one as it is, and the median and the 95th percentile of `turns` that follow `warm` others, during which V8
 * still compiles. Throws where no server answers.
 */
export async function benchServer(command, texts, { warm = 100, turns = 100 } = {}) {
  const client = connect(command);
  try {
    await client.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    client.notify('initialized', {});
    const results = [];
    for (const [index, text] of texts.entries()) {
      const textDocument = { uri: pathToFileURL(`/tmp/dockerlint-bench-${index}/Dockerfile`).href, version: 1 };
      client.notify('textDocument/didOpen', { textDocument: { ...textDocument, languageId: 'dockerfile', text } });
      const times = [];
      let first;
      for (let turn = 0; turn < warm + turns; turn++) {
        const asked = performance.now();
        await client.request('dockerlint/nothing', null);
        const idle = performance.now();
        client.notify('textDocument/didChange', { textDocument: { ...textDocument, version: turn + 2 }, contentChanges: [{ text: changed(text, turn) }] });
        const edge = { line: 0, character: 0 };
        const actions = await client.request('textDocument/codeAction', {
          textDocument,
          range: { start: edge, end: edge },
          context: { diagnostics: [], only: ['source.fixAll.dockerlint'] },
        });
        if (!actions?.length) throw new Error('the server offers no fix');
        const time = performance.now() - idle;
        // the first empty request also waits for the findings of the opened text
        first ??= time;
        if (turn >= warm) times.push(time - (idle - asked));
      }
      times.sort((a, b) => a - b);
      results.push({ first, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)] });
    }
    return results;
  } finally {
    client.end();
  }
}
