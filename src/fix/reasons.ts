import type { Fix } from './types.ts';

/** The reasons of a fix's caveats in one line. For a manual fix, only the reasons that prevent it, because the others are about its effects. */
export function reasonsOf({ applicability, caveats }: Pick<Fix, 'applicability' | 'caveats'>): string {
  return caveats
    .filter((caveat) => applicability !== 'manual' || caveat.applicability === 'manual')
    .map(({ reason }) => reason)
    .join('; ');
}
