const MASK = '***';

/** Keeps a secret value where no log, template or JSON can print it by accident: all of them show `***`. */
export class Redacted {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for comparing and masking only. */
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

/** `text` with every occurrence of the values replaced by `***`; values shorter than 3 characters are left, they would mask half the alphabet. */
export function mask(text: string, values: readonly Redacted[]): string {
  const known = values
    .map((value) => value.reveal())
    .filter((value) => value.length >= 3)
    .sort((a, b) => b.length - a.length);
  return known.reduce((masked, value) => masked.split(value).join(MASK), text);
}
