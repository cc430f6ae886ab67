import { statSync } from 'node:fs';
import path from 'node:path';
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { joined, own, say, type Visible, visible } from '../../text/visible.ts';
import type { Io, TextStream } from '../io/io.ts';
import { toSlashes } from '../io/paths.ts';
import { VERSION } from '../io/version.ts';
import { type CommandLine, INPUTS, LINES, TEXTS } from './tools.ts';

const INSTRUCTIONS =
  'dockerlint finds the secrets in Dockerfiles and moves them into BuildKit secret mounts, with the files that build them. Lint first, then fix without "write" ' +
  'to see the change, then with "write". Values of secrets are shown as ***; do not ask for them.';

/** Runs a command line and returns the exit status. */
type Run = (words: readonly string[], io: Io) => Promise<number>;

/** What a tool answers. A type and not an interface, as the protocol allows more members. */
type Answer = { readonly content: { readonly type: 'text'; readonly text: Visible }[]; readonly isError: boolean };

/** `dockerlint mcp`: serves an agent on standard input and output until it closes them. Returns 0 when the server is running. */
export async function mcpCommand(io: Io, run: Run): Promise<number> {
  serveStdio(() => agentServer(io, run));
  return 0;
}

/**
 * The server of the Model Context Protocol: each tool is a command line, whose output is the answer. What commands print is masked, so an agent sees no value.
 * Source: https://modelcontextprotocol.io/specification/2025-11-25
 */
export function agentServer(io: Io, run: Run): McpServer {
  const server = new McpServer({ name: 'dockerlint', version: VERSION }, { instructions: INSTRUCTIONS });
  const answer = (line: CommandLine, folder: string | undefined): Promise<Answer> => answerOf(line, folder, io, run);
  server.registerTool('lint', configOf('lint'), (input) => answer(LINES.lint(input), input.folder));
  server.registerTool('fix', configOf('fix'), (input) => answer(LINES.fix(input), input.folder));
  server.registerTool('build_command', configOf('build_command'), (input) => answer(LINES.build_command(input), input.folder));
  server.registerTool('explain', configOf('explain'), (input) => answer(LINES.explain(input), undefined));
  return server;
}

/** Source: https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations */
function configOf<Name extends keyof typeof INPUTS>(name: Name) {
  const { title, description, writes } = TEXTS[name];
  return {
    title,
    description,
    inputSchema: INPUTS[name],
    annotations: { readOnlyHint: !writes, destructiveHint: writes, idempotentHint: true, openWorldHint: false },
  };
}

async function answerOf({ words, input = '' }: CommandLine, folder: string | undefined, io: Io, run: Run): Promise<Answer> {
  const problem = folder === undefined ? undefined : whyNoFolder(folder);
  if (problem !== undefined) return { content: [{ type: 'text', text: problem }], isError: true };
  const printed: Visible[] = [];
  const stream: TextStream = { isTTY: false, columns: undefined, write: (text) => printed.push(text), writeDocument: () => undefined };
  const cwd = folder === undefined ? io.cwd : toSlashes(folder);
  const status = await run(words, { cwd, env: io.env, stdin: async () => Buffer.from(input), stdout: stream, stderr: stream });
  const text = joined(printed.length > 0 ? printed : [own('nothing to say\n')]);
  return { content: [{ type: 'text', text }], isError: status === 2 };
}

function whyNoFolder(folder: string): Visible | undefined {
  if (!path.isAbsolute(folder)) return say`dockerlint: ${visible(folder, [])}: is no absolute path`;
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? undefined : say`dockerlint: ${visible(folder, [])}: is no folder`;
}
