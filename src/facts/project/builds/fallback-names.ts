import { COMMENT_LINE } from '../../../knowledge/project/environment-reads.ts';
import { hasName, literalPattern } from '../../../text/pattern.ts';
import type { FileTexts } from '../file-texts.ts';
import type { NamedInProject, ProjectRead } from './settings-reads.ts';

/** The read of a variable by code, with the variables that the code takes instead of it. `args`: the arguments of the command that runs the code. */
export function withInstead(
  read: NamedInProject,
  reads: Iterable<ProjectRead>,
  { texts, args }: { readonly texts: Pick<FileTexts, 'textOf'>; readonly args: readonly string[] },
  name: string,
): NamedInProject {
  const given = args.flatMap((word) => {
    const groups = GIVEN_PROPERTY.exec(word)?.groups;
    return groups ? [groups] : [];
  });
  const instead = takenInstead(reads, texts, name, (line) => [...insteadIn(line, name), ...propertiesIn(line, name, given)]);
  return instead.length > 0 ? { ...read, instead } : read;
}

/**
 * Returns the variables that code takes instead of one wherever it reads that: A for B in `env.A || env.B`, in either order. Where both have one value, the code
 * needs only one of them.
 */
function takenInstead(
  reads: Iterable<ProjectRead>,
  texts: Pick<FileTexts, 'textOf'>,
  name: string,
  insteadOf: (line: string) => readonly string[],
): readonly string[] {
  let common: readonly string[] | undefined;
  for (const read of reads) {
    if (read.kind === 'whole' && read.isGuess) continue;
    if (read.kind !== 'project') return [];
    for (const line of (texts.textOf(read.at.path) ?? '').split('\n')) {
      if (!hasName(line, name) || COMMENT_LINE.test(line)) continue;
      const found = insteadOf(line);
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

/** An argument that sets a property of the build to the value of a variable. Source: https://docs.gradle.org/current/userguide/build_environment.html#sec:project_properties */
const GIVEN_PROPERTY = /^-[PD](?<property>[\w.-]+)=["']?\$\{?(?<variable>[A-Za-z_]\w*)\}?["']?$/;

/** The variables whose values the command gives to properties that a line takes instead: `findProperty("gpr.key") ?: System.getenv("TOKEN")`. */
function propertiesIn(line: string, name: string, given: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const [before = ''] = line.split(new RegExp(`(?:\\?:|\\.orElse\\b|\\?\\?).*\\b${literalPattern(name)}\\b`));
  return given.flatMap(({ property = '', variable = '' }) =>
    before !== line && new RegExp(`["']${literalPattern(property)}["']`).test(before) ? [variable] : [],
  );
}
