import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { main } from '../../src/cli/main.ts';
import { agentServer } from '../../src/cli/mcp/mcp-command.ts';
import { builtCli } from '../harness/built-cli.ts';
import { PLACEMENTS } from '../harness/placements.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';
import { shows } from '../harness/shows.ts';
import { mixed } from '../knowledge/secrets/token-shapes.cases.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const FIXED = '# syntax=docker/dockerfile:1\nFROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
const COMPOSE = 'services:\n  web:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n';
const OPENING = {
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a test', version: '1' } },
};

/** An agent that talks to a server in this process. */
async function connect(cwd: string): Promise<Agent> {
  const [to, from] = [new PassThrough(), new PassThrough()];
  const silent = { isTTY: false, columns: undefined, write: () => expect('the command line').toBe('silent'), writeDocument: () => undefined };
  const io = { cwd, env: { HOME: '/home/someone' }, stdin: async () => Buffer.from(''), stdout: silent, stderr: silent };
  const server = agentServer(io, main);
  await server.connect(new StdioServerTransport(to, from));
  const waiting = new Map<number, (message: Message) => void>();
  let text = '';
  from.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const message: Message = JSON.parse(text.slice(0, end));
      text = text.slice(end + 1);
      waiting.get(message.id)?.(message);
    }
  });
  let last = 0;
  const ask = async (method: string, params: object): Promise<Message> => {
    last += 1;
    to.write(`${JSON.stringify({ jsonrpc: '2.0', id: last, method, params })}\n`);
    return await new Promise((resolve) => waiting.set(last, resolve));
  };
  await ask(OPENING.method, OPENING.params);
  to.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  return {
    ask,
    async call(name, input = {}) {
      const { result, error } = await ask('tools/call', { name, arguments: input });
      return { text: result?.content?.map((part) => part.text).join('') ?? `${error?.message}`, isError: error !== undefined || result?.isError === true };
    },
    close: () => server.close(),
  };
}

interface Message {
  readonly id: number;
  readonly result?: {
    readonly content?: readonly { readonly text: string }[];
    readonly isError?: boolean;
    readonly instructions?: string;
    readonly tools?: readonly { readonly name: string; readonly annotations: object; readonly inputSchema: { readonly properties: object } }[];
  };
  readonly error?: { readonly message: string };
}
interface Agent {
  ask(method: string, params: object): Promise<Message>;
  call(name: string, input?: object): Promise<{ readonly text: string; readonly isError: boolean }>;
  close(): Promise<void>;
}

let scratch: Scratch;
let agent: Agent;
beforeEach(async () => {
  scratch = scratchFolder();
  scratch.write({ Dockerfile: LEAKING, 'compose.yaml': COMPOSE });
  agent = await connect(scratch.folder);
});
afterEach(async () => {
  await agent.close();
  scratch.remove();
});

const read = (name: string): string => readFileSync(path.join(scratch.folder, name), 'utf8');

