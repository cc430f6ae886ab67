import { SETTINGS_COMMAND } from '../../knowledge/shell/inert-uses.ts';
import type { ConfigFile } from '../../knowledge/tool.ts';
import { configFilesOf, isOfflineCommand, toolOf } from '../../knowledge/tools/index.ts';
import { parseWords } from '../../syntax/shell/shell.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { literalPattern, MOST_SEARCHED } from '../../text/pattern.ts';
import { type Certainty as AnyCertainty, type Doubt, judgeCode } from './command-readers.ts';
import { fileEffects } from './file-effects.ts';
import { commandInvocation, type Invocation, invocationOf } from './invocation.ts';
import { baseName, inRootHome, isExcluded, isWithin, matchesPattern, normalisePath, type Place } from './paths.ts';
import { placesOf } from './places.ts';

/** Like the certainty for variables, but never 'keeps': a tool inherits every variable, but opens only the files it is known to read. */
type Certainty = Exclude<AnyCertainty, 'keeps'>;

type Judgement = Pick<FileReading, 'certainty' | 'doubt'>;

export interface FileReading {
  readonly command: ShellCommand;
  readonly certainty: Certainty;
  /** For may-read: the reason. */
  readonly doubt?: Doubt;
  /** delete: rm. permissions: chmod, chown. write: edits the file, or appends to it. copy: cp, mv, tar of it. read: any other use. */
  readonly effect: 'delete' | 'permissions' | 'write' | 'copy' | 'read';
  /** Indexes of the command's words that are this path, or a pattern that matches it. */
  readonly words: readonly number[];
  /** Whether the command also affects other paths, so that it must stay if this path is removed from it. */
  readonly otherTargets: boolean;
  /** Whether the command affects a folder that contains the file instead of the file itself. */
  readonly folder: boolean;
  /** Whether the command takes the file to this path, where it counts as being from the start. */
  readonly places?: true;
}

/** Returns, for each command of a script, its use of the file at an absolute path. `workdir` and `home` are absolute, or undefined if unknown. */
export function fileReadersOf(script: Script, path: string, workdir: string | undefined, home: string | undefined): readonly FileReading[] {
  const places = placesOf(script, { workdir, home });
  return script.commands.map((command, index) => judge(command, path, places[index] ?? { workdir, home }));
}

/** The same for the words of an exec form. */
export function fileReadersOfExec(words: readonly string[], path: string, workdir: string | undefined, home: string | undefined): Judgement {
  const place: Place = { workdir, home };
  const target = normalisePath(path, place);
  if (words.slice(1).some((word) => namesPath(word, target, place))) return { certainty: 'names-it' };
  const [command] = parseWords(words).commands;
  if (command && judge(command, path, place).certainty === 'names-it') return { certainty: 'names-it' };
  return words.length === 0 ? { certainty: 'cannot-read' } : judgeByDefault(invocationOf(words), target, place);
}

function judge(command: ShellCommand, path: string, place: Place): FileReading {
  const target = normalisePath(path, place);
  const invocation = commandInvocation(command);
  const { at, words } = invocation;
  const plain = { command, words: [], otherTargets: false, folder: false };
  const own = words.flatMap((word, index) => (index > at && matchesPattern(normalisePath(word, place), target) ? [index] : []));
  const effects = fileEffects(command);
  const exact = effects.find(
    (one) => matchesPattern(normalisePath(one.path, place), target) || one.sources.some((source) => matchesPattern(normalisePath(source, place), target)),
  );
  if (exact) {
    const isSource = exact.sources.some((source) => matchesPattern(normalisePath(source, place), target));
    const same = effects.filter((one) => one.effect === exact.effect).length + exact.sources.length;
    if (exact.isValue && exact.effect === 'delete' && same > 1) return { ...plain, certainty: 'names-it', effect: 'delete', otherTargets: true, folder: true };
    return {
      command,
      certainty: 'names-it',
      effect: effectOf(exact.effect, isSource),
      words: own,
      otherTargets: same > Math.max(1, own.length),
      folder: false,
    };
  }
  // `tar --exclude=.npmrc` names the file to leave it out
  if (effects.some((one) => isExcluded(target, one.excluded))) return { ...plain, certainty: 'cannot-read', effect: 'read' };
  if (own.length > 0 || words.some((word, index) => index > at && namesPath(word, target, place)) || namesElsewhere(command, target, place))
    return { ...plain, certainty: 'names-it', effect: 'read', words: own };
  const folder = effects.find(
    (one) =>
      !isExcluded(target, one.excluded) &&
      (one.recursive || one.effect === 'move' || one.effect === 'copy') &&
      [one.path, ...one.sources].some((name) => isWithin(target, normalisePath(name.replace(/\/\*$/, ''), place))),
  );
  if (folder && (folder.recursive || folder.effect === 'move' || /\*$/.test([folder.path, ...folder.sources].join('')))) {
    const source = folder.sources.some((name) => isWithin(target, normalisePath(name.replace(/\/\*$/, ''), place)));
    if (folder.sources.length === 0 || source) return { ...plain, certainty: 'names-it', effect: effectOf(folder.effect, source), folder: true };
  }
  if (words.length === 0 || command.isScriptSeen) return { ...plain, certainty: 'cannot-read', effect: 'read' };
  return { ...plain, ...judgeByDefault(invocation, target, place), effect: 'read' };
}

