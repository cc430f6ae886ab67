import { CHOSEN_PREFIXES, PREFIX_FILES, PUBLISHED_SETTINGS } from '../../knowledge/project/published-settings.ts';
import { hasName } from '../../text/pattern.ts';
import { lineAt } from '../../text/range.ts';
import type { BuildContext } from './build-context.ts';
import { type FilePlace, fileTexts } from './file-texts.ts';

/** The place at which bundler settings inline a variable into the built code. */
export interface PublishedPlace extends FilePlace {
  readonly bundler: string;
  /** Name of the setting. */
  readonly what: string;
}

/** Returns the first settings file of the context by which a bundler inlines the variable; undefined if there is none. */
export function publishedPlace(context: BuildContext | undefined, name: string): PublishedPlace | undefined {
  if (!context) return undefined;
  const texts = fileTexts(context);
  for (const { path, rows } of settingsAmong(context.files())) {
    const text = texts.textOf(path);
    if (text === undefined) continue;
    for (const { bundler, begins, what } of rows) {
      const at = placeIn(text, begins, name);
      if (at !== undefined) return { path, line: lineAt(text, at), bundler, what };
    }
    const chosen = PREFIX_FILES.test(path) ? CHOSEN_PREFIXES.exec(text) : null;
    const prefix = [...(chosen?.[1] ?? '').matchAll(/['"`]([^'"`]+)['"`]/g)].find(([, one = '']) => name.startsWith(one));
    if (chosen && prefix) return { path, line: lineAt(text, chosen.index), bundler: 'Vite', what: 'envPrefix' };
  }
  return undefined;
}

/** A file with the name of bundler settings. */
interface SettingsFile {
  readonly path: string;
  readonly rows: typeof PUBLISHED_SETTINGS;
}

/** The settings files of a context. Cached, because each variable of each Dockerfile with this context needs them. */
function settingsAmong(files: readonly string[]): readonly SettingsFile[] {
  const known = SETTINGS_AMONG.get(files);
  if (known) return known;
  const settings = files.filter(isScript).flatMap((path): readonly SettingsFile[] => {
    const rows = PUBLISHED_SETTINGS.filter((row) => row.files.test(path));
    return rows.length > 0 || PREFIX_FILES.test(path) ? [{ path, rows }] : [];
  });
  SETTINGS_AMONG.set(files, settings);
  return settings;
}

/** Whether a file is a script, as all settings files of bundlers are. */
function isScript(path: string): boolean {
  return path.endsWith('js') || path.endsWith('ts');
}

const SETTINGS_AMONG = new WeakMap<readonly string[], readonly SettingsFile[]>();

/** The offset of the name in the part of a text from `begins` up to its closing bracket; undefined if it is not there. */
function placeIn(text: string, begins: RegExp, name: string): number | undefined {
  if (!hasName(text, name)) return undefined;
  for (const match of text.matchAll(new RegExp(begins.source, 'g'))) {
    const part = text.slice(match.index, endOf(text, match.index + match[0].length - 1));
    if (!hasName(part, name)) continue;
    const line = part.split('\n').findIndex((one) => hasName(one, name) && !/^\s*(?:\/\/|\*)/.test(one));
    if (line >= 0) return match.index + part.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  }
  return undefined;
}

/** Each opening bracket, followed by its closing one. */
const BRACKETS = '(){}[]';

/** The offset after the bracket that closes the one at `from`. Brackets in strings count too, which are rare in settings. */
function endOf(text: string, from: number): number {
  const open: string[] = [];
  for (let at = from; at < text.length; at++) {
    const unit = text[at] ?? '';
    const kind = BRACKETS.indexOf(unit);
    if (kind >= 0 && kind % 2 === 0) open.push(BRACKETS[kind + 1] ?? '');
    else if (open.at(-1) === unit) open.pop();
    if (open.length === 0) return at + 1;
  }
  return text.length;
}
