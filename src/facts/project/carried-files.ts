import { posix } from 'node:path';
import { FIXTURE_FOLDERS } from '../../knowledge/secrets/secret-files.ts';
import { judgeFile, judgeFileContent } from '../sensitivity/index.ts';
import type { DetectionSettings, FileJudgement } from '../sensitivity/judgement.ts';
import type { BuildContext } from './build-context.ts';

/** A credential file that a folder of the build context brings along. */
export interface CarriedFile {
  /** Relative to the context. */
  readonly path: string;
  /** Relative to the folder that is copied. */
  readonly inFolder: string;
  readonly judgement: FileJudgement;
}

/**
 * The credential files in a folder of the context, at any depth. The content decides where it can be read: many programs have files of these names,
 * and most of those hold no secret. Fixtures, samples and folders of dependencies are passed over.
 */
export function carriedFiles(source: string, context: BuildContext, settings: DetectionSettings): readonly CarriedFile[] {
  const folder = folderOf(source);
  if (folder === undefined || (folder !== '' && !context.isFolder(folder))) return [];
  const start = folder === '' ? '' : `${folder}/`;
  return likelyFiles(context.files(), settings).flatMap(({ path, judgement }): readonly CarriedFile[] => {
    if (!path.startsWith(start)) return [];
    const inFolder = path.slice(start.length);
    if (FIXTURE_FOLDERS.test(inFolder)) return [];
    const carried = judgeContent(path, judgement, context);
    return carried ? [{ path, inFolder, judgement: carried }] : [];
  });
}

interface LikelyFile {
  readonly path: string;
  readonly judgement: FileJudgement;
}

/** By the listing, then by the settings that decide: a project has few of both, and many Dockerfiles. */
const LIKELY = new WeakMap<readonly string[], Map<string, readonly LikelyFile[]>>();

/** The files that may be credentials by their names. */
function likelyFiles(files: readonly string[], settings: DetectionSettings): readonly LikelyFile[] {
  const bySettings = LIKELY.get(files) ?? new Map<string, readonly LikelyFile[]>();
  LIKELY.set(files, bySettings);
  const key = JSON.stringify([settings.secretFiles, settings.ignoredFiles]);
  const known = bySettings.get(key);
  if (known) return known;
  const likely = files.map((path): LikelyFile => ({ path, judgement: judgeFile(path, path, settings) })).filter(({ judgement }) => judgement.kind !== '');
  bySettings.set(key, likely);
  return likely;
}

/** The folder of the context that a source names, relative to it and '' for the whole; undefined for a pattern, an address or a variable. */
function folderOf(source: string): string | undefined {
  if (/[*?[\]$]|^[a-z]+:\/\//i.test(source)) return undefined;
  const folder = posix.normalize(`/${source}`).slice(1).replace(/\/$/, '');
  return folder === '.' ? '' : folder;
}

function judgeContent(path: string, judgement: FileJudgement, context: BuildContext): FileJudgement | undefined {
  const text = context.read(path);
  const content = text === undefined ? 'unknown' : judgeFileContent(judgement.kind, text);
  if (content === 'secret') return { ...judgement, secret: true, strength: 'strong', evidence: [{ kind: 'holds-credential', name: posix.basename(path) }] };
  const isWholly = judgement.secret && judgement.strength === 'strong' && judgement.cleanWhen === undefined && !OF_MANY.has(judgement.kind);
  return isWholly && content === 'unknown' ? judgement : undefined;
}

/** Kinds whose names other files have as well: `tokens` may be those of a language or of a design. */
const OF_MANY: ReadonlySet<string> = new Set(['token-file', 'application-secrets', 'credentials']);
