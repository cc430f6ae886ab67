import type { Connection } from 'vscode-languageserver/node';
import { member } from '../text/json.ts';
import type { ClientAbilities } from './protocol/client-abilities.ts';
import { type EditorSettings, readSettings } from './protocol/editor-settings.ts';

/** The section of dockerlint in the editor's settings. */
export const SECTION = 'dockerlint';

/** Caches the editor's settings for each document until they change. */
export interface SettingsStore {
  /** The settings for a document; without `uri`, the settings of the window. */
  of(uri?: string): Promise<EditorSettings>;
  /** To be called after a change. `sent`: the new settings, from editors that do not answer requests for them. */
  change(sent: unknown): void;
}

/** A store that requests the settings from the editor; if the editor does not answer such requests, it uses the settings sent last. */
export function settingsStore(connection: Connection, abilities: ClientAbilities, given: EditorSettings): SettingsStore {
  const asked = new Map<string | undefined, Promise<EditorSettings>>();
  let fallback = given;

  async function ask(uri: string | undefined): Promise<EditorSettings> {
    try {
      const answer: unknown = await connection.workspace.getConfiguration(uri === undefined ? { section: SECTION } : { section: SECTION, scopeUri: uri });
      return answer === null || answer === undefined ? fallback : readSettings(answer);
    } catch {
      return fallback; // the editor announced that it can be asked, but failed
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
