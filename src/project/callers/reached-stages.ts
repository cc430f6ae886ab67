import type { BuildChange } from '../../companions/types.ts';
import { stagesBuilt } from '../../facts/stages/built-stages.ts';
import type { LintResult } from '../../linter/types.ts';
import { parseDockerfile } from '../../syntax/dockerfile/dockerfile.ts';
import type { Dockerfile } from '../../syntax/types.ts';

/** Returns which builds reach a RUN in which the fixes of a result mount a secret, by the stages of the original document. */
export function reachesOf({ document, findings }: Pick<LintResult, 'document' | 'findings'>): NonNullable<BuildChange['reaches']> {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  let dockerfile: Dockerfile | undefined;
  return (id, target) => {
    const own = fixes.filter(({ secrets }) => secrets.some((secret) => secret.id === id));
    // a secret for ADD has no mount
    if (own.length === 0 || own.some(({ mounts, secrets }) => mounts.length === 0 || secrets.some(({ from }) => 'env' in from && from.made !== undefined)))
      return true;
    dockerfile ??= parseDockerfile(document);
    const built = stagesBuilt(dockerfile, target);
    if (built === undefined) return true;
    const starts = own.flatMap(({ mounts }) => mounts.map(({ range }) => range.start));
    return dockerfile.stages.some(({ index, instructions }) => built.has(index) && instructions.some(({ range }) => starts.includes(range.start)));
  };
}
