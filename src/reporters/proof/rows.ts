import type { Trace } from '../../prove/types.ts';

/** A labelled part of a report: a line for each text. The texts are masked. */
export interface Row {
  readonly label: string;
  /** Not shown if there are none. */
  readonly texts: readonly string[];
  readonly tone?: 'good' | 'warning';
}

export const MOST_TRACES = 6;

/** A row with one text. */
export function row(label: string, text: string, tone?: Row['tone']): Row {
  return { label, texts: [text], ...(tone ? { tone } : {}) };
}

/** The first texts, and how many more there are. */
export function shortened(texts: readonly string[], most: number): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most), `${texts.length - most} more`];
}

/** Where a secret was found, and in which form: `NPM_TOKEN is in layer 3, in base64`. */
export function describe({ name, form, place }: Trace): string {
  return `${name} is in ${place}${form === 'as it is' ? '' : `, ${form}`}`;
}

/** A number with its noun, in the plural where it is not one. */
export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
