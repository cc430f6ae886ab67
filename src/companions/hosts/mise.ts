import { BUILD_WORDS } from '../../knowledge/docker/build-commands.ts';
import { encode } from '../../syntax/joined-text.ts';
import type { Document } from '../../text/document.ts';
import type { Range } from '../../text/range.ts';
import { foldersOf, type HostedShell, rewriteHosted } from '../shell/host.ts';
import { type Piece, plainText, type ShellText, textOfPieces } from '../shell/text.ts';
import { type BuildChange, type Companion, type CompanionFiles, type CompanionResult, UNRELATED } from '../types.ts';

/** Strings, and comments, so that a quote inside a comment starts no string. https://toml.io/en/v1.0.0#string */
const STRING = /#[^\n]*|("""|''')(?:\r?\n)?([\s\S]*?)\1|"((?:\\.|[^"\\\n])*)"|'([^'\n]*)'/g;

/** The content of a basic string; undefined if it has an escape that JSON lacks. */
function basicText(document: string, { start, end }: Range): ShellText | undefined {
  const pieces: Piece[] = [];
  for (const [written] of document.slice(start, end).matchAll(/\\u[0-9a-fA-F]{4}|\\[\s\S]|\r\n|[^\\\r]+|[\s\S]/g)) {
    if (written === '\r\n') pieces.push({ text: '\n', fileLength: 2 });
    else if (!written.startsWith('\\')) pieces.push({ text: written, fileLength: written.length });
    else if (!/^\\(?:["\\bfnrt]|u[0-9a-fA-F]{4})$/.test(written)) return undefined;
    else pieces.push({ text: String(JSON.parse(`"${written}"`)), fileLength: written.length });
  }
  const joined = textOfPieces(start, pieces, 'json');
  return { joined, write: (text) => encode(joined, text) };
}

/** The text of the string matched by `STRING`; undefined for a comment, and for escapes that JSON lacks. */
function textOf(document: Document, match: RegExpExecArray): ShellText | undefined {
  const [whole, fence, inner, basic, literal] = match;
  const content = inner ?? basic ?? literal;
  if (content === undefined) return undefined;
  const end = match.index + whole.length - (fence?.length ?? 1);
  const range = { start: end - content.length, end };
  return fence === "'''" || literal !== undefined ? plainText(document.text, range) : basicText(document.text, range);
}

/**
 * Treats every string that builds an image as a command. A task with its own `dir` gets a suggestion instead of an edit.
 * https://mise.jdx.dev/tasks/toml-tasks.html
 */
function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  const { text } = document;
  if (!BUILD_WORDS.test(text)) return UNRELATED;
  const reportOnly = /^[ \t]*dir[ \t]*=|[{,][ \t]*dir[ \t]*=/m.test(text);
  const own = new Set([...text.matchAll(/^[ \t]*([A-Za-z_]\w*)[ \t]*=/gm)].map((match) => match[1] ?? ''));
  const hosted = [...text.matchAll(STRING)].flatMap((match): readonly HostedShell[] => {
    const shell = textOf(document, match);
    return shell ? [{ shell, template: /\{\{[^\n]{0,500}?\}\}/g, folders: foldersOf(document, files, 'own'), sets: own, reportOnly }] : [];
  });
  return rewriteHosted(document, hosted, change, files);
}

/** The tasks of mise. */
export const mise: Companion = {
  kind: 'mise',
  matches: (path) => /(?:^|\/)\.?mise(?:\.[\w-]+)?\.toml$|(?:^|\/)\.?mise\/config(?:\.[\w-]+)?\.toml$/.test(path),
  rewrite,
};
