import type { Range } from '../text/range.ts';

/** A mention of a build argument in a text. */
export interface Mention {
  readonly name: string;
  readonly range: Range;
  /** `option`: `--build-arg NAME`; `key`: an entry of build arguments; `word`: near a word about building. */
  readonly kind: 'option' | 'key' | 'word';
  /** The environment variable that provides the value; undefined if the text does not show one. */
  readonly variable: string | undefined;
  /** The value as it is written, if it is one reference. */
  readonly value: string | undefined;
}

const MOST_PLACES = 200;
/** Maximum distance, in UTF-16 units, between the start of a list of arguments and a name in it. */
const REACH = 2000;

const OPTION_BEFORE =
  /(?:--build-arg(?:[=\s]|["'`]|\)(?<=["'`]\s{0,20}\))|[[({+,&]|-(?=\s)|\$(?=["'`])|\b(?:[frbsu]{1,2}(?=["'`])|format!(?=\()|(?:fmt\.)?Sprintf(?=\()|String\.format(?=\()))+|\bbuild-arg:)$/;
const KEY =
  /["']?\b(?:[a-z]+_){0,3}(?:additional|extra|with|add|set)?(?:docker[-_]?)?build[-_]?arg(?:ument)?s?\b["']?\s*(?:\.[a-z]+\s*)?(?::|=>?|\()|\bdocker_arguments["']?\s*:|^[ \t]*-?[ \t]*name:[ \t]*["']?build[-_]args["']?[ \t]*$|\benv(?:Var)?s["']?\s*:|<(?:build)?args>|^[ \t]*\[[\w."-]*\bbuild\.args\][ \t]*$|\b(?:args|config)["']?\s*(?::|=)/gim;
/** Keys with many meanings. They hold build arguments only below `build`, or in Heroku's file below `build: docker:`. */
const COMMON_KEY = /^(?:<args>|\bargs|\bconfig)/i;
const BELOW_BUILD = /\bbuild\b[^\n]*\n?(?:[^\n]*\n){0,8}[^\n]*$|(?:^|\n)[ \t-]*dockerfile:[^\n]*\n(?:[^\n]*\n){0,8}[^\n]*$/;
/** Variables of a service that a platform passes to its Docker build. https://render.com/docs/docker, https://docs.digitalocean.com/products/app-platform/reference/app-spec/ */
const PLATFORM_KEY = /^\benv(?:Var)?s/;
const PLATFORM_BUILDS = /^[ \t]*(?:(?:runtime|env):[ \t]*["']?docker\b|-?[ \t]*dockerfile_path:)/m;
const BELOW_DOCKER = /^build:[ \t]*\r?\n[ \t]+docker:[ \t]*\r?\n(?:[ \t]+[^\n]*\n){0,8}[ \t]*$/m;
const BUILD_WORD =
  /\bdocker\b[\w\s"',./-]{0,40}?\bbuild\b|\b(?:podman|buildah|nerdctl)\s+(?:build|bud)\b|build[-_ ]?arg(?:ument)?s?\b|\bdocker_build\s*\(|\bdocker image\b/i;

/** How scripts and pipelines of different languages read an environment variable. */
const VARIABLES: readonly RegExp[] = [
  /\b(?:os\.)?environ(?:\.get)?\s*[[(]\s*["'](\w+)/,
  /\bget_?env(?:_var|ironment_?variable)?\s*\(\s*["'](\w+)/i,
  /\$\{env[:.](\w+)\}/,
  /\bENV(?:\.fetch)?\s*[[(]\s*["'](\w+)/,
  /\bprocess\.env(?:\.|\[["'])(\w+)/,
  /\benv!?\s*\(\s*["'](\w+)/,
  /\$env:(\w+)/i,
  /%(\w+)%/,
  /\$\{\{\s*(\w+)\s*\}\}/,
  // in lower case it is a variable of the program itself
  /\$\{?([A-Z_][A-Z0-9_]*)\}?(?![\w.({])/,
];

/** The value after a name: the rest of its line up to the next argument. */
function valueBehind(text: string, end: number): string {
  const line = /^[^\n]{0,300}/.exec(text.slice(end))?.[0] ?? '';
  const value = /^["'`]?\s*(?:=>|[=:,>])\s*([\s\S]*)$/.exec(line)?.[1] ?? '';
  return value.replace(/(?:\s--?[a-z]|["']\s*,\s*["']--)[\s\S]*$/, '');
}

/** The variable that a value is read from. */
export function variableIn(value: string): string | undefined {
  for (const pattern of VARIABLES) {
    const name = pattern.exec(value)?.[1];
    if (name !== undefined && /^[A-Za-z_]/.test(name)) return name;
  }
  return undefined;
}

/** Whether a name at offset `at` is inside the value of a key: within its brackets, or on lines with a deeper indent than the key. */
function isInside(text: string, key: Range, at: number): boolean {
  const between = text.slice(key.end, at).replace(/^\s*\[\]/, '');
  const head = text.slice(key.start, key.end);
  if (/^\s*\[/.test(head)) return !/\n[ \t]*\[/.test(between);
  if (head.startsWith('<')) return !between.includes(head.replace('<', '</'));
  const open = /^\s*[[{(]/.test(between) || head.endsWith('(');
  let depth = head.endsWith('(') ? 1 : 0;
  for (const character of between) {
    if ('[{('.includes(character)) depth++;
    else if (']})'.includes(character) && --depth < (open ? 1 : 0)) return false;
  }
  if (open) return depth > 0;
  const column = indentAt(text, key.start);
  // a list may have the same indent as its key
  return between
    .split('\n')
    .slice(1)
    .every(
      (line, index, lines) =>
        (line.trim() === '' && index < lines.length - 1) || indentAt(line, 0) > column || (indentAt(line, 0) === column && /^\s*-/.test(line)),
    );
}

function indentAt(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
}

/** Whether a name is the key of an entry in a list or mapping of build arguments. */
function isEntry(text: string, range: Range): boolean {
  // a name inside a variable reference is not the name of an argument
  if (/(?:\$[({]{1,2}\s?|\b(?:environ|environ\.get|get_?env|env|fetch|lookup)\s*[[(]?\s*["'])$/i.test(text.slice(Math.max(0, range.start - 20), range.start)))
    return false;
  if (
    !/[\s"'`,{[(<-]$/.test(text.slice(Math.max(0, range.start - 1), range.start)) ||
    !/^["'`]?\s*(?:[=:,)\]}>]|$)/m.test(text.slice(range.end, range.end + 20))
  )
    return false;
  const from = Math.max(0, range.start - REACH);
  const keys = [...text.slice(from, range.start).matchAll(KEY)];
  return keys.some((match) => {
    const start = from + match.index;
    const above = text.slice(Math.max(0, start - 300), start);
    if (PLATFORM_KEY.test(match[0]) && (!PLATFORM_BUILDS.test(text) || !/\bkey:\s*["']?$/.test(text.slice(Math.max(0, range.start - 20), range.start))))
      return false;
    if (COMMON_KEY.test(match[0]) && !(/^\bconfig/i.test(match[0]) ? BELOW_DOCKER : BELOW_BUILD).test(above)) return false;
    return isInside(text, { start, end: start + match[0].length }, range.start);
  });
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? text.length : end);
}

function isCommented(text: string, offset: number): boolean {
  return /^\s*(?:#|\/\/|\*|--\s|;)/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}

/** Whether the line of a name, or one of the few around it, is about building. A line that already mentions secrets does not count. */
function isBesideBuild(text: string, { start, end }: Range, name: string): boolean {
  const line = lineAround(text, start).replaceAll(name, '');
  // a variable that a script or a person sets stays one
  if (/secret|\benv(?:ironment)?[ -]var/i.test(line)) return false;
  if (BUILD_WORD.test(line)) return true;
  // most mentions are decided here, before the more expensive search of the lines around
  if (!/^["'`]/.test(text.slice(Math.max(0, start - 1), start))) return false;
  const around = [...linesBefore(text, start), ...linesBehind(text, end)];
  return around.some((one) => /build[-_]?args?\b/i.test(one)) && !around.some((one) => /--secret/.test(one));
}

/** Number of lines before and after a name that count as near. */
const NEAR_LINES = 5;

function linesBefore(text: string, offset: number): readonly string[] {
  let start = offset;
  for (let count = 0; count <= NEAR_LINES && start >= 0; count++) start = start === 0 ? -1 : text.lastIndexOf('\n', start - 1);
  return text
    .slice(start + 1, offset)
    .split('\n')
    .slice(0, -1);
}

function linesBehind(text: string, offset: number): readonly string[] {
  let end = offset - 1;
  for (let count = 0; count <= NEAR_LINES && end < text.length; count++) {
    const next = text.indexOf('\n', end + 1);
    end = next < 0 ? text.length : next;
  }
  return text.slice(offset, end).split('\n').slice(1);
}

function kindOf(text: string, range: Range, name: string): Mention['kind'] | undefined {
  const commented = isCommented(text, range.start);
  if (!commented && OPTION_BEFORE.test(text.slice(Math.max(0, range.start - 100), range.start))) return 'option';
  if (!commented && (isEntry(text, range) || isTaskParameter(text, range.start))) return 'key';
  return isBesideBuild(text, range, name) ? 'word' : undefined;
}

/** For each name that a text mentions near a word about building, the first such mention. */
export function spokenOf(text: string, names: Iterable<string>): readonly Mention[] {
  return [...names].flatMap((name) => {
    const range = placesOf(text, name).find((place) => isBesideBuild(text, place, name));
    return range ? [mentionAt(text, name, range, 'word')] : [];
  });
}

/** Whether a name continues to the left. The prefix `BUILD_ARG_` does not count as a part of it: https://github.com/concourse/oci-build-task#params */
function isNamePart(text: string, at: number): boolean {
  return /\w/.test(text[at - 1] ?? '') && !isTaskParameter(text, at);
}

function isTaskParameter(text: string, at: number): boolean {
  return /(?<!\w)BUILD_ARG_$/.test(text.slice(Math.max(0, at - 11), at));
}

/** The ranges in which a name stands as a whole word. */
function placesOf(text: string, name: string): readonly Range[] {
  const places: Range[] = [];
  if (name === '') return places;
  for (let at = text.indexOf(name); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(name, at + name.length)) {
    const range = { start: at, end: at + name.length };
    if (!isNamePart(text, at) && !/\w/.test(text[range.end] ?? '')) places.push(range);
  }
  return places;
}

function mentionAt(text: string, name: string, range: Range, kind: Mention['kind']): Mention {
  const value = valueBehind(text, range.end);
  return { name, range, kind, variable: variableIn(value), value: /^["'`]?\$\{([^{}]+)\}/.exec(value)?.[1] ?? /^\(\([^()]*\)\)/.exec(value)?.[0] };
}

/** All mentions of the build arguments, in order; of kind `word`, only the first for each name. */
export function mentionsIn(text: string, names: Iterable<string>): readonly Mention[] {
  return [...names]
    .flatMap((name) => {
      const found = placesOf(text, name).flatMap((range) => {
        const kind = kindOf(text, range, name);
        return kind ? [mentionAt(text, name, range, kind)] : [];
      });
      const sure = found.filter((one) => one.kind !== 'word');
      return sure.length > 0 ? sure : found.slice(0, 1);
    })
    .sort((a, b) => a.range.start - b.range.start);
}
