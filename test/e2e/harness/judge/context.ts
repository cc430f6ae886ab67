import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDockerfile } from '../../../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../../../src/text/document.ts';
import type { Case } from '../../../harness/case-file.ts';
import { canary } from '../engine.ts';

/** Scripts of the project that a RUN starts. */
const SCRIPTS = /(?:^|[\s;&|(])(?:\.\/|(?:ba|da)?sh\s+(?:-\w+\s+)*)((?:[\w-]+\/)*[\w-]+(?:\.\w+)?)/g;

/** Writes what a case is built with: its own files, and a program for each source that it only names. `secrets` are the files that get a canary. */
export function writeContext(folder: string, one: Case, secrets: ReadonlySet<string>): void {
  for (const [name, text] of one.files ?? []) write(path.join(folder, name), secrets.has(name) ? `${text}# ${canaryOf(name)}\n` : text);
  for (const name of secrets) if (!existsSync(path.join(folder, name))) write(path.join(folder, name), `# ${canaryOf(name)}\n`);
  for (const source of namedSources(one.dockerfile)) {
    const name = source.replace(/\*$/, '').replace(/[*?]/g, 'x').replace(/^\/+/, '');
    if (name === '' || name === '.' || name.includes('..') || /[$[]/.test(name) || existsSync(path.join(folder, name))) continue;
    const isFolder = name.endsWith('/') || (path.extname(name) === '' && !/^\.|\/\.|file$|^[A-Z]|^(gradlew|mvnw|id_\w+)$/.test(name));
    write(path.join(folder, name, isFolder ? 'made' : ''), '#!/witness\n');
  }
  for (const [, name = ''] of one.dockerfile.matchAll(SCRIPTS)) if (!existsSync(path.join(folder, name))) write(path.join(folder, name), '#!/witness\n');
}

/** What a file holds in place of its secret. */
function canaryOf(name: string): string {
  return canary(path.basename(name));
}

function namedSources(dockerfile: string): readonly string[] {
  const { instructions } = parseDockerfile(new Document('/project/Dockerfile', dockerfile));
  return instructions.flatMap((instruction) => {
    if ((instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') || instruction.from !== undefined) return [];
    return instruction.sources.map(({ value }) => value).filter((value) => !/^(https?:|git@|ssh:)/.test(value));
  });
}

function write(at: string, text: string): void {
  try {
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
    chmodSync(at, 0o755);
  } catch {
    // named as a file and as a folder: the build says so
  }
}