describe('the server for agents', () => {
  test('offers four tools, of which one writes', async () => {
    const { result } = await agent.ask('tools/list', {});
    const tools = result?.tools ?? [];
    expect(tools.map(({ name, inputSchema }) => [name, Object.keys(inputSchema.properties)])).toEqual([
      ['lint', ['folder', 'paths', 'text', 'filename']],
      ['fix', ['folder', 'paths', 'unsafe', 'write']],
      ['build_command', ['folder', 'paths']],
      ['explain', ['name']],
    ]);
    expect(tools.filter(({ annotations }) => !('readOnlyHint' in annotations) || annotations.readOnlyHint !== true).map(({ name }) => name)).toEqual(['fix']);
  });

  test('lints files, and a text that is not saved', async () => {
    const found = await agent.call('lint');
    expect(found).toMatchObject({ isError: false, text: expect.stringContaining('read by npm ci (line 3)') });
    const text = 'FROM node:22\nARG PIP_INDEX_PASSWORD=a\nRUN pip install x\n';
    expect((await agent.call('lint', { text, filename: 'api/Dockerfile' })).text).toContain('api/Dockerfile\n  2 │ ARG PIP_INDEX_PASSWORD');
    expect((await agent.call('lint', { text: 'FROM node:22\n' })).text).toBe('no problems in 1 file\n');
  });

  test('shows what a fix changes, and makes it only where it is told to', async () => {
    const { text, isError } = await agent.call('fix');
    expect(isError).toBe(false);
    for (const line of ['-ARG NPM_TOKEN', '+RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci', '+        - NPM_TOKEN'])
      expect(text.split('\n')).toContain(line);
    expect([read('Dockerfile'), read('compose.yaml')]).toEqual([LEAKING, COMPOSE]);

    expect((await agent.call('build_command')).text).toContain('takes no secret before dockerlint --fix');
    expect((await agent.call('fix', { write: true })).text).toContain('## dockerlint: 1 fixed');
    expect(read('Dockerfile')).toBe(FIXED);
    expect(read('compose.yaml')).toContain('environment: NPM_TOKEN');
    expect((await agent.call('build_command')).text).toBe('docker buildx build --secret id=NPM_TOKEN .\n');
  });

  test('offers unsafe fixes where it is asked for them', async () => {
    scratch.write({ Dockerfile: 'FROM node:22\nARG API_TOKEN\nRUN touch "$API_TOKEN" && ./render --token pmWwiFEkf\\IHRDIiSEfPw\n' });
    expect((await agent.call('fix')).text).not.toContain('<details>');
    const { text } = await agent.call('fix', { unsafe: true });
    for (const line of ['-ARG API_TOKEN', '-RUN touch "$API_TOKEN" && ./render --token ***']) expect(text.split('\n')).toContain(line);
    expect(read('Dockerfile')).toContain('ARG API_TOKEN');
  });

  test('works in the folder that it is given', async () => {
    scratch.write({ 'web/Dockerfile': LEAKING });
    const { text } = await agent.call('lint', { folder: path.join(scratch.folder, 'web') });
    expect(text).toMatch(/^Dockerfile\n/);
    for (const [folder, problem] of [
      ['web', 'is no absolute path'],
      [path.join(scratch.folder, 'none'), 'is no folder'],
    ])
      expect(await agent.call('lint', { folder })).toEqual({ isError: true, text: `dockerlint: ${folder}: ${problem}` });
  });

  test('takes no option for a path, and answers what it cannot do with an error', async () => {
    expect(await agent.call('lint', { paths: ['--fix', 'rules'] })).toEqual({
      isError: true,
      text: 'dockerlint: --fix: no such file or directory\ndockerlint: rules: no such file or directory\n',
    });
    expect(read('Dockerfile')).toBe(LEAKING);
    expect((await agent.call('explain', { name: '--help' })).isError).toBe(true);
    expect(await agent.call('explain', { name: 'npx' })).toMatchObject({ isError: false, text: expect.stringContaining('What it reads') });
    for (const input of [{ paths: 3 }, { paths: [''] }, { folder: [] }]) expect((await agent.call('lint', input)).isError).toBe(true);
    expect((await agent.call('erase')).isError).toBe(true);
  });
});

describe('no answer shows a value', () => {
  test.each(PLACEMENTS.map((placement, index) => [placement.name, placement, mixed(20, `agent ${index}`)] as const))('%s', async (_, placement, value) => {
    scratch.write(placement.files(value));
    for (const [name, input] of [
      ['lint', {}],
      ['fix', {}],
      ['fix', { unsafe: true }],
      ['build_command', {}],
      ['fix', { unsafe: true, write: true }],
    ] as const) {
      const { text } = await agent.call(name, input);
      expect({ name, input, shown: shows(text, value) }).toEqual({ name, input, shown: false });
    }
  });
});

test('the settings of its page start it', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/agents.md'), 'utf8');
  const settings = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => JSON.parse(text));
  expect(settings.map(({ mcpServers, servers }) => (mcpServers ?? servers).dockerlint)).toEqual([
    { command: 'dockerlint', args: ['mcp'] },
    { type: 'stdio', command: 'dockerlint', args: ['mcp'] },
  ]);
});

test('the built program answers on standard output, and ends with its input', () => {
  const lines = [OPENING, { method: 'tools/list' }].map((message, id) => JSON.stringify({ jsonrpc: '2.0', id, ...message }));
  // the input must stay open until the answers are read
  const script = `(printf '%s\n' "$@"; sleep 2) | ${JSON.stringify(process.execPath)} ${JSON.stringify(builtCli())} mcp`;
  const run = spawnSync('bash', ['-c', script, 'bash', ...lines], { cwd: scratch.folder, encoding: 'utf8', timeout: 30_000 });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const answers: readonly Message[] = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers[0]?.result?.instructions).toContain('do not ask for them');
  expect(answers[1]?.result?.tools).toHaveLength(4);
  expect(spawnSync(process.execPath, [builtCli(), 'mcp', 'x'], { encoding: 'utf8' })).toMatchObject({
    status: 2,
    stderr: 'dockerlint: mcp takes no arguments: an agent names the files\n',
  });
});