/** Sub-commands that only display settings. */
const SHOWS_SETTINGS = /(?:^| )(?:get|list|ls|show|view|dump|path|debug)\b|--(?:get|list)\b/;
const KEEPS_LOGINS: ReadonlySet<string> = new Set(['config', 'login', 'token-file']);
/** Names of files that hold only logins; other settings are stored elsewhere. */
const FOR_LOGINS = /auth|credential|token|hosts/i;

/**
 * Whether a login or settings command writes the file at an absolute path: `npm config set registry …` writes ~/.npmrc. Such a file cannot be a mount, which is
 * read-only.
 */
export function writesSettings(words: readonly string[], path: string, place: Place): boolean {
  const target = normalisePath(path, place);
  return settingsWritten(words).some((file) => normalisePath(file, place) === target);
}

/** The files that a command rewrites, as named in the tool's manual. */
function settingsWritten(words: readonly string[]): readonly string[] {
  const { program, args } = invocationOf(words);
  const text = args.join(' ');
  if (SHOWS_SETTINGS.test(text)) return [];
  return (toolOf(program)?.writes ?? []).flatMap((row) => {
    if (!KEEPS_LOGINS.has(row.kind) || (row.programs && !row.programs.includes(program))) return [];
    const scope = row.scopes?.find(({ option }) => option.test(text));
    const file = scope?.file ?? scope?.option.exec(text)?.groups?.['path'];
    const files = file === undefined ? [...row.files, ...(row.inImages ?? [])] : [file];
    if (row.arguments?.test(text)) return files;
    return row.kind === 'config' && SETTINGS_COMMAND.test(text) ? files.filter((one) => !FOR_LOGINS.test(one)) : [];
  });
}

/** Whether a redirect, a heredoc or an assignment names the path. */
function namesElsewhere(command: ShellCommand, target: string, place: Place): boolean {
  const values = [...command.redirects.map((one) => one.target?.value ?? ''), ...command.assignments.map((one) => one.value?.value ?? '')];
  return (
    values.some((value) => value !== '' && namesPath(value, target, place)) ||
    command.redirects.some(({ heredoc }) => heredoc !== undefined && (holdsPath(heredoc.body, target) || quotesPath(heredoc.body, target, place)))
  );
}

function effectOf(effect: 'write' | 'append' | 'copy' | 'move' | 'edit' | 'delete' | 'permissions', isSource: boolean): FileReading['effect'] {
  if (effect === 'delete' || effect === 'permissions') return effect;
  return isSource ? 'copy' : 'write';
}

/** Whether a word is the path, contains it after `=`, `:` or `@`, as in `--key-file=PATH`, or inside a longer text. */
function namesPath(word: string, target: string, place: Place): boolean {
  if (word === '') return false;
  const path = normalisePath(word.replace(/^[^=]*=|^@|^file:(?:\/\/)?/, ''), place);
  // `target` is a pattern if COPY copied unknown files by it
  if (matchesPattern(path, target) || (/[*?[]/.test(target) && matchesPattern(target, path))) return true;
  return (target.startsWith('/') && target.length > 4 && holdsPath(word, target)) || quotesPath(word, target, place);
}

/** Whether code names the path in quotes, from its working directory: `open('.npmrc')`. */
function quotesPath(text: string, target: string, place: Place): boolean {
  const name = baseName(target);
  if (name.length < 4 || !text.includes(name)) return false;
  const quoted = new RegExp(`["'\`]((?:[^"'\`\\s/]{1,99}/){0,9}${literalPattern(name)})["'\`]`, 'g');
  return [...text.slice(0, MOST_SEARCHED).matchAll(quoted)].some(([, path = '']) => normalisePath(path, place) === target);
}

/** Whether a text contains the path with proper boundaries: neither `/root/.ssh/id_rsa.pub` nor `/id_rsa` in a longer path counts. */
function holdsPath(text: string, path: string): boolean {
  for (let at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1))
    if (!/^(?:[\w-]|\.\w)/.test(text.slice(at + path.length, at + path.length + 2)) && !/[/~][^\s"'=:,;()<>@|]*$/.test(text.slice(0, at))) return true;
  return false;
}

function judgeByDefault(invocation: Invocation, target: string, place: Place): Judgement {
  const file = configFilesOf(invocation.program).find((one) => one.path.test(inRootHome(target)));
  if (file && isWhereItLooks(file, target, place) && !isLoginNotAsked(invocation, file)) return { certainty: 'known-reader' };
  const code = judgeCode(invocation);
  if (file && isLoginNotAsked(invocation, file)) return code;
  return file && code.certainty === 'cannot-read' ? { certainty: 'may-read', doubt: { kind: 'told', program: invocation.program, path: target } } : code;
}

/** Whether a command only edits the settings of its tool, so that it does not use a login of another tool: `git config` and an ssh key. */
function isLoginNotAsked({ program, args }: Invocation, file: ConfigFile): boolean {
  const text = args.join(' ');
  return SETTINGS_COMMAND.test(text) && isOfflineCommand(program, text) && !toolOf(program)?.files?.includes(file);
}

function isWhereItLooks(file: ConfigFile, target: string, place: Place): boolean {
  const folder = target.replace(/\/[^/]*$/, '');
  if (file.where === 'fixed') return true;
  if (file.where === 'home') return place.home === undefined || target.startsWith('/etc/') || isWithin(target, place.home) || !target.startsWith('/home/');
  return (
    place.workdir === undefined ||
    isWithin(place.workdir, folder) ||
    isWithin(folder, place.workdir) ||
    place.home === undefined ||
    isWithin(target, place.home)
  );
}
