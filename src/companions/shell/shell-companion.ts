import type { Document } from '../../text/document.ts';
import type { BuildChange, Companion, CompanionFiles, CompanionResult } from '../types.ts';
import { foldersOf, rewriteHosted } from './host.ts';
import { reportMentions } from './other-callers.ts';
import { plainText } from './text.ts';

/** Names without an extension that are never shell scripts, however often they occur. */
const NOT_SCRIPTS =
  /^(?:docker|container|make|gnumake|jenkins|just|rake|gem|pod|proc|vagrant|brew|pip|cap|guard|fast|dangerfile|tilt)file$|^(?:licen[cs]e|readme|changelog|notice|authors|copying|contributing|codeowners|version|todo)$/i;

/** Whether a shell that we read runs the file. zsh differs enough that its commands are shown, not changed. */
function interpreterOf(document: Document): 'posix' | 'zsh' | undefined {
  const shebang = /^\uFEFF?#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(document.text);
  if (!shebang) return /\.(?:sh|bash)$/.test(document.path) ? 'posix' : undefined;
  const program = (shebang[1] ?? '').replace(/^.*\//, '');
  const name = program === 'env' ? (shebang[2] ?? '') : program;
  return /^(?:ba|da|a|k)?sh$/.test(name) ? 'posix' : name === 'zsh' ? 'zsh' : undefined;
}

function rewrite(document: Document, change: BuildChange, files: CompanionFiles): CompanionResult {
  // PowerShell and cmd are other languages: their arguments are reported, never changed
  if (/\.(?:ps1|psm1|bat|cmd|fish|zsh)$/i.test(document.path)) return rewriteHosted(document, [], change, files);
  const interpreter = interpreterOf(document);
  if (!interpreter) return reportMentions(document, change, files.root);
  const shell = plainText(document.text, { start: 0, end: document.text.length });
  return rewriteHosted(document, [{ shell, folders: foldersOf(document, files, 'root'), reportOnly: interpreter === 'zsh' }], change, files);
}

/** Shell scripts: `*.sh`, `*.bash`, those of other shells by their names, and files without an extension that start with a shell's `#!`. */
export const shellScript: Companion = {
  kind: 'shell',
  matches: (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return /\.(?:sh|bash|ps1|psm1|bat|cmd|fish|zsh)$/i.test(name) || (/^[\w-]+$/.test(name) && !NOT_SCRIPTS.test(name));
  },
  rewrite,
};
