import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import type { Run, Script } from '../../src/syntax/types.ts';
import { Document } from '../../src/text/document.ts';

/** The RUN with this text (flags included), in a file of its own. */
export function runOf(text: string): { readonly run: Run; readonly document: Document } {
  const document = new Document('Dockerfile', `FROM alpine\nRUN ${text}\n`);
  const run = parseDockerfile(document).instructions.find((one): one is Run => one.keyword === 'RUN');
  if (!run) throw new Error(`no RUN in: ${text}`);
  return { run, document };
}

/** The script of the RUN with this text. */
export function scriptOf(text: string): Script {
  const { run } = runOf(text);
  if (!run.script) throw new Error(`no script in: ${text}`);
  return run.script;
}

/** The words of a simple command, as the shell would split them. */
export function wordsOf(text: string): readonly string[] {
  return scriptOf(text).commands[0]?.words.map((word) => word.value) ?? [];
}
