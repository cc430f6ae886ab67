/** The texts of the variables that a script sets. */
export class ScriptTexts {
  readonly #literals = new Map<string, string>();
  readonly #texts = new Map<string, string>();

  /** Records `X=value`; references in the value are kept. */
  set(name: string, value: string): void {
    // `PATH=$PATH:/x` must not grow with every iteration
    if (!value.includes(`$${name}`) && !value.includes(`\${${name}`)) this.#texts.set(name, value);
  }

  /** Records `X=value` with a plain text as value. */
  setLiteral(name: string, value: string): void {
    this.#literals.set(name, value);
  }

  /** Expands variables in a path that the script sets to plain text. */
  expand(path: string): string {
    return replaceVariables(path, this.#literals);
  }

  /** Expands all variables in a text that the script sets. References in their values are kept. */
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
