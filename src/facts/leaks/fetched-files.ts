import { FETCHED_KINDS } from '../../knowledge/secrets/secret-files.ts';
import type { Copy, Word } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { judgeFile } from '../sensitivity/index.ts';
import type { DetectionSettings, FileJudgement } from '../sensitivity/judgement.ts';

/** A credential file that ADD fetches from an address without a login: `ADD https://…/id_rsa /root/.ssh/`. */
export interface FetchedFile {
  readonly kind: 'fetched-file';
  readonly instruction: Copy;
  readonly range: Range;
  /** Its name in the address, or the one that it gets. */
  readonly name: string;
  readonly judgement: FileJudgement;
}

/** The credential file at an address, where its name, or the one that it gets, can be no other's: most keys behind an address are public ones. */
export function fetchedFile(copy: Copy, source: Word, settings: DetectionSettings): readonly FetchedFile[] {
  const [, path = ''] = /^(?:https?|ftp):\/\/[^/?#]+\/([^?#]*)/i.exec(source.value) ?? [];
  if (path === '') return [];
  const judgement = judgeFile(path, copy.destination?.value ?? '', settings);
  if (!judgement.secret || !FETCHED_KINDS.has(judgement.kind)) return [];
  return [{ kind: 'fetched-file', instruction: copy, range: source.range, name: path.replace(/^.*\//, ''), judgement }];
}
