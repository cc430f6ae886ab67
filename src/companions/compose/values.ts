/** The source of a build argument's value in a compose file. */
export type ArgSource =
  /** A variable of the client. `checked`: `${X:?…}` makes Compose fail if it is not set. */
  | { readonly kind: 'variable'; readonly name: string; readonly checked: boolean }
  | { readonly kind: 'literal' }
  /** A variable with a default or with text around it, which a secret cannot express. */
  | { readonly kind: 'computed' };

/**
 * Returns the source of the value of `NAME: value`, or of a bare `NAME` (`value` undefined).
 * Source: https://docs.docker.com/reference/compose-file/interpolation/
 */
export function argSource(name: string, value: string | undefined): ArgSource {
  if (value === undefined) return { kind: 'variable', name, checked: false };
  const match = /^\$(?:\{(?<braced>[A-Za-z_]\w*)(?:(?<operator>:?[-?+])(?<operand>[^{}]*))?\}|(?<plain>[A-Za-z_]\w*))$/.exec(value);
  if (!match) return { kind: /\$/.test(value.replaceAll('$$', '')) ? 'computed' : 'literal' };
  const { braced, operator, operand, plain } = match.groups ?? {};
  const variable = braced ?? plain ?? name;
  if (operator === undefined) return { kind: 'variable', name: variable, checked: false };
  if (operator.endsWith('?')) return { kind: 'variable', name: variable, checked: true };
  // an unset variable is empty too, so an empty default makes no difference
  return operator.endsWith('-') && operand === '' ? { kind: 'variable', name: variable, checked: false } : { kind: 'computed' };
}

/** The text with each `${X:-default}` replaced by its default. Undefined if a variable has no default. */
export function withDefaults(text: string): string | undefined {
  let known = true;
  const result = text.replace(/\$\$|\$\{[A-Za-z_]\w*:?-([^{}]*)\}|\$\{|\$[A-Za-z_]/g, (match: string, fallback: string | undefined) => {
    if (match === '$$') return '$';
    if (fallback === undefined) known = false;
    return fallback ?? '';
  });
  return known ? result : undefined;
}
