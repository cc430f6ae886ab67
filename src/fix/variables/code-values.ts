import {
  DECLARES_NAME,
  KEEPS_LOGIN,
  LOGS_IN,
  MAKES_CLIENT,
  MAKES_OBJECT,
  NAMES_RESULT,
  NO_CALL,
  PATH_TEXT,
  PRINTS,
  READS_VARIABLE,
  SENDS,
} from '../../knowledge/shell/code-calls.ts';
import { hasName, literalPattern } from '../../text/pattern.ts';

/** A token of code: a text in quotes, a dotted name, a bracket, or another sign. */
interface Token {
  readonly kind: 'text' | 'name' | 'open' | 'close' | 'sign';
  readonly text: string;
}

/** A bracket with its items, and the name of the function before it; '' if there is none. */
interface Group {
  readonly kind: 'group';
  readonly callee: string;
  readonly parts: readonly Part[];
}

type Part = Token | Group;

/** How deep brackets are read: deeper ones are data. */
const DEEPEST = 50;

/** What an expression carries. */
interface Carried {
  readonly value: boolean;
  readonly path: boolean;
}

const NOTHING: Carried = { value: false, path: false };

const TOKEN =
  /(?<comment>(?:^|(?<=\s))(?:#(?![{!])|\/\/).*$)|(?<text>"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<name>[$@%]?[A-Za-z_]\w*(?:\s*(?:\?\.|\.|::|->)\s*[$]?[A-Za-z_]\w*)*)|(?<open>[([{])|(?<close>[)\]}])|(?<sign>=>|->|\?\.|::|[=!<>]=|\n|[^\s\w])/gm;

/**
 * Whether code hands the value of a variable to a call that also gets a path, so that it may write it there: `yaml.dump({'t': os.environ['TOKEN']}, open('/x'))`.
 * Printing, sending it to a server, and logging in with it do not count, unless the login is kept. Follows names that the code assigns. `isPrinted` also counts
 * what it prints.
 */
export function mayWriteValue(code: string, name: string, isPrinted: boolean): boolean {
  return isWrittenBy(code, new CodeReader(name, isPrinted, [])) || keepsLogin(code, name);
}

/** Whether code reads the variable by itself and logs in with it for good. What the shell puts into the code is a write of the RUN, which a recipe may undo. */
function keepsLogin(code: string, name: string): boolean {
  const keepers = KEEPS_LOGIN.filter(({ library }) => library.test(code)).map(({ call }) => call);
  const own = code.replace(new RegExp(`\\$(?:${literalPattern(name)}\\b|\\{${literalPattern(name)}\\b)`, 'g'), '');
  return keepers.length > 0 && isWrittenBy(own, new CodeReader(name, false, keepers));
}

function isWrittenBy(code: string, reader: CodeReader): boolean {
  const statements = statementsOf(groupsOf(tokensOf(code)));
  // a name may be used above the line that sets it
  for (let round = 0; round < 2; round++) for (const statement of statements) reader.statement(statement);
  return reader.found;
}

function tokensOf(code: string): readonly Token[] {
  return [...code.matchAll(TOKEN)].flatMap(({ groups }): readonly Token[] => {
    for (const kind of ['text', 'name', 'open', 'close', 'sign'] as const) {
      const text = groups?.[kind];
      if (text !== undefined) return [{ kind, text: kind === 'name' ? text.replace(/\s/g, '').replace(/\?\.|::|->/g, '.') : text }];
    }
    return [];
  });
}

function groupsOf(tokens: readonly Token[]): readonly Part[] {
  const top: Part[] = [];
  const stack: { readonly callee: string; readonly parts: Part[] }[] = [{ callee: '', parts: top }];
  for (const token of tokens) {
    const inner = stack.at(-1);
    if (token.kind === 'open' && stack.length < DEEPEST) {
      const before = inner?.parts.at(-1);
      const isCall = before?.kind === 'name' && !NO_CALL.test(before.text);
      stack.push({ callee: isCall ? before.text : '', parts: [] });
    } else if (token.kind === 'close' && stack.length > 1) {
      const done = stack.pop();
      if (done) stack.at(-1)?.parts.push({ kind: 'group', ...done });
    } else inner?.parts.push(token);
  }
  while (stack.length > 1) {
    const open = stack.pop();
    if (open) stack.at(-1)?.parts.push({ kind: 'group', ...open });
  }
  return top;
}

function statementsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  return splitAt(parts, (text) => text === '\n' || text === ';');
}

function splitAt(parts: readonly Part[], ends: (text: string) => boolean): readonly (readonly Part[])[] {
  const found: Part[][] = [[]];
  for (const part of parts) {
    if (part.kind === 'sign' && ends(part.text)) found.push([]);
    else found.at(-1)?.push(part);
  }
  return found.filter((one) => one.length > 0);
}

/** Follows the value and paths through the names that code assigns. */
class CodeReader {
  found = false;
  readonly #names = new Map<string, Carried>();
  readonly #name: string;
  readonly #isPrinted: boolean;

  readonly #keepers: readonly RegExp[];

  constructor(name: string, isPrinted: boolean, keepers: readonly RegExp[]) {
    this.#name = name;
    this.#isPrinted = isPrinted;
    this.#keepers = keepers;
  }

  statement(parts: readonly Part[]): void {
    const at = parts.findIndex((part) => part.kind === 'sign' && part.text === '=');
    const given = this.#carried(at < 0 ? parts : parts.slice(at + 1));
    const target = at < 0 ? nameAfter(parts, NAMES_RESULT) : parts.slice(0, at).find((part) => part.kind === 'name' && !DECLARES_NAME.test(part.text));
    if (target?.kind !== 'name') return;
    const root = rootOf(target.text);
    // a client that is made with the value keeps it to log in
    const isClient = at >= 0 && parts.slice(at + 1).some((part, index, all) => part.kind === 'group' && isConstructor(part, all[index - 2]));
    this.#add(root, isClient ? { ...given, value: false } : given);
  }

  #add(name: string, carried: Carried): void {
    const both = union(this.#names.get(name) ?? NOTHING, carried);
    this.#names.set(name, both);
    if (both.value && both.path) this.found = true;
  }

  /** What the parts carry together; a call among them that gets both is found. */
  #carried(parts: readonly Part[]): Carried {
    let all = NOTHING;
    let chain = NOTHING;
    parts.forEach((part, index) => {
      const isChained = index > 0 && part.kind === 'name' && parts[index - 1]?.kind === 'sign' && parts[index - 2]?.kind === 'group';
      if (part.kind === 'group') chain = this.#called(part, union(chain, this.#ofName(part.callee)));
      else if (part.kind === 'text') all = union(all, this.#ofText(part.text));
      else if (part.kind === 'name' && !isChained) {
        chain = NOTHING;
        if (parts[index + 1]?.kind !== 'group' || hasName(part.text, this.#name)) all = union(all, this.#ofName(part.text));
      }
      all = union(all, chain);
    });
    return all;
  }

  /** What a bracket carries, with what stands before it: a call gives back what it gets, but not what it sends away. */
  #called({ callee, parts }: Group, receiver: Carried): Carried {
    if (READS_VARIABLE.test(callee)) return { value: parts.some((part) => part.kind === 'text' && hasName(part.text, this.#name)), path: false };
    if (this.#keepers.some((call) => call.test(callee)) && this.#carried(parts).value) this.found = true;
    const statements = statementsOf(parts);
    const isBlock = statements.length > 1;
    if (isBlock) for (const statement of statements) this.statement(statement);
    const inner = isBlock ? NOTHING : this.#ofItems(parts, callee !== '' && !MAKES_OBJECT.test(callee));
    const all = union(inner, receiver);
    if (PRINTS.test(callee)) {
      if (this.#isPrinted && inner.value) this.found = true;
      return NOTHING;
    }
    if (SENDS.test(callee)) return NOTHING;
    if (callee !== '' && all.value && all.path) this.found = true;
    return all;
  }

  /** The items of a bracket. By the name of a login, the value logs in: in a call, and in an object with a path beside it. */
  #ofItems(parts: readonly Part[], isCall: boolean): Carried {
    const items = splitAt(parts, (text) => text === ',').map((item) => ({ item, carried: this.#carried(item) }));
    const logsIn = isCall || items.some(({ carried }) => carried.path);
    return items.map(({ item, carried }) => (logsIn && isLogin(item) ? { ...carried, value: false } : carried)).reduce(union, NOTHING);
  }

  #ofName(text: string): Carried {
    return union(this.#names.get(rootOf(text)) ?? NOTHING, { value: hasName(text, this.#name), path: false });
  }

  #ofText(quoted: string): Carried {
    const text = quoted.replace(/^(?:"""|'''|["'`])|(?:"""|'''|["'`])$/g, '');
    return { value: hasName(text, this.#name), path: PATH_TEXT.test(text) };
  }
}

function union(one: Carried, other: Carried): Carried {
  return { value: one.value || other.value, path: one.path || other.path };
}

/** The name before the first dot, without the sign of a variable. */
function rootOf(text: string): string {
  return text.replace(/^[$@%]/, '').replace(/\..*$/, '');
}

function nameAfter(parts: readonly Part[], word: string): Part | undefined {
  const at = parts.findIndex((part) => part.kind === 'name' && part.text === word);
  return at < 0 ? undefined : parts[at + 1];
}

/** Whether a bracket makes an object: `new Client(…)`, `Github(…)`. */
function isConstructor({ callee }: Group, before: Part | undefined): boolean {
  return (before?.kind === 'name' && MAKES_CLIENT.test(before.text)) || MAKES_CLIENT.test(callee);
}

/** `token=value`, `auth: value`. */
function isLogin([key, sign]: readonly Part[]): boolean {
  return (key?.kind === 'name' || key?.kind === 'text') && sign?.kind === 'sign' && /^(?:=|:|=>)$/.test(sign.text) && LOGS_IN.test(key.text);
}
