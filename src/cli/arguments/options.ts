import type { EngineName } from '../../knowledge/docker/engines.ts';
import type { Severity } from '../../rule.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'ndjson', 'markdown', 'html', 'rdjson', 'github-review'] as const;
export type Format = (typeof FORMATS)[number];

export const LEVELS = ['error', 'warning', 'info', 'off'] as const;
export const FAIL_ON = ['error', 'warning', 'info', 'none'] as const;

/** Formats that say what --fix would do. */
export const FORESEEING: readonly Format[] = ['markdown', 'html', 'rdjson', 'github-review'];

/** Part `index` (from 1) of `count` parts. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The options of a lint run; undefined for one that was not given, so that the configuration or the default applies. */
export interface LintArguments {
  readonly paths: readonly string[];
  readonly fix: boolean;
  readonly unsafeFixes: boolean;
  readonly diff: boolean;
  readonly stdinFilename: string | undefined;
  readonly format: Format;
  readonly outputFile: string | undefined;
  readonly engine: EngineName | undefined;
  readonly context: string | undefined;
  readonly companions: boolean | undefined;
  readonly keepArguments: boolean | undefined;
  readonly sshAgent: boolean | undefined;
  /** The commit since which a file must have changed to be linted. */
  readonly changedSince: string | undefined;
  /** Patterns of .gitignore, relative to the working directory, for files to leave out. */
  readonly exclude: readonly string[];
  /** The part of the files to lint. */
  readonly shard: Shard | undefined;
  readonly levels: ReadonlyMap<string, Severity | 'off'>;
  readonly config: string | undefined;
  readonly noConfig: boolean;
  readonly printConfig: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly maxWarnings: number | undefined;
  readonly failOn: (typeof FAIL_ON)[number];
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

/** `dockerlint prove`. */
export interface ProveCommand {
  readonly kind: 'prove';
  readonly options: LintArguments;
  /** The arguments after `--`, which are passed to the builds. */
  readonly words: readonly string[];
  /** The names of secrets whose real values the fixed build gets. */
  readonly real: readonly string[];
  /** The file that is built in place of what the fixes make. */
  readonly rewritten: string | undefined;
  /** The service of the Compose file, or the target of the bake file, that PATH names. */
  readonly service: string | undefined;
  /** Whether the report is Markdown, whatever `options.format` says. */
  readonly markdown: boolean;
  /** An image that exists, in which secrets that exist are searched for. `options.paths` are their names. */
  readonly image: string | undefined;
}

/** A parsed command line. */
export type Command =
  | { readonly kind: 'lint' | 'build-command' | 'merge-reports'; readonly options: LintArguments }
  | ProveCommand
  /** `name` is a rule, a tool or a program. */
  | { readonly kind: 'explain'; readonly name: string; readonly color: boolean | undefined }
  | { readonly kind: 'rules'; readonly format: Format; readonly color: boolean | undefined }
  | { readonly kind: 'lsp' | 'mcp' }
  /** `fix`: whether to write what it shows. */
  | { readonly kind: 'init'; readonly fix: boolean }
  /** Help, version or completion script. */
  | { readonly kind: 'print'; readonly text: string };

/** Commands, given as the first word. To lint a file or folder with such a name, write `./rules`. */
export const COMMANDS = ['prove', 'build-command', 'explain', 'rules', 'init', 'merge-reports', 'lsp', 'mcp', 'completion'] as const;

export const DEFAULT_ARGUMENTS: LintArguments = {
  paths: [],
  fix: false,
  unsafeFixes: false,
  diff: false,
  stdinFilename: undefined,
  format: 'text',
  outputFile: undefined,
  engine: undefined,
  context: undefined,
  companions: undefined,
  keepArguments: undefined,
  sshAgent: undefined,
  changedSince: undefined,
  exclude: [],
  shard: undefined,
  levels: new Map(),
  config: undefined,
  noConfig: false,
  printConfig: false,
  baseline: undefined,
  updateBaseline: false,
  maxWarnings: undefined,
  failOn: 'error',
  quiet: false,
  color: undefined,
};
