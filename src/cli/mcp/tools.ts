import { z } from 'zod';

/** A command line, and what stands on its standard input. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly input?: string;
}

/** How a tool calls itself to an agent. Source: https://modelcontextprotocol.io/specification/2025-11-25/server/tools */
export interface ToolText {
  readonly title: string;
  readonly description: string;
  /** Whether it writes files. */
  readonly writes: boolean;
}

const folder = z
  .string()
  .optional()
  .describe('The absolute path of the folder to work in, usually the root of the project. Default: where the server was started.');
const paths = z
  .array(z.string().min(1))
  .default([])
  .describe('Dockerfiles, folders, globs or files that build them (compose.yaml, docker-bake.hcl, a workflow). Default: every Dockerfile in the folder.');
const unsafe = z.boolean().default(false).describe('Also the fixes that may change what the build does; the report says in what way.');

/** What each tool takes, checked by the server. */
export const INPUTS = {
  lint: z.object({
    folder,
    paths,
    text: z.string().optional().describe('A Dockerfile that is not saved yet, in place of files.'),
    filename: z.string().min(1).optional().describe('The path that `text` will have: files around it are read too.'),
  }),
  fix: z.object({
    folder,
    paths,
    unsafe,
    write: z.boolean().default(false).describe('Write the files. Without it nothing changes, and the report shows what would.'),
  }),
  build_command: z.object({ folder, paths }),
  explain: z.object({ name: z.string().min(1).describe('A rule (no-secret-arg), a tool (npm) or a program (npx); "tools" is the list of tools.') }),
} as const;

type Inputs = { readonly [Name in keyof typeof INPUTS]: z.output<(typeof INPUTS)[Name]> };

export const TEXTS: { readonly [Name in keyof typeof INPUTS]: ToolText } = {
  lint: {
    title: 'Find secrets in Dockerfiles',
    description:
      'Finds secrets that a Dockerfile leaves in the image (ARG, ENV, COPY, ADD, RUN), who reads each, and whether a fix is known. Values are never shown. Changes nothing.',
    writes: false,
  },
  fix: {
    title: 'Rewrite secrets into BuildKit secret mounts',
    description:
      'Rewrites Dockerfiles into RUN --mount=type=secret, and changes what builds them (Compose, bake, GitHub Actions, scripts, .dockerignore) along. ' +
      'Shows the change, with values as ***, the build command, and what people must store or replace; with "write" it also makes it. Show people the change first.',
    writes: true,
  },
  build_command: {
    title: 'The command that builds an image with its secrets',
    description: 'Prints the docker buildx build command, with --secret, for Dockerfiles as they are.',
    writes: false,
  },
  explain: { title: 'Explain a rule or a tool', description: 'The page of a rule, or of a tool: what of it leaks, and what to write instead.', writes: false },
};

/** The command line that does what a tool is asked for. Paths stand behind `--`, so that none is an option. */
export const LINES: { readonly [Name in keyof Inputs]: (input: Inputs[Name]) => CommandLine } = {
  lint: ({ paths, text, filename }) =>
    text === undefined
      ? { words: ['--no-color', '--', ...paths] }
      : { words: ['--no-color', ...(filename === undefined ? [] : ['--stdin-filename', filename]), '--', '-'], input: text },
  fix: ({ paths, unsafe, write }) => ({
    words: ['--format', 'markdown', ...(write ? ['--fix'] : []), ...(unsafe ? ['--unsafe-fixes'] : []), '--', ...paths],
  }),
  build_command: ({ paths }) => ({ words: ['build-command', '--', ...paths] }),
  explain: ({ name }) => ({ words: ['explain', '--no-color', '--', name] }),
};
