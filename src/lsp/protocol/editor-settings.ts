import { ENGINES, type EngineName } from '../../knowledge/docker/engines.ts';
import { member } from '../../text/json.ts';

/** Settings in the editor (section `dockerlint`). All other settings come from the project's configuration file. */
export interface EditorSettings {
  readonly enable: boolean;
  /** Whether saving applies the safe fixes, for editors that send a request before saving. */
  readonly fixOnSave: boolean;
  /** Whether formatting applies the safe fixes. */
  readonly format: boolean;
  /** Overrides the engine of the configuration file. */
  readonly engine: EngineName | undefined;
}

export const DEFAULT_SETTINGS: EditorSettings = { enable: true, fixOnSave: false, format: false, engine: undefined };

/** Reads the settings that an editor sent; an invalid value counts as not set. */
export function readSettings(value: unknown): EditorSettings {
  return {
    enable: flag(value, 'enable') ?? DEFAULT_SETTINGS.enable,
    fixOnSave: flag(value, 'fixOnSave') ?? DEFAULT_SETTINGS.fixOnSave,
    format: flag(value, 'format') ?? DEFAULT_SETTINGS.format,
    engine: engineOf(member(value, 'engine')),
  };
}

function flag(value: unknown, key: string): boolean | undefined {
  const found = member(value, key);
  return typeof found === 'boolean' ? found : undefined;
}

function engineOf(value: unknown): EngineName | undefined {
  return Object.values(ENGINES).find((engine) => engine.name === value)?.name;
}
