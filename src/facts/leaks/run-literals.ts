import { PASSWORD_HASH_TEXT, SHORTEST_HASH } from '../../knowledge/secrets/credential-texts.ts';
import { isLoopback } from '../../knowledge/secrets/placeholders.ts';
import { makesAccounts, outputOf, passwordInputOf, printsArguments } from '../../knowledge/tools/index.ts';
import { canonicalProgram } from '../../knowledge/tools/program-names.ts';
import { scriptSearch } from '../../syntax/shell/script-memo.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { firstOfEachPlace, type Range } from '../../text/range.ts';
import { type CredentialSpot, commandSpots, credentialSpots, textSpots } from '../commands/credential-spots.ts';
import { assignedBy, commandInvocation, type Invocation } from '../commands/invocation.ts';
import { findTokens, type TokenFinder, tokenFinder } from '../sensitivity/index.ts';
import { innerLiterals } from '../sensitivity/inner-literals.ts';
import { isWrittenOut, literalWeight } from '../sensitivity/literal-weight.ts';
import { fileLiterals } from './file-literals.ts';
import { isAnonymousLogin, optionLiterals } from './option-literals.ts';
import { bodyPart, hereStrings, partRange, printedWords } from './printed-words.ts';
import { heredocSettings, writtenSettings } from './written-settings.ts';

/** A credential in plain text in a RUN. */
export interface RunLiteral {
  /** Range of the secret itself if it is known, else of the word that contains it. */
  readonly range: Range;
  /** Canonical name of the program; '' if only the shape of the text shows the credential. */
  readonly program: string;
  /** Shown to people: `curl --user`, `password in a URL`. */
  readonly option: string;
  readonly value: string;
  /** secret: it must be rotated. default-password: a placeholder, an example or a well-known default. */
  readonly weight: 'secret' | 'default-password';
}

const ACCOUNT_TEXTS = new Set(['database password', 'debconf password', 'openssl passwd', 'password of an account', 'password of a user', 'Redis password']);

/** A word of an exec form with its range. */
export interface PlacedWord {
  readonly value: string;
  readonly range: Range;
}

/** Returns the credentials in plain text in a script. */
export function findRunLiterals(script: Script): readonly RunLiteral[] {
  const known = FOUND.get(script);
  if (known) return known;
  const found = search(script, '', () => searchLiterals(script));
  FOUND.set(script, found);
  return found;
}

/** Cached, because leaks and masking both need it. */
const FOUND = new WeakMap<Script, readonly RunLiteral[]>();
const search = scriptSearch();

function searchLiterals(script: Script): readonly RunLiteral[] {
  const tokensIn = tokenFinder(script.commands.map((command) => commandInvocation(command).words.join('\n')).join('\n'));
  return distinct(
    script.commands.flatMap((command, index) => [
      ...wordLiterals(command, tokensIn),
      ...heredocLiterals(command),
      ...assignedLiterals(script, command),
      ...pipedPasswords(script, command, index),
      ...fileLiterals(script, command, index),
    ]),
  );
}

/** Returns the credentials in plain text in an exec form that starts no shell. */
export function findExecLiterals(words: readonly PlacedWord[]): readonly RunLiteral[] {
  const spots = credentialSpots(words.map((word) => word.value)).flatMap((spot) => {
    const word = words[spot.word];
    return word ? toLiteral(spot, word.value, word.range, { isLiteral: true }) : [];
  });
  const shapes = words.flatMap((word) =>
    tokenLiterals(word.value, findTokens).map((value) => ({ range: word.range, program: '', option: 'a token', value, weight: 'secret' as const })),
  );
  const options = optionLiterals(
    words.map((word) => word.value),
    undefined,
    () => true,
  ).flatMap(({ word, what, value, weight }) => {
    const range = words[word]?.range;
    return range ? [{ range, program: '', option: what, value, weight }] : [];
  });
  return distinct([...spots, ...shapes, ...options, ...words.flatMap(partLiterals)]);
}

/** The literals of a word of an exec form that holds several options or settings: `"-Dapp.domain=x -Dapp.secret=VALUE"`, `"host=db password=VALUE"`. */
function partLiterals({ value, range }: PlacedWord): readonly RunLiteral[] {
  if (!/\s/.test(value)) return [];
  const options = optionLiterals(['', ...value.split(/\s+/)], undefined, () => true).map((one) => ({ ...one, option: one.what.trim() }));
  const settings = innerLiterals(value, true).map((one) => ({ ...one, option: one.name }));
  return [...options, ...settings].map((one) => ({ range, program: '', option: one.option, value: one.value, weight: one.weight }));
}

