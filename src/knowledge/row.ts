/** A row may hold for some of the card's programs only. */
export interface Row {
  readonly programs?: readonly string[];
  readonly source: string;
}
