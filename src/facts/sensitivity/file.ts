import { SAYS_WITHOUT_READING, TEST_FILES } from '../../knowledge/project/environment-reads.ts';
import {
  ENVIRONMENT_FILE,
  INNOCENT_ENDINGS,
  INNOCENT_FILES,
  INNOCENT_FOLDERS,
  INNOCENT_ROOTS,
  type InnocentFile,
  KEY_PLACES,
  PRIVATE_KEY_NAMES,
  PROGRAM_SETTINGS,
  SAYS_SAMPLE,
  SECRET_FILE_MARKS,
  SECRET_FILES,
  SECRET_PGP_NAMES,
  type SecretFile,
} from '../../knowledge/secrets/secret-files.ts';
import { DATA_FILE, OTHER_HOLDER_ENDINGS, SETTINGS_CODE, SETTINGS_ENDINGS, STARTING_CODE, TOKEN_FILE } from '../../knowledge/secrets/settings-files.ts';
import { boundedMemo, once } from '../../text/memo.ts';
import { LONGEST_PATH } from '../../text/path-length.ts';
import { literalPattern } from '../../text/pattern.ts';
import { matchesGlob } from './globs.ts';
import type { DetectionSettings, FileJudgement } from './judgement.ts';
import type { CredentialPlace, FileSign } from './sign.ts';

const HARMLESS: FileJudgement = { secret: false, kind: '', purpose: 'either', cleanWhen: undefined, evidence: [], strength: 'weak' };
const INNOCENT: FileJudgement = { ...HARMLESS, innocent: true };

/** Further facts of the Dockerfile, used to judge a copied file with unknown content. */
export interface FileSurroundings {
  /** Whether a token for the same tool is declared or mounted, so that its settings refer to that token. */
  readonly tokenInSight: boolean;
  /** Whether a token or password is declared or mounted that the settings of that kind may refer to: none of the application's own services, or of another tool. */
  readonly loginInSight: (kind: string) => boolean;
  /** Whether a RUN runs a tool that keeps project settings in .npmrc. */
  readonly npmrcHoldsSettings: boolean;
  /** Whether the text of the Dockerfile matches. */
  readonly says: (pattern: RegExp) => boolean;
}

/**
 * Judges a file copied by COPY or ADD, by its old and new names. `secret` false with a `kind` other than '' means that only the content decides: see
 * judgeFileContent.
 */
export function judgeFile(source: string, destination: string, settings: DetectionSettings, surroundings?: FileSurroundings): FileJudgement {
  const from = normalize(source);
  const to = isDockerFolder(source) ? normalize(destination) : destinationOf(destination, from);
  const names = [from, basename(from), to, basename(to)];
  if (names.some((name) => matchesGlob(name, settings.ignoredFiles))) return INNOCENT;
  if (names.some((name) => matchesGlob(name, settings.secretFiles)))
    return { secret: true, kind: 'configured', purpose: 'either', cleanWhen: undefined, evidence: [{ kind: 'configured' }], strength: 'strong' };
  if (Math.max(from.length, to.length) > LONGEST_PATH || (!mayBeSecretFile(from) && !mayBeSecretFile(to))) return HARMLESS;
  // the whole context: a destination such as /src/acme-oauth is the name of the project
  if (from.replace('.', '') === '' && !/\/\.[\w-]+$/.test(normalize(destination))) return HARMLESS;
  if (isInnocent(from, source, from) || (isInnocent(to, destination, from) && !SECRET_PGP_NAMES.test(from))) return INNOCENT;
  const rows = [findRow(from), findRow(to), findRow(belowFolder(to, from))].filter((row) => row !== undefined).filter((row) => !row.elsewhere?.test(to));
  const row = rows.find(({ strength }) => strength === 'strong' || strength === 'weak') ?? rows.find(({ strength }) => strength === 'hint') ?? rows[0];
  if (row?.kind === 'private-key' && surroundings !== undefined && isCertificateOfPair(from, surroundings.says)) return INNOCENT;
  return row ? judgeRow(row, from, to, destination, surroundings) : HARMLESS;
}

