/** What the status item shows. */
export interface Status {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'warning' | 'error';
}

export interface ServerState {
  readonly state: 'starting' | 'running' | 'stopped';
  /** Who brought the server, e.g. `bundled`. */
  readonly origin: string;
  readonly version: string;
}

/** The status for a document: `levels` are the severities of its diagnostics from dockerlint. */
export function statusOf(server: ServerState, levels: readonly ('error' | 'warning' | 'information')[]): Status {
  const detail = [`dockerlint ${server.version}`.trim(), server.origin].filter((part) => part !== '').join(', ');
  if (server.state === 'starting') return { text: 'dockerlint: starting', detail, severity: 'information' };
  if (server.state === 'stopped') return { text: 'dockerlint: stopped', detail: 'The language server does not run: see its output', severity: 'error' };
  if (levels.length === 0) return { text: 'dockerlint: no secrets found', detail, severity: 'information' };
  const severity = levels.includes('error') ? 'error' : levels.includes('warning') ? 'warning' : 'information';
  return { text: `dockerlint: ${levels.length} ${levels.length === 1 ? 'finding' : 'findings'}`, detail, severity };
}
