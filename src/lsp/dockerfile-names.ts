import type { TextDocument } from 'vscode-languageserver-textdocument';

const LANGUAGES = ['dockerfile', 'containerfile'];
const NAME = /(?:^|[/\\])(?:(?:docker|container)file(?:[._-][^/\\]*)?|[^/\\]*\.(?:docker|container)file)$/i;

/** Whether an open document is to be linted: by the language that the editor gives it, or by its name where the editor knows no language. */
export function isDockerfile(document: TextDocument): boolean {
  const language = document.languageId.toLowerCase();
  if (LANGUAGES.includes(language)) return true;
  return (language === '' || language === 'plaintext' || language === 'text') && NAME.test(document.uri) && !document.uri.endsWith('.dockerignore');
}