/** What to look for in a file whose name is no sign. settings: credentials of any form; code: the same in quotes; tokens: those with a known shape. */
export type TextKind = 'settings' | 'code' | 'tokens';

/**
 * The credentials to look for in the text of a file whose names are no sign. Undefined for public keys, examples, encrypted files and those that the user
 * ignores.
 */
export function textKindOf(source: string, destination: string, settings: DetectionSettings): TextKind | undefined {
  const from = normalize(source);
  const to = destinationOf(destination, from);
  const names = [from, basename(from), to, basename(to)];
  if (names.some((name) => matchesGlob(name, settings.ignoredFiles)) || INNOCENT_FILES.some((row) => isMatch(row, from))) return undefined;
  if (DATA_FILE.test(from) || TEST_FILES.test(from) || SAYS_WITHOUT_READING.test(from)) return 'tokens';
  return SETTINGS_ENDINGS.has(endingOf(from)) ? 'settings' : SETTINGS_CODE.test(from) ? 'code' : 'tokens';
}

/** The same for a file in a copied folder; undefined as well for code, tests and data, of which a folder has too many. */
export function carriedTextKindOf(path: string, settings: DetectionSettings): TextKind | undefined {
  const ending = endingOf(path);
  const isOther = OTHER_HOLDER_ENDINGS.has(ending) || ending === 'gemfile';
  if (!SETTINGS_ENDINGS.has(ending) && !(isOther && (SETTINGS_CODE.test(path) || TOKEN_FILE.test(path)))) return undefined;
  if (TEST_FILES.test(path)) return undefined;
  const kind = textKindOf(path, path, settings);
  return kind === 'tokens' && !TOKEN_FILE.test(path) && !SAYS_WITHOUT_READING.test(path) ? undefined : kind;
}

/** Whether a file in a copied folder is code that a program starts with. Only tokens with a known shape count in it. */
export function isStartingCode(path: string, settings: DetectionSettings): boolean {
  return STARTING_CODE.test(path) && !TEST_FILES.test(path) && textKindOf(path, path, settings) !== undefined;
}

/** The kind of a file whose names are no sign, and whose text holds a credential beside other things: no fix may take the whole file away. */
export const HOLDER = 'holder';

/** The judgement of a file whose names are no sign, and whose text holds a credential. Weak if only the name of a setting says so. */
export function judgeHolder(name: string | undefined, place: CredentialPlace): FileJudgement {
  const isToken = place.of === 'private key' || 'provider' in place.of;
  const evidence = [{ kind: 'holds-credential', name, place } as const];
  return { secret: true, kind: HOLDER, purpose: 'either', cleanWhen: undefined, evidence, strength: isToken ? 'strong' : 'weak' };
}

/** Whether a `.pem` is the certificate of a pair, because a `.key` of the same name is named as well: `ssl.pem` beside `ssl.key`. */
export function isCertificateOfPair(path: string, says: (pattern: RegExp) => boolean): boolean {
  const [, stem] = /(?:^|\/)([\w.-]+)\.pem$/.exec(path) ?? [];
  return stem !== undefined && !/key|priv/i.test(stem) && says(new RegExp(`(?<![\\w.-])${literalPattern(stem)}\\.key(?![\\w.-])`, 'i'));
}

/** How a file is used as a credential of a kind. `by`: the user of the file. */
interface UsedFile {
  readonly kind: string;
  readonly mostly: boolean;
  readonly often?: true;
  readonly by: string;
}

/** Judges a file that is used as a credential, whatever its name is. */
export function judgeUsedFile(path: string, { kind, mostly, often, by }: UsedFile): FileJudgement {
  const row = SECRET_FILES.find((one) => one.kind === kind);
  return {
    secret: true,
    kind,
    purpose: row?.purpose ?? 'build',
    cleanWhen: row?.cleanWhen,
    evidence: [often ? { kind: 'often-credential', name: basename(path) } : { kind: 'used-file', by }],
    strength: often ? 'hint' : mostly ? 'weak' : 'strong',
  };
}

