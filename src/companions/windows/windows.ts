import { posix } from 'node:path';
import type { Document } from '../../text/document.ts';
import type { Range } from '../../text/range.ts';
import { shownValue } from '../references.ts';
import type { ValueSource } from '../shell/argument-value.ts';
import type { Folders } from '../shell/build-invocation-place.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { BUILDKIT_OFF } from '../shell/rewrite.ts';
import { type Piece, type ShellText, textOfPieces } from '../shell/text.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../types.ts';
import { dockerCommandsIn, type WindowsGrammar } from './commands.ts';

/** A shell of Windows, as far as commands that build images are concerned. */
export interface WindowsShell {
  readonly files: RegExp;
  /** The names of its language in documents. https://github.com/github-linguist/linguist/blob/main/lib/linguist/languages.yml */
  readonly languages: RegExp;
  readonly grammar: WindowsGrammar;
  /** The character at the end of a line that goes on. */
  readonly continuation: string;
  /** Global: everything that the shell expands. */
  readonly template: RegExp;
  /** An expansion that is one environment variable. */
  readonly variable: RegExp;
  /** The folder of the script itself. */
  readonly own: RegExp;
  /** Sets a variable of the environment. NAME and VALUE are placeholders. */
  readonly set: string;
}

/**
 * Sources: https://learn.microsoft.com/windows-server/administration/windows-commands/set (every variable of a batch file is one of the environment),
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_environment_variables
 */
const SHELLS: readonly WindowsShell[] = [
  {
    files: /\.(?:bat|cmd)$/i,
    languages: /^(?:bat|batch|batchfile|cmd|dos|dosbatch|winbatch)$/i,
    grammar: 'batch',
    continuation: '^',
    template: /%~?[\w$:]*\d|%\*|%\w+(?::[^%\n]{1,40})?%|!\w+!/g,
    variable: /^(?:%(\w+)%|!(\w+)!)$/,
    own: /^"?%~dp0\\?\.?"?$/i,
    set: 'set "NAME=VALUE"',
  },
  {
    files: /\.psm?1$/i,
    languages: /^(?:powershell|pwsh|posh|ps|psm?1)$/i,
    grammar: 'powershell',
    continuation: '`',
    template: /\$\{[^}\n]{1,80}\}|\$\([^()\n]{0,200}\)|\$[\w:]+(?:\.\w+)*/g,
    variable: /^\$(?:env:(\w+)|\{env:(\w+)\})$/i,
    own: /^["']?\$PSScriptRoot["']?$/i,
    set: '$env:NAME = VALUE',
  },
];

