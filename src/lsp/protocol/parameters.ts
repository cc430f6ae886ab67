/** Returns what is wrong with a value (`textDocument.uri is not a string`), or undefined if it is valid. `at`: path of the value, '' for the whole. */
type Check = (value: unknown, at: string) => string | undefined;

const typed =
  (type: 'string' | 'number' | 'object', name: string): Check =>
  (value, at) =>
    typeof value === type && value !== null ? undefined : `${at === '' ? 'the parameters are' : `${at} is`} not a${/^[aeiou]/.test(name) ? 'n' : ''} ${name}`;
const text = typed('string', 'string');
const number = typed('number', 'number');
const object = typed('object', 'object');
const count: Check = (value, at) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31 ? undefined : `${at} is not a line or character number`;

const optional =
  (check: Check): Check =>
  (value, at) =>
    value === undefined || value === null ? undefined : check(value, at);

const listOf =
  (check: Check): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return `${at} is not a list`;
    for (const [index, item] of value.entries()) {
      const wrong = check(item, `${at}[${index}]`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };

const fields =
  (checks: { readonly [name: string]: Check }): Check =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return object(undefined, at);
    for (const [name, check] of Object.entries(checks)) {
      const wrong = check(Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined, at === '' ? name : `${at}.${name}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };

const position = fields({ line: count, character: count });
const range = fields({ start: position, end: position });
const document = { textDocument: fields({ uri: text }) };

/**
 * Checks for the parameters of the methods that we handle: the library passes on whatever an editor sent.
 * Source: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
 */
const METHODS: ReadonlyMap<string, Check> = new Map([
  ['initialize', fields({ capabilities: object })],
  ['initialized', optional(object)],
  ['textDocument/didOpen', fields({ textDocument: fields({ uri: text, languageId: text, version: number, text }) })],
  [
    'textDocument/didChange',
    fields({ textDocument: fields({ uri: text, version: number }), contentChanges: listOf(fields({ range: optional(range), text })) }),
  ],
  ['textDocument/didSave', fields(document)],
  ['textDocument/didClose', fields(document)],
  ['textDocument/willSave', fields(document)],
  ['textDocument/willSaveWaitUntil', fields(document)],
  ['textDocument/hover', fields({ ...document, position })],
  ['textDocument/formatting', fields(document)],
  ['textDocument/codeAction', fields({ ...document, range, context: fields({ only: optional(listOf(text)) }) })],
  ['workspace/executeCommand', fields({ command: text, arguments: optional(listOf(() => undefined)) })],
  ['workspace/didChangeConfiguration', fields({})],
  ['workspace/didChangeWatchedFiles', fields({ changes: listOf(fields({ uri: text })) })],
  ['$/cancelRequest', fields({ id: (value, at) => (typeof value === 'string' || typeof value === 'number' ? undefined : `${at} is not the id of a request`) })],
]);

/** Returns what is wrong with the parameters of a method, in one line; undefined if they are valid, or if we do not handle the method. */
export function wrongParameters(method: string, parameters: unknown): string | undefined {
  return METHODS.get(method)?.(parameters, '');
}
