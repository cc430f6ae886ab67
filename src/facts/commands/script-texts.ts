/** The texts that a script sets its variables to. */
export class ScriptTexts {
  readonly #literals = new Map<string, string>();
  readonly #texts = new Map<string, string>();

  /** `X=value` in the script, references in the value kept. */
  set(name: string, value: string): void {
    // `PATH=$PATH:/x` must not grow with every round
    if (!value.includes(`$${name}`) && !value.includes(`\${${name}`)) this.#texts.set(name, value);
  }

  /** `X=value` whose value is plain text. */
  setLiteral(name: string, value: string): void {
    this.#literals.set(name, value);
  }

  /** A path with the variables filled in that the script sets to plain text. */
  expand(path: string): string {
    return replaceVariables(path, this.#literals);
  }

  /** A text with every variable filled in that the script sets. References in their values stay. */
  unfold(text: string): string {
    return replaceVariables(text, this.#texts);
  }
}

function replaceVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g,
    (all, braced: string | undefined, plain: string | undefined) => values.get(braced ?? plain ?? '') ?? all,
  );
}
