// Stands in for vscode-languageserver-types where dockerfile-ast imports it: these two functions are all that it uses,
// and the real module costs 6 ms at every start.
export const Position = { create: (line, character) => ({ line, character }) };
export const Range = {
  create: (a, b, c, d) => (c === undefined ? { start: a, end: b } : { start: Position.create(a, b), end: Position.create(c, d) }),
};
