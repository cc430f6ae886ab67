import type { Facts } from '../../facts/facts.ts';
import { contextPath, type FileFlow } from '../../facts/flows/file-flows.ts';
import type { Caveat } from '../types.ts';

/** Whether a file that need not be there is not. */
export function isAbsent({ context }: Facts, { isOptional, file }: FileFlow): boolean {
  return isOptional && context !== undefined && context.read(contextPath(file)) === undefined;
}

/**
 * The caveats of a file that is not here. No build is told to pass one that need not be there: it would fail. A build elsewhere that has it must pass it.
 */
export function absentCaveats(facts: Facts, flow: FileFlow, id: string): readonly Caveat[] {
  const reasons: string[] = [];
  if (isAbsent(facts, flow))
    reasons.push(
      `nothing here matches "${flow.name}": a build that has it must pass --secret id=${id},src=${contextPath(flow.file)}, which fails where the file is missing`,
    );
  if (flow.judgement.strength === 'hint' && flow.judgement.evidence.some(({ kind }) => kind === 'not-in-context'))
    reasons.push(`"${flow.name}" is not among the files here, and may be settings without a login`);
  return reasons.map((reason) => ({ applicability: 'unsafe', reason }));
}
