import { posix } from 'node:path';
import { FIXTURE_FOLDERS } from '../../knowledge/secrets/secret-files.ts';
import {
  carriedTextKindOf,
  credentialIn,
  isStartingCode,
  judgeFile,
  judgeFileContent,
  judgeHolder,
  mayBeJudged,
  strengthOfText,
} from '../sensitivity/index.ts';
import type { DetectionSettings, FileJudgement } from '../sensitivity/judgement.ts';
import type { BuildContext } from './build-context.ts';

/** A credential file inside a copied folder of the build context. */
export interface CarriedFile {
  /** Path relative to the context. */
  readonly path: string;
  /** Path relative to the copied folder. */
  readonly inFolder: string;
  readonly judgement: FileJudgement;
}

/**
 * Returns the credential files in a folder of the context, at any depth. If the content is readable, it decides: many programs use files with these names, and
 * most of them hold no secret. Fixtures, samples and folders of dependencies are skipped.
 */
export function carriedFiles(source: string, context: BuildContext, settings: DetectionSettings): readonly CarriedFile[] {
  const named = likelyFilesIn(source, context, settings).flatMap(({ path, inFolder, judgement }): readonly CarriedFile[] => {
    const carried = judgeContent(path, judgement, context);
    return carried ? [{ path, inFolder, judgement: carried }] : [];
  });
  return [...named, ...holdersIn(source, context, settings)];
}

/** How many files of any name are read, and how many UTF-16 units of one and of all: settings are short, longer files hold data, and editors wait for it. */
const MOST_HOLDERS = 300;
const LONGEST_HOLDER = 30_000;
const MOST_HOLDER_UNITS = 1_000_000;

/** The files in a folder whose names are no sign, and whose text holds a credential. */
function holdersIn(source: string, context: BuildContext, settings: DetectionSettings): readonly CarriedFile[] {
  const start = startOf(source, context);
  if (start === undefined) return [];
  const known = HOLDERS.get(context) ?? findHolders(context, settings);
  HOLDERS.set(context, known);
  return known.flatMap(({ path, judgement }) => (path.startsWith(start) ? [{ path, inFolder: path.slice(start.length), judgement }] : []));
}

const HOLDERS = new WeakMap<BuildContext, readonly LikelyFile[]>();

function findHolders(context: BuildContext, settings: DetectionSettings): readonly LikelyFile[] {
  const likely = new Set(likelyFiles(context.files(), settings).map(({ path }) => path));
  const found: LikelyFile[] = [];
  let files = 0;
  let units = 0;
  const open = context.files().filter((path) => !likely.has(path) && !FIXTURE_FOLDERS.test(path));
  const kinds = open.map((path) => [path, carriedTextKindOf(path, settings)] as const);
  // settings first: of code there may be more than is read
  const code = kinds.flatMap(([path, kind]) => (kind === undefined && isStartingCode(path, settings) ? [[path, 'tokens'] as const] : []));
  for (const [path, kind] of [...kinds, ...code]) {
    if (!kind) continue;
    if (files++ >= MOST_HOLDERS || units > MOST_HOLDER_UNITS) break;
    const text = context.read(path) ?? '';
    units += text.length;
    const place = text.length <= LONGEST_HOLDER ? credentialIn(kind, text) : undefined;
    if (place) found.push({ path, judgement: judgeHolder(posix.basename(path), place) });
  }
  return found;
}

/** The files in a folder of the context that are named like credential files, whatever is in them, without fixtures. */
export function likelyFilesIn(source: string, context: BuildContext, settings: DetectionSettings): readonly CarriedFile[] {
  const start = startOf(source, context);
  if (start === undefined) return [];
  return likelyFiles(context.files(), settings).flatMap(({ path, judgement }): readonly CarriedFile[] => {
    const inFolder = path.slice(start.length);
    return path.startsWith(start) && !FIXTURE_FOLDERS.test(inFolder) ? [{ path, inFolder, judgement }] : [];
  });
}

interface LikelyFile {
  readonly path: string;
  readonly judgement: FileJudgement;
}

/** Cached by file list, and then by the settings that decide: a project has few of both, but may have many Dockerfiles. */
const LIKELY = new WeakMap<readonly string[], Map<string, readonly LikelyFile[]>>();

/** The files with the name of a credential file. */
function likelyFiles(files: readonly string[], settings: DetectionSettings): readonly LikelyFile[] {
  const bySettings = LIKELY.get(files) ?? new Map<string, readonly LikelyFile[]>();
  LIKELY.set(files, bySettings);
  const key = JSON.stringify([settings.secretFiles, settings.ignoredFiles]);
  const known = bySettings.get(key);
  if (known) return known;
  const likely = files.flatMap((path): readonly LikelyFile[] => {
    if (!mayBeJudged(path, settings)) return [];
    const judgement = judgeFile(path, path, settings);
    return judgement.kind === '' ? [] : [{ path, judgement }];
  });
  bySettings.set(key, likely);
  return likely;
}

/** How the paths of a copied folder begin; undefined if the source is no folder. */
function startOf(source: string, context: BuildContext): string | undefined {
  const folder = folderOf(source);
  if (folder === undefined || (folder !== '' && !context.isFolder(folder))) return undefined;
  return folder === '' ? '' : `${folder}/`;
}

/** The folder of the context that a source names, relative to the context and '' for the whole; undefined for a pattern, an address or a variable. */
function folderOf(source: string): string | undefined {
  if (/[*?[\]$]|^[a-z]+:\/\//i.test(source)) return undefined;
  const folder = posix.normalize(`/${source}`).slice(1).replace(/\/$/, '');
  return folder === '.' ? '' : folder;
}

function judgeContent(path: string, judgement: FileJudgement, context: BuildContext): FileJudgement | undefined {
  const text = context.read(path);
  if (text?.trim() === '') return undefined;
  const content = text === undefined ? 'unknown' : judgeFileContent(judgement.kind, text);
  if (content === 'secret')
    return {
      ...judgement,
      secret: true,
      strength: strengthOfText(path, text ?? ''),
      evidence: [{ kind: 'holds-credential', name: posix.basename(path) }],
    };
  const isWholly = judgement.secret && judgement.strength === 'strong' && judgement.cleanWhen === undefined && !OF_MANY.has(judgement.kind);
  return isWholly && content === 'unknown' ? judgement : undefined;
}

/** Kinds with ambiguous file names: `tokens` may belong to a language or a design system. */
const OF_MANY: ReadonlySet<string> = new Set(['token-file', 'application-secrets', 'credentials']);
