import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { framedInput } from '../../src/lsp/framing.ts';

/** What comes out of the chunks, and the error that ends it. */
async function through(chunks: readonly Buffer[]): Promise<{ readonly text: string; readonly error: string | undefined }> {
  const input = framedInput();
  const out: Buffer[] = [];
  let error: string | undefined;
  input.on('data', (data: Buffer) => {
    out.push(data);
  });
  input.on('error', (reason) => {
    error = reason.message;
  });
  for (const chunk of chunks) if (error === undefined) input.write(chunk);
  await new Promise((resolve) => setImmediate(resolve));
  return { text: Buffer.concat(out).toString(), error };
}

const message = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('messages to the language server', () => {
  const whole = `${message('{"a":"ä"}')}Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n${message('')}${message('{"b":"\\r\\n\\r\\n"}')}`;

  test.each([1, 3, 7, 1000])('come out as they went in, in pieces of %d bytes', async (size) => {
    const bytes = Buffer.from(whole);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
    expect(await through(chunks)).toEqual({ text: whole, error: undefined });
  });

  test.each([
    'hello\r\n\r\n',
    'Content-Length: -5\r\n\r\n',
    'Content-Length: 99999999999999\r\n\r\n',
    'Content-Length: 1e3\r\n\r\n',
    'Content-Type: a\r\n\r\n',
    'x'.repeat(5000),
  ])('%j ends it', async (bad) => {
    const { error } = await through([Buffer.from(message('{}')), Buffer.from(bad)]);
    expect(error).toMatch(/^(?:a message whose header has no valid length|text that is not the header of a message)$/);
  });
});
