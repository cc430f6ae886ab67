import { CHOSEN_PREFIXES, FILTERED_RESOURCES, FILTERING, PREFIX_FILES, PUBLISHED_SETTINGS } from '../../knowledge/project/published-settings.ts';
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

/** Returns the first settings file of the context by which a build inlines a variable of its environment, or a property that it is given; undefined if there is none. */
export function publishedPlace(context: BuildContext | undefined, name: string, of: 'variable' | 'property' = 'variable'): PublishedPlace | undefined {
  if (!context) return undefined;
  const texts = fileTexts(context);
  for (const { path, rows } of settingsAmong(context.files())) {
    const text = texts.textOf(path);
    if (text === undefined) continue;
    for (const { bundler, begins, what, ends } of rows) {
      const at = [name, ...assignedIn(text, name)].map((one) => placeIn(text, begins, ends, one)).find((one) => one !== undefined);
      if (at !== undefined) return { path, line: lineAt(text, at), bundler, what };
    }
    const chosen = PREFIX_FILES.test(path) ? CHOSEN_PREFIXES.exec(text) : null;
    const prefix = [...(chosen?.[1] ?? '').matchAll(/['"`]([^'"`]+)['"`]/g)].find(([, one = '']) => name.startsWith(one));
    if (chosen && prefix) return { path, line: lineAt(text, chosen.index), bundler: 'Vite', what: 'envPrefix' };
  }
  return filteredResource(context, name, of);
}

/** The variables and properties that a text sets to what it reads by the name: `const key = env.NAME`, `<Key>$(NAME)</Key>`. */
function assignedIn(text: string, name: string): readonly string[] {
  if (!hasName(text, name)) return [];
  const lines = text.split('\n').filter((line) => hasName(line, name));
  return lines.flatMap(
    (line) =>
      ASSIGNED.exec(line)
        ?.slice(1)
        .find((one) => one !== undefined && one !== name) ?? [],
  );
}

const ASSIGNED = /^\s*(?:export )?(?:(?:final )?String|def|val|var|const|let|ext\.)\s*(\w{2,})\s*=|^\s*<(\w+)>[^<]*</;

/** The resource into which a build fills the value. */
function filteredResource(context: BuildContext, name: string, of: 'variable' | 'property'): PublishedPlace | undefined {
  const texts = fileTexts(context);
  const row = FILTERING.find(({ files, on }) => context.files().some((path) => files.test(path) && on.test(texts.textOf(path) ?? '')));
  if (!row) return undefined;
  const references = row[of].map((one) => one.replace('%s', () => name));
  for (const path of context.files().filter((one) => FILTERED_RESOURCES.test(one))) {
    const text = texts.textOf(path) ?? '';
    const at = references.map((reference) => text.indexOf(reference)).find((one) => one >= 0);
    if (at !== undefined) return { path, line: lineAt(text, at), bundler: row.bundler, what: row.what };
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
  const settings = files.filter(isSettings).flatMap((path): readonly SettingsFile[] => {
    const rows = PUBLISHED_SETTINGS.filter((row) => row.files.test(path));
    return rows.length > 0 || PREFIX_FILES.test(path) ? [{ path, rows }] : [];
  });
  SETTINGS_AMONG.set(files, settings);
  return settings;
}

/** Whether a file may be one of settings, by its ending. */
function isSettings(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending));
}

const ENDINGS = ['js', 'ts', '.svelte', '.rs', '.gradle', '.sbt', 'proj', '.props', '.targets', 'pom.xml'];

const SETTINGS_AMONG = new WeakMap<readonly string[], readonly SettingsFile[]>();

/** The offset of the name in the part of a text from `begins` up to its closing bracket; undefined if it is not there. */
function placeIn(text: string, begins: RegExp, ends: string | undefined, name: string): number | undefined {
  if (!hasName(text, name)) return undefined;
  for (const match of text.matchAll(new RegExp(begins.source, 'g'))) {
    const close = ends === undefined ? endOf(text, match.index + match[0].length - 1) : text.indexOf(ends === 'line' ? '\n' : ends, match.index);
    const part = text.slice(match.index, close < 0 ? undefined : close);
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
