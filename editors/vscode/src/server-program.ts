import path from 'node:path';

/** How the language server is started: a module run by the editor's own Node, or a program. */
export type ServerProgram =
  | { readonly kind: 'module'; readonly module: string; readonly origin: 'bundled' | 'workspace' }
  | { readonly kind: 'program'; readonly command: string; readonly origin: 'setting' };

export interface ServerChoice {
  /** The setting `dockerlint.path`. */
  readonly path: string;
  readonly importStrategy: 'fromEnvironment' | 'useBundled';
  /** Whether the user trusts the workspace: code of one that is not trusted never runs. */
  readonly trusted: boolean;
  /** The workspace's folders, absolute. */
  readonly folders: readonly string[];
  /** The `cli.cjs` that the extension brings. */
  readonly bundled: string;
  exists(file: string): boolean;
}

/**
 * The server to start. The program named `dockerlint` on PATH is never taken: an older tool of another author has that name on npm.
 */
export function chooseServer(choice: ServerChoice): ServerProgram {
  const bundled: ServerProgram = { kind: 'module', module: choice.bundled, origin: 'bundled' };
  if (!choice.trusted) return bundled;
  const [first = ''] = choice.folders;
  if (choice.path !== '') return { kind: 'program', command: commandOf(choice.path, first), origin: 'setting' };
  if (choice.importStrategy === 'useBundled') return bundled;
  const installed = choice.folders.map((folder) => path.join(folder, 'node_modules/@dockerlint/cli/dist/cli.cjs')).find((file) => choice.exists(file));
  return installed === undefined ? bundled : { kind: 'module', module: installed, origin: 'workspace' };
}

/** A bare name is looked up on PATH by the system; a relative path starts at the workspace's first folder. */
function commandOf(setting: string, folder: string): string {
  return /[\\/]/.test(setting) && !path.isAbsolute(setting) ? path.join(folder, setting) : setting;
}
