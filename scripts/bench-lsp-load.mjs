#!/usr/bin/env node
// What does the language server need for many open documents and a long day of typing?
//
//   npm run build && node scripts/bench-lsp-load.mjs [--documents 100] [--edits 10000] [--cli dist/cli.cjs]
//
// Opens the documents, types into one after the other, asks for a hover and for code actions now and then, and prints memory and waiting times.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { connect } from './bench/editor.mjs';
import { root } from './source.mjs';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '100' },
    edits: { type: 'string', default: '10000' },
    cli: { type: 'string', default: path.join(root, 'dist/cli.cjs') },
  },
});
const [documents, edits] = [Number(values.documents), Number(values.edits)];
const text = readFileSync(path.join(root, 'scripts/bench/sample.Dockerfile'), 'utf8');
const client = connect([process.execPath, values.cli, 'lsp', '--stdio']);
const uriOf = (index) => pathToFileURL(`/tmp/dockerlint-load/${index}/Dockerfile`).href;
/** Resident memory of the server in MB, and the CPU that it has taken in seconds; Linux only. */
const usage = () => {
  const [, rss] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${client.pid}/status`, 'utf8'));
  const [user, system] = readFileSync(`/proc/${client.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13);
  return `${Math.round(Number(rss) / 1024)} MB, ${((Number(user) + Number(system)) / 100).toFixed(1)} s CPU`;
};
const edge = { line: 0, character: 0 };
const waits = { hover: [], codeAction: [] };
const ask = async (method, params) => {
  const started = performance.now();
  await client.request(`textDocument/${method}`, params);
  waits[method].push(performance.now() - started);
};

await client.request('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
client.notify('initialized', {});
console.log(`started: ${usage()}`);
for (let index = 0; index < documents; index++)
  client.notify('textDocument/didOpen', { textDocument: { uri: uriOf(index), languageId: 'dockerfile', version: 1, text } });
await ask('hover', { textDocument: { uri: uriOf(documents - 1) }, position: { line: 1, character: 5 } });
console.log(`${documents} documents open: ${usage()}`);
const versions = new Array(documents).fill(1);
for (let turn = 0; turn < edits; turn++) {
  // a person types some dozen characters before going elsewhere
  const index = Math.floor(turn / 40) % documents;
  const textDocument = { uri: uriOf(index), version: ++versions[index] };
  const at = { line: 1, character: 0 };
  // every second edit takes back what the one before has typed
  const change = turn % 2 === 0 ? { range: { start: at, end: at }, text: '#' } : { range: { start: at, end: { line: 1, character: 1 } }, text: '' };
  client.notify('textDocument/didChange', { textDocument, contentChanges: [change] });
  if (turn % 10 === 0) await ask('hover', { textDocument, position: { line: 1, character: 5 } });
  if (turn % 50 === 0) await ask('codeAction', { textDocument, range: { start: edge, end: edge }, context: { diagnostics: [] } });
}
await ask('hover', { textDocument: { uri: uriOf(0) }, position: edge });
console.log(`${edits} edits: ${usage()}`);
for (const [method, times] of Object.entries(waits)) {
  times.sort((a, b) => a - b);
  console.log(
    `${method}: median ${times[times.length >> 1].toFixed(1)} ms, 95% ${times[Math.floor(times.length * 0.95)].toFixed(1)} ms, most ${times.at(-1).toFixed(1)} ms of ${times.length}`,
  );
}
client.end();
