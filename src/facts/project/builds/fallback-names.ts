import { COMMENT_LINE } from '../../../knowledge/project/environment-reads.ts';
import { hasName, literalPattern } from '../../../text/pattern.ts';
import type { FileTexts } from '../file-texts.ts';
import type { NamedInProject, ProjectRead } from './settings-reads.ts';

/** The read of a variable by code, with the variables that the code takes instead of it. */
export function withInstead(read: NamedInProject, reads: Iterable<ProjectRead>, texts: Pick<FileTexts, 'textOf'>, name: string): NamedInProject {
  const instead = takenInstead(reads, texts, name);
  return instead.length > 0 ? { ...read, instead } : read;
}

/**
 * Returns the variables that code takes instead of one wherever it reads that: A for B in `env.A || env.B`, in either order. Where both have one value, the code
 * needs only one of them.
 */
function takenInstead(reads: Iterable<ProjectRead>, texts: Pick<FileTexts, 'textOf'>, name: string): readonly string[] {
  let common: readonly string[] | undefined;
  for (const read of reads) {
    if (read.kind === 'whole' && read.isGuess) continue;
    if (read.kind !== 'project') return [];
    for (const line of (texts.textOf(read.at.path) ?? '').split('\n')) {
      if (!hasName(line, name) || COMMENT_LINE.test(line)) continue;
      const found = insteadIn(line, name);
      common = common?.filter((one) => found.includes(one)) ?? found;
    }
  }
  return common ?? [];
}

/** An operator between two ways to get a value, of which the first that is set counts; and what stands between the names around it. */
const OPERATOR = String.raw`["'\x60)\]}]*\s*(?:\|\||\?\?|\?:|\bor\b|//|:-)\s*[$\w.(\[{]*["'\x60]?`;

function insteadIn(line: string, name: string): readonly string[] {
  const own = literalPattern(name);
  const pattern = new RegExp(`\\b([A-Za-z_]\\w*)${OPERATOR}\\b${own}\\b|\\b${own}${OPERATOR}\\b([A-Za-z_]\\w*)\\b`, 'g');
  return [...line.matchAll(pattern)].flatMap((match) => match.slice(1).filter((one) => one !== undefined));
}
