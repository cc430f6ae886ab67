import type { Document } from '../../text/document.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../types.ts';
import { foldersOf, rewriteHosted } from './host.ts';
import { reportMentions } from './other-callers.ts';
import { plainText } from './text.ts';

/** File names without an extension that are never shell scripts, although they are common. */
const NOT_SCRIPTS =
  /^(?:docker|container|make|gnumake|jenkins|just|rake|gem|pod|proc|vagrant|brew|pip|cap|guard|fast|dangerfile|tilt)file$|^(?:licen[cs]e|readme|changelog|notice|authors|copying|contributing|codeowners|version|todo)$/i;

/** The kind of shell that runs the file; undefined for other files. zsh differs so much from POSIX that its commands get suggestions instead of edits. */
function interpreterOf(document: Document): 'posix' | 'zsh' | undefined {
  const shebang = /^\uFEFF?#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(document.text);
  if (!shebang) return /\.(?:sh|bash)$/.test(document.path) ? 'posix' : undefined;
  const program = (shebang[1] ?? '').replace(/^.*\//, '');
  const name = program === 'env' ? (shebang[2] ?? '') : program;
  return /^(?:ba|da|a|k)?sh$/.test(name) ? 'posix' : name === 'zsh' ? 'zsh' : undefined;
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  // other languages: their arguments are reported, never edited
  if (/\.(?:fish|zsh)$/i.test(document.path)) return rewriteHosted(document, [], change, files);
  const interpreter = interpreterOf(document);
  if (!interpreter) return reportMentions(document, change, files.root);
  const shell = plainText(document.text, { start: 0, end: document.text.length });
  return rewriteHosted(document, [{ shell, folders: foldersOf(document, files, 'root'), reportOnly: interpreter === 'zsh' }], change, files);
}

/** Shell scripts: `*.sh`, `*.bash`, scripts of other shells by their extension, and files without an extension that start with a shell's `#!`. */
export const shellScript: Companion = {
  kind: 'shell',
  matches: (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return /\.(?:sh|bash|fish|zsh)$/i.test(name) || (/^[\w-]+$/.test(name) && !NOT_SCRIPTS.test(name));
  },
  rewrite,
};
