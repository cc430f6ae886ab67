// Words, lists and examples in Markdown, for the pages of tools.

/** As many examples as a reader needs of one kind. */
export const MOST_EXAMPLES = 5;

export function ofVerb(lines, verb) {
  return lines.filter((line) => line.verb === verb);
}

/** The example paths that rows of files match, as a user has them. */
export function readPaths(lines, rows) {
  const paths = ofVerb(lines, 'reads').map(({ right }) => right);
  return unique(paths.filter((path) => path.startsWith('/') && rows.some((row) => row.path.test(path))).map((path) => path.replace(/^\/root\//, '~/')));
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text as code, in a fence that is longer than those in it. */
export function code(text) {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

export function codes(texts) {
  return join(texts.map(code));
}

export function join(texts, word = 'and') {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${word} ${texts.at(-1)}`;
}

export function some(texts) {
  return texts.slice(0, MOST_EXAMPLES).join(', ');
}

export function someOf(texts) {
  return texts.length > MOST_EXAMPLES ? `${texts.slice(0, MOST_EXAMPLES).join(', ')} and ${texts.length - MOST_EXAMPLES} more` : join(texts);
}

export function example(codesGiven) {
  return codesGiven.length > 0 ? `: ${some(codesGiven)}` : '';
}

export function unique(items) {
  return [...new Set(items)];
}
