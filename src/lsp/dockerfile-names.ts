import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isDockerfileName } from '../knowledge/docker/dockerfile-names.ts';

/** URI schemes of files, new documents, and repositories edited without a local copy. Other schemes are views: an older revision, a diff, an output. */
const SCHEMES = /^(?:file|untitled|vscode-vfs):/i;
const LANGUAGES = ['dockerfile', 'containerfile'];

/** Whether to lint an open document: by its language, or by its name if the editor has no language for it. */
export function isDockerfile(document: TextDocument): boolean {
  if (!SCHEMES.test(document.uri)) return false;
  const language = document.languageId.toLowerCase();
  if (LANGUAGES.includes(language)) return true;
  return (language === '' || language === 'plaintext' || language === 'text') && isDockerfileName(document.uri.replace(/^.*[/\\]/, ''));
}