function judgeRow(row: SecretFile, from: string, to: string, destination: string, surroundings: FileSurroundings | undefined): FileJudgement {
  const where = isMatch(row, from) ? ({ kind: 'file-name', name: basename(from) } as const) : placeSign(row, from, to, destination);
  const common = { kind: row.kind, purpose: row.purpose, cleanWhen: row.cleanWhen, evidence: [where] };
  if (row.strength !== 'inspect' && row.notWith !== undefined && surroundings?.says(row.notWith))
    return { ...common, secret: false, strength: 'weak', evidence: [{ kind: 'content-decides' }] };
  if (row.strength !== 'inspect' && SAYS_SAMPLE.test(from)) return { ...common, secret: true, strength: 'hint', evidence: [where, { kind: 'sample' }] };
  if (row.strength === 'hint' && row.onlyWith !== undefined && surroundings?.says(row.onlyWith) === false) return HARMLESS;
  if (row.strength === 'hint')
    return { ...common, secret: true, strength: 'hint', evidence: [{ kind: 'often-credential', name: basename(isMatch(row, from) ? from : to) }] };
  if (row.strength === 'strong') return { ...common, secret: true, strength: 'strong' };
  if (row.strength === 'inspect' && row.purpose === 'build' && surroundings && isDeletedAgain(from, surroundings))
    return { ...common, secret: true, strength: 'hint', evidence: [where, { kind: 'deleted-again' }] };
  if (row.strength === 'inspect') {
    const inspected = { ...common, secret: false, strength: 'weak', evidence: [{ kind: 'content-decides' }] } as const;
    return row.purpose === 'build' || row.kind === ENVIRONMENT_FILE ? { ...inspected, mayHoldLogin: true } : inspected;
  }
  if (row.kind === 'npmrc' && !isOwnLogin(from, destination) && (surroundings?.tokenInSight || surroundings?.npmrcHoldsSettings))
    return { ...common, secret: false, strength: 'weak', evidence: [{ kind: 'project-settings' }] };
  if (row.onlyWith !== undefined && surroundings) {
    if (!surroundings.says(row.onlyWith)) return { ...common, secret: false, strength: 'weak', evidence: [{ kind: 'content-decides' }] };
    if (surroundings.loginInSight(row.kind)) return { ...common, secret: false, strength: 'weak', evidence: [{ kind: 'project-settings' }] };
  }
  return { ...common, secret: true, strength: 'weak' };
}

/** Whether a command deletes the file by its name. */
function isDeletedAgain(from: string, { says }: FileSurroundings): boolean {
  return says(new RegExp(`\\b(?:rm|shred|unlink|del)\\s[^\\n;&|]*(?<![\\w.-])${literalPattern(basename(from))}(?![\\w.-])`, 'i'));
}

/** The sign in the place that a file is copied to: its name there, or the folder if it keeps its name. */
function placeSign(row: SecretFile, from: string, to: string, destination: string): FileSign {
  const keepsName = /[/\\]$/.test(destination.trim()) && basename(to) === basename(from);
  const folder = keepsName ? normalize(destination) : row.kind === 'key-folder' ? to : undefined;
  return folder === undefined ? { kind: 'becomes-file', name: basename(to) } : { kind: 'credential-folder', folder };
}

/** Whether an npmrc holds a personal login instead of project settings: it is copied to a home, or was renamed for the build. */
function isOwnLogin(from: string, destination: string): boolean {
  return /^(?:\/root|\/home\/[^/]+|~|\$\{?HOME\}?)(?:\/|$)/.test(destination) || !basename(from).startsWith('.npmrc');
}

