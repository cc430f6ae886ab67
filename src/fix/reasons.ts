import type { Fix } from './types.ts';

/** The reasons of a fix's caveats in one line: where it cannot be made, only what stands in its way, as nothing else will come to pass. */
export function reasonsOf({ applicability, caveats }: Pick<Fix, 'applicability' | 'caveats'>): string {
  return caveats
    .filter((caveat) => applicability !== 'manual' || caveat.applicability === 'manual')
    .map(({ reason }) => reason)
    .join('; ');
}
