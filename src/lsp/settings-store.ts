import type { Connection } from 'vscode-languageserver/node';
import type { ClientAbilities } from './protocol/client-abilities.ts';
import { type EditorSettings, member, readSettings } from './protocol/editor-settings.ts';

/** The section of the editor's settings that is ours. */
export const SECTION = 'dockerlint';

/** The editor's settings, asked for once for each document and again after they changed. */
export interface SettingsStore {
  /** The settings for a document, or without one those of the whole window. */
  of(uri?: string): Promise<EditorSettings>;
  /** Takes note of a change; an editor that cannot be asked sends the settings along. */
  change(sent: unknown): void;
}

/** A store that asks the editor where it can be asked, and otherwise keeps what it was given at the start. */
export function settingsStore(connection: Connection, abilities: ClientAbilities, given: EditorSettings): SettingsStore {
  const asked = new Map<string | undefined, Promise<EditorSettings>>();
  let fallback = given;

  async function ask(uri: string | undefined): Promise<EditorSettings> {
    try {
      const answer: unknown = await connection.workspace.getConfiguration(uri === undefined ? { section: SECTION } : { section: SECTION, scopeUri: uri });
      return answer === null || answer === undefined ? fallback : readSettings(answer);
    } catch {
      return fallback; // an editor that says it can be asked and then cannot
    }
  }

  return {
    async of(uri) {
      if (!abilities.configuration) return fallback;
      const known = asked.get(uri);
      if (known) return known;
      const answer = ask(uri);
      asked.set(uri, answer);
      return answer;
    },
    change(sent) {
      asked.clear();
      const own = member(sent, SECTION);
      if (own !== undefined) fallback = readSettings(own);
    },
  };
}