const CHANGES_FOLDER = /^[ \t]*@?(?:cd|chdir|pushd|Set-Location|Push-Location|sl)[ \t]+(?:\/d[ \t]+|-(?:Literal)?Path[ \t]+)?(\S[^\r\n]*?)[ \t]*$/gim;
const TURNS_BUILDKIT_OFF = /DOCKER_BUILDKIT["']?[ \t]*=[ \t]*["']?0\b/i;

/** The shell of Windows whose language a document names. */
export function windowsShellOf(language: string): WindowsShell | undefined {
  return SHELLS.find(({ languages }) => languages.test(language));
}

/** The parts of some lines that are commands. */
function commandsIn(document: Document, lines: readonly Range[], { continuation, grammar }: WindowsShell): readonly Range[] {
  const logical: Range[] = [];
  let goesOn = false;
  for (const range of lines) {
    const last = logical.at(-1);
    if (goesOn && last) logical[logical.length - 1] = { start: last.start, end: range.end };
    else logical.push(range);
    goesOn = document.slice(range).trimEnd().endsWith(continuation);
  }
  return logical.flatMap((range) =>
    dockerCommandsIn(document.slice(range), grammar).map(({ start, end }) => ({ start: range.start + start, end: range.start + end })),
  );
}

/** A command as a POSIX shell would read it: with `\` at the end of a line that goes on, and `/` in paths. */
function asShellText(document: Document, range: Range, { continuation }: WindowsShell): ShellText {
  const escaped = continuation === '^' ? '\\^' : continuation;
  const parts = document.slice(range).match(new RegExp(`${escaped}[ \\t]*(?=\\r?\\n)|\\r\\n|\\\\|[^${escaped}\\r\\\\]+|[\\s\\S]`, 'g')) ?? [];
  const pieces = parts.map((written): Piece => {
    if (written === '\r\n') return { text: '\n', fileLength: 2 };
    if (written === '\\') return { text: '/', fileLength: 1 };
    return written.startsWith(continuation) && written.trim() === continuation
      ? { text: '\\', fileLength: written.length }
      : { text: written, fileLength: written.length };
  });
  return { joined: textOfPieces(range.start, pieces), write: (text) => text.replace(/\\\n/g, `${continuation}${document.eol}`) };
}

/** The folders in which the commands run; undefined if the script goes to a folder that is not known. */
function foldersIn(document: Document, files: CompanionFiles, { own }: WindowsShell): Folders | undefined {
  const changes = [...document.text.matchAll(CHANGES_FOLDER)].map((match) => match[1] ?? '');
  if (changes.length === 0) return foldersOf(document, files, 'root');
  return changes.every((to) => own.test(to)) ? foldersOf(document, files, 'only-own') : undefined;
}

/** The folders in which commands of a document run: `folders`, unless they go to another folder than the checkout. */
export function windowsFolders(document: Document, lines: readonly Range[], folders: Folders): Folders {
  const changes = lines.flatMap((line) => [...document.slice(line).matchAll(CHANGES_FOLDER)].map((match) => (match[1] ?? '').replace(/^\.[\\/]/, '')));
  return changes.every((to) => folders.isCheckout?.(to)) ? folders : { ...folders, starts: [posix.join(folders.root, '\uE000')] };
}

/** How a value as a shell writes it can be passed. */
export function sourceOf(shell: WindowsShell, value: string, name: string): ValueSource {
  const match = shell.variable.exec(value);
  const env = match?.[1] ?? match?.[2];
  if (env !== undefined) return { env };
  return {
    message: `the value of ${name} is not one variable of the environment: set ${name} before the build`,
    suggestion: shell.set.replace('NAME', name).replace('VALUE', () => shownValue(value)),
  };
}

/** The commands in some lines of a document that may build images. */
export function windowsCommands(
  document: Document,
  lines: readonly Range[],
  shell: WindowsShell,
  place: Pick<HostedShell, 'folders' | 'onlyMentions' | 'reportOnly'>,
): readonly HostedShell[] {
  const text = lines.map((line) => document.slice(line)).join('\n');
  return commandsIn(document, lines, shell).map(
    (range): HostedShell => ({
      shell: asShellText(document, range, shell),
      template: shell.template,
      resolveTemplate: (value, name) => sourceOf(shell, value, name),
      assigns: false,
      legacy: TURNS_BUILDKIT_OFF.test(text) ? BUILDKIT_OFF : undefined,
      ...place,
    }),
  );
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const shell = SHELLS.find((one) => one.files.test(document.path));
  if (!shell) return rewriteHosted(document, [], change, files);
  const lines = Array.from({ length: document.lineCount }, (_, index) => document.lineRange(index + 1));
  const folders = foldersIn(document, files, shell);
  const unknown = { starts: [posix.join(files.root, '\uE000')], script: files.root, root: files.root };
  return rewriteHosted(document, windowsCommands(document, lines, shell, { folders: folders ?? unknown, reportOnly: folders === undefined }), change, files);
}

/** Batch files and PowerShell scripts. */
export const windowsScript: Companion = { kind: 'windows', matches: (path) => SHELLS.some(({ files }) => files.test(path)), rewrite };
