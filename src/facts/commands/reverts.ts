import type { CredentialWriter, Revert } from '../../knowledge/tool-writes.ts';
import type { ShellCommand, ShellWord } from '../../syntax/types.ts';
import { commandInvocation } from './invocation.ts';

/** A command that undoes the write of a credential. */
export interface Reversal {
  readonly row: Revert;
  /** The command, called like the writing one; undefined if a required part is not literal. */
  readonly text: string | undefined;
  /** The key that distinguishes the credential from others in the same place, as written: `registry.example.com`. '' if the writing command names none. */
  readonly key: string | undefined;
}

/** The words of a writing command after its sub-command, classified. */
interface Parts {
  readonly operands: readonly ShellWord[];
  /** Options that the undoing command needs too. */
  readonly kept: readonly string[];
  readonly options: ReadonlyMap<string, ShellWord>;
}

/** Returns the first row of the writer that matches the command and is accepted by `isAllowed`, with its placeholders filled in. */
export function reversalOf(
  command: ShellCommand,
  writer: CredentialWriter | undefined,
  isAllowed: (row: Revert) => boolean = () => true,
): Reversal | undefined {
  const { program, args, at } = commandInvocation(command);
  const text = args.join(' ');
  for (const row of writer?.revert ?? []) {
    if (row.programs?.includes(program) === false || row.arguments?.test(text) === false || !isAllowed(row)) continue;
    const parts = partsOf(row, command.words.slice(at + 1));
    if (!parts) continue;
    const before = [...command.assignments.map((one) => `${one.name}=${one.value?.text ?? ''}`), ...command.words.slice(0, at + 1).map((word) => word.text)];
    return { row, text: fill(row, parts, before.join(' ')), key: keyOf(row, parts) };
  }
  return undefined;
}

/**
 * Whether a later command that removes credentials of a writer removes this one: if the place can hold several, the command must name the key of this one. A
 * place with an unknown key counts as holding one.
 */
export function isRevertOf(command: ShellCommand, written: ShellCommand, writer: CredentialWriter): boolean {
  const { program, args } = commandInvocation(command);
  const text = [program, ...args].join(' ');
  if (!writer.revertedBy?.test(text)) return false;
  const key = writer.holds === undefined || writer.holds === 'one' ? undefined : writtenKey(written, writer);
  if (key === undefined) return true;
  // a command of another program removes the file
  if (REMOVES_ALL.test(text) || program !== commandInvocation(written).program) return true;
  const operands = args.map((word) => word.replace(/^--[\w-]+=/, '')).filter((word) => !word.startsWith('-'));
  return key === '' ? !operands.some((word) => /[.:/$]/.test(word)) : operands.some((word) => isSameKey(word, key));
}

/** The key of the credential that a command wrote. A row that removes one credential is more specific than one that removes the whole place. */
function writtenKey(written: ShellCommand, writer: CredentialWriter): string | undefined {
  return (reversalOf(written, writer, (row) => 'arguments' in row.undo) ?? reversalOf(written, writer))?.key;
}

/**
 * Options that make a command remove all credentials of its place. Source:
 * https://github.com/containers/podman/blob/main/docs/source/markdown/podman-logout.1.md.in
 */
const REMOVES_ALL = /(?:^| )(?:--all|-a)(?: |$)/;

/** Whether a word names a key: the same text apart from quotes and braces, or a setting below it. */
function isSameKey(word: string, key: string): boolean {
  const plain = (text: string): string => text.replace(/["']/g, '').replace(/\$\{(\w+)\}/g, '$$$1');
  return plain(word) === plain(key) || plain(word).startsWith(`${plain(key)}.`);
}

/** The operands after the sub-command and the options; undefined for another sub-command. */
function partsOf(row: Revert, words: readonly ShellWord[]): Parts | undefined {
  const operands: ShellWord[] = [];
  const kept: string[] = [];
  const options = new Map<string, ShellWord>();
  let seen = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (!word) continue;
    if (word.value.startsWith('-') && word.value !== '-') {
      const value = row.valued?.test(word.value) ? words[++index] : undefined;
      if (value) options.set(word.value, value);
      if (row.keep?.test(word.value)) kept.push(word.text, ...(value ? [value.text] : []));
    } else if (seen < row.command.length) {
      if (word.value !== row.command[seen]) return undefined;
      seen++;
    } else operands.push(word);
  }
  return seen === row.command.length ? { operands, kept, options } : undefined;
}

const PLACEHOLDER = /\{([^}]*)\}/g;

function fill(row: Revert, parts: Parts, program: string): string | undefined {
  if ('statement' in row.undo) return row.undo.statement;
  let complete = true;
  const text = row.undo.arguments.replace(PLACEHOLDER, (_, name: string) => {
    const found = placeholder(name, parts);
    if (found === undefined) complete = false;
    return found ?? '';
  });
  return complete ? `${program} ${text.replace(/ {2,}/g, ' ').trim()}` : undefined;
}

/**
 * The key named by the reverting command: its first placeholder, else the value of a kept option, or the host that it names itself (`auth logout --hostname
 * github.com`). For a row that removes the whole place: the first operand of the writing command.
 */
function keyOf(row: Revert, parts: Parts): string | undefined {
  if ('statement' in row.undo) return parts.operands[0]?.text ?? '';
  const [name] = [...row.undo.arguments.matchAll(PLACEHOLDER)].map(([, found = '']) => found).filter((found) => found !== 'kept');
  if (name !== undefined) return placeholder(name, parts);
  return parts.kept.at(-1)?.replace(/^--[\w-]+=/, '') ?? /(?:^| )([\w-]+(?:\.[\w-]+)+)$/.exec(row.undo.arguments)?.[1];
}

function placeholder(name: string, parts: Parts): string | undefined {
  if (name === 'kept') return parts.kept.join(' ');
  if (name.startsWith('-'))
    return name
      .split('|')
      .map((option) => parts.options.get(option)?.text)
      .find((value) => value !== undefined);
  const first = parts.operands[0]?.text;
  // `//host/:_authToken=$T` and `//host/:_authToken $T` name the same setting
  if (name === 'key') return first?.replace(/=.*?(["']?)$/s, (_, quote: string) => (/^["']/.test(first) ? quote : ''));
  if (name === 'section')
    return first !== undefined && /\.(?:push)?insteadof["']?$/i.test(first) ? first.replace(/\.(?:push)?insteadof(["']?)$/i, '$1') : undefined;
  if (name === '0?') return first ?? '';
  return parts.operands[Number(name)]?.text;
}