function findRow(path: string): SecretFile | undefined {
  return path === '' ? undefined : SECRET_FILES.find((row) => isMatch(row, path));
}

/** Whether a row matches a path. */
function isMatch({ marks, path: pattern, unless }: Pick<InnocentFile, 'marks' | 'path' | 'unless'>, path: string): boolean {
  return marks.some((mark) => path.includes(mark)) && pattern.test(path) && !(unless?.test(path) ?? false);
}

/** Whether a path or name is harmless: a place for public keys, a program, a text. `from`: the file that is copied there. */
function isInnocent(path: string, written: string, from: string): boolean {
  const place = [path, written].find(isInnocentPlace);
  if (place !== undefined && !(KEY_PLACES.test(place) && PRIVATE_KEY_NAMES.test(from))) return true;
  if (INNOCENT_FILES.some((row) => isMatch(row, path))) return true;
  const point = path.lastIndexOf('.');
  return point >= 0 && INNOCENT_ENDINGS.has(path.slice(point + 1)) && !PROGRAM_SETTINGS.test(path);
}

function isInnocentPlace(path: string): boolean {
  return INNOCENT_ROOTS.some((root) => path.startsWith(root)) && INNOCENT_FOLDERS.test(path);
}

function mayBeSecretFile(path: string): boolean {
  return MAY_BE.of(path, (own) => SECRET_FILE_MARKS.some((mark) => own.includes(mark)));
}

/** Whether `judgeFile` may name a kind for a file of the build context: cheap, because a context has thousands of them. */
export function mayBeJudged(path: string, settings: DetectionSettings): boolean {
  return settings.secretFiles.length > 0 || !/^[\w.@+ -]+(?:\/[\w.@+ -]+)*$/.test(path) || anyMark().test(path.toLowerCase());
}

/** For thousands of paths one pattern is faster than a search for each mark. */
const anyMark = once(() => new RegExp(SECRET_FILE_MARKS.map(literalPattern).join('|')));

/** Cached: every analysis asks for paths, and there are few. */
const MAY_BE = boundedMemo<boolean>(200_000);
const NORMALIZED = boundedMemo<string>(200_000);

function normalize(path: string): string {
  return NORMALIZED.of(path, normalizeAnew);
}

/**
 * The path in lower case, with `/` between its parts, without `./` at its start and `/` at its end. Wildcards are removed: `.npmrc*` and `*.npmrc` become
 * .npmrc.
 */
function normalizeAnew(path: string): string {
  return path
    .trim()
    .replace(/^["']|["']$/g, '')
    .replaceAll('\\', '/')
    .replace(/\[([A-Za-z])[A-Za-z]*\]/g, '$1')
    .toLowerCase()
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?<=[^/])\*+$|\*+/g, '')
    .replace(/\/{2,}/g, '/')
    .replace(/(?<=.)\/+$/, '');
}

/** The path that the file gets: below the destination if that is a folder. */
function destinationOf(destination: string, from: string): string {
  if (destination === '' || destination === '.' || /[/\\]$|^\.\.?$/.test(destination.trim()))
    return `${normalize(destination).replace(/^\.$/, '')}/${basename(from)}`.replace(/\/{2,}/g, '/').replace(/^\/(?=[^/]+$)/, '');
  return normalize(destination);
}

/** Whether a source is a folder `.docker`, of a project as often as of a user: COPY takes only what is in it, so that it gets no such folder. */
function isDockerFolder(source: string): boolean {
  return /(?:^|[/\\])\.docker[/\\]?$/.test(source);
}

/** The ending in lower case, without its point; the whole name of a file without one. */
function endingOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1).toLowerCase();
}

/** The path of the file if a destination without `/` at its end is a folder that exists: `COPY site.pem /etc/haproxy`. '' if it looks like a file. */
function belowFolder(to: string, from: string): string {
  return basename(to).includes('.') || !basename(from).includes('.') || to === '' ? '' : `${to}/${basename(from)}`;
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