function wordLiterals(command: ShellCommand, tokensIn: TokenFinder): readonly RunLiteral[] {
  const invocation = commandInvocation(command);
  const isInside = staysInside(command);
  const shapes = command.words.flatMap((word) =>
    tokenLiterals(word.value, tokensIn).map((value) => ({ range: partRange(word, value), program: '', option: 'a token', value, weight: 'secret' as const })),
  );
  const spots = (isAnonymousLogin(invocation.words, invocation) ? [] : commandSpots(command)).flatMap((spot) => {
    const word = command.words[spot.word];
    return word ? toLiteral(spot, word.value, partRange(word, spot.value), { isInside, isLiteral: word.literal }) : [];
  });
  const said = spots.length > 0 ? [] : joinedLiterals(command, invocation);
  const options = optionLiterals(invocation.words, invocation, (index) => command.words[index]?.literal === true).flatMap(({ word, what, value, weight }) => {
    const found = command.words[word];
    return found ? [{ range: partRange(found, value), program: '', option: what, value, weight }] : [];
  });
  const settings = writtenSettings(command).flatMap(({ word, literal: { name, value, weight } }) => {
    const found = command.words[word];
    return found ? [{ range: partRange(found, value), program: '', option: name, value, weight }] : [];
  });
  return [...spots, ...said, ...shapes, ...options, ...settings];
}

/** What echo makes of several words: `echo pkg pkg/root_password password 'VALUE' | debconf-set-selections`. */
function joinedLiterals(command: ShellCommand, { program, at }: Invocation): readonly RunLiteral[] {
  const words = command.words.slice(at + 1);
  if (words.length < 2 || !printsArguments(program) || outputOf(program, '') === 'format') return [];
  const text = words.map((word) => word.value).join(' ');
  return textSpots(text).flatMap((spot) => {
    const word = words.find(({ value }) => value === spot.value);
    return word ? toLiteral(spot, text, partRange(word, spot.value), { isLiteral: word.literal }) : [];
  });
}

/** The shortest shape of a token. */
const SHORTEST_TOKEN = 16;

/** Parts of a text with the shape of a token. */
function tokenLiterals(text: string, tokensIn: TokenFinder): readonly string[] {
  // most words of a command are shorter than any token
  if (text.length < SHORTEST_TOKEN) return [];
  return tokensIn(text).flatMap((hit) => (hit.kind === 'token' || hit.kind === 'jwt' || hit.kind === 'private-key' ? [text.slice(hit.start, hit.end)] : []));
}

function heredocLiterals(command: ShellCommand): readonly RunLiteral[] {
  return command.redirects.flatMap(({ heredoc }): readonly RunLiteral[] => {
    if (!heredoc) return [];
    const { body, bodyRange, quoted: isLiteral } = heredoc;
    const spots = textSpots(body).flatMap((spot) => toLiteral(spot, body, bodyPart(body, bodyRange, spot), { isLiteral }));
    const settings = heredocSettings(command).map((one) => ({
      range: bodyPart(body, bodyRange, one),
      program: '',
      option: one.name,
      value: one.value,
      weight: one.weight,
    }));
    return [...spots, ...settings];
  });
}

/** Assignments: `PGPASSWORD=x cmd`, `export API_TOKEN=x`, `env TOKEN=x cmd`, and `x=VALUE; curl -H "Authorization: Bearer $x"`, whatever the name. */
function assignedLiterals(script: Script, command: ShellCommand): readonly RunLiteral[] {
  return assignedBy(command).flatMap(({ name, word, value }) => {
    const inner = textSpots(value).flatMap((spot) => toLiteral(spot, value, partRange(word, spot.value), { isLiteral: word.literal }));
    if (inner.length > 0 || !isWrittenOut(value, word.literal)) return inner;
    const isCredential = (): boolean => literalWeight(value, { asIs: word.literal }) === 'secret' && isUsedAsCredential(script, name);
    const weight = literalWeight(value, { name, asIs: word.literal }) ?? (isCredential() ? 'secret' : undefined);
    return weight === undefined ? [] : [{ range: partRange(word, value), program: '', option: name, value, weight }];
  });
}

