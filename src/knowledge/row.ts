/** A row holds for the listed programs, or for all programs of the card if it lists none. */
export interface Row {
  readonly programs?: readonly string[];
  readonly source: string;
}
