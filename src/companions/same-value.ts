import type { Range } from '../text/range.ts';
import type { CompanionCaveat } from './types.ts';

/** A build argument that a caller passes. */
export interface PassedArgument {
  readonly name: string;
  /** As written; undefined for a bare name, which takes its value from the variable of that name. */
  readonly value: string | undefined;
  readonly range: Range | undefined;
}

/** The value in a normal form for comparison. Undefined for a text without a variable: two equal literals need not mean the same secret. */
function normal({ name, value }: PassedArgument): string | undefined {
  const text = (value ?? `$${name}`).trim().replace(/^(["'])(.*)\1$/, '$2');
  return text.includes('$') ? text.replace(/\$\{(\w+)\}/g, '$$$1').replace(/\{\{\s*|\s*\}\}/g, (part) => part.trim()) : undefined;
}

/** Reports remaining arguments that have the same value as a removed one, and thus pass the secret under another name. */
export function sameValues(passed: readonly PassedArgument[], removed: ReadonlyMap<string, string | undefined>): readonly CompanionCaveat[] {
  return passed.flatMap((argument) => {
    const value = normal(argument);
    const twin = removed.has(argument.name) || value === undefined ? undefined : passed.find((one) => removed.has(one.name) && normal(one) === value);
    if (!twin) return [];
    const message = `${argument.name} has the value of ${twin.name}, which is now a secret, but is still a build argument: the image history records it`;
    return [{ range: argument.range, message, suggestion: undefined, until: argument.name }];
  });
}