/** Whether a command of the script is given the variable where it expects a password or token. */
function isUsedAsCredential(script: Script, name: string): boolean {
  const references = [`$${name}`, `\${${name}}`];
  return script.commands.some((command) => commandSpots(command).some(({ value, orUser }) => !orUser && references.includes(value)));
}

/** Passwords on standard input: `echo 'root:secret' | chpasswd`, `echo secret | passwd --stdin root`, `chpasswd <<< 'a:b'`. */
function pipedPasswords(script: Script, command: ShellCommand, index: number): readonly RunLiteral[] {
  const invocation = commandInvocation(command);
  const { words } = invocation;
  // `sudo -S` itself reads a password, whatever it runs
  const pipe = passwordInputOf(invocation.program, invocation.args.join(' ')) ?? passwordInputOf(canonicalProgram(words[0] ?? ''), words.slice(1).join(' '));
  if (!pipe) return [];
  const { program } = invocation;
  const sources = [...hereStrings(command), ...(command.pipeline.index > 0 ? printedWords(script, command, index) : [])];
  return sources.flatMap((word) =>
    [...word.value.matchAll(pipe.content)].flatMap((match) => {
      const value = match.groups?.password ?? '';
      const user = match.groups?.user;
      const account = makesAccounts(program) || ACCOUNT_TEXTS.has(pipe.what);
      const isOpen = value !== '' && isWrittenOut(value, word.literal);
      const weight = isOpen ? literalWeight(value, { account, asIs: word.literal, ...(user === undefined ? {} : { user }) }) : undefined;
      return weight === undefined ? [] : [{ range: partRange(word, value), program, option: pipe.what, value, weight }];
    }),
  );
}

/** The local machine, or a service name of a Compose file: not reachable for others. */
const LOCAL_HOST =
  /^@(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal|(?:db|database|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|rabbitmq|clickhouse))(?:[:/?]|$)/i;

/** Whether all addresses in a command are of the machine itself, so that a password opens only a service that the image has: `curl -u a:b localhost:8080`. */
function staysInside({ words }: ShellCommand): boolean {
  const hosts = words.flatMap(({ value }) => {
    const [, scheme, host = ''] = /^([a-z][a-z0-9+.-]*:\/\/(?:[^\s/@]*@)?)?(\[[^\]]*\]|[^\s/:?#[\]]+)(?::\d+)?(?:[/?#]|$)/i.exec(value) ?? [];
    return scheme !== undefined || isLoopback(host) ? [host] : [];
  });
  return hosts.length > 0 && hosts.every(isLoopback);
}

interface Place {
  /** Whether the credential is sent only to the machine itself. */
  readonly isInside?: boolean;
  /** Whether no shell expands the text. */
  readonly isLiteral: boolean;
}

function toLiteral(spot: CredentialSpot, text: string, range: Range, { isInside = false, isLiteral }: Place): readonly RunLiteral[] {
  if (spot.what === PASSWORD_HASH_TEXT)
    return spot.value.length < SHORTEST_HASH ? [] : [{ range, program: spot.program, option: spot.what, value: spot.value, weight: 'default-password' }];
  if (ANONYMOUS_BEFORE.test(text.slice(0, spot.start))) return [];
  // in a search pattern, the text after `_authToken=` is no token
  if (!isWrittenOut(spot.value, isLiteral) || (outputOf(spot.program, '') === 'search' && /[*^|\\[\]()]/.test(spot.value))) return [];
  const weight = literalWeight(spot.value, {
    asIs: isLiteral,
    orUser: spot.orUser,
    local: LOCAL_HOST.test(text.slice(spot.end)),
    account: spot.ofImage === true || makesAccounts(spot.program) || ACCOUNT_TEXTS.has(spot.what),
  });
  if (weight === undefined) return [];
  const isOwn = isInside && findTokens(spot.value).length === 0;
  return [{ range, program: spot.program, option: spot.what, value: spot.value, weight: isOwn ? 'default-password' : weight }];
}

/** The text before the password of a login that anybody may use. Source: https://www.rfc-editor.org/rfc/rfc1635 */
const ANONYMOUS_BEFORE = /(?:^|\/\/|["'=\s])anonymous[:,]$/i;

function distinct(literals: readonly RunLiteral[]): readonly RunLiteral[] {
  return firstOfEachPlace(literals, ({ range }) => range);
}
