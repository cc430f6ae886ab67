const MASK = '***';

/** Wraps a secret value so that it is never printed by accident: logs, templates and JSON show `***`. */
export class Redacted {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value. Use it only to compare and to mask. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}

/** Replaces every occurrence of the values by `***`, except of values shorter than 3 characters, which would mask ordinary text. */
export function mask(text: string, values: readonly Redacted[]): string {
  const known = values
    .map((value) => value.reveal())
    .filter((value) => value.length >= 3)
    .sort((a, b) => b.length - a.length);
  return known.reduce((masked, value) => masked.split(value).join(MASK), text);
}
