import { posix } from 'node:path';
import type { Document } from '../../text/document.ts';
import { hasName } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import type { Breakage, BuildChange, BuildInvocation, CompanionCaveat, CompanionFiles } from '../types.ts';
import { nodeAt, type YamlEditor } from '../yaml/edit.ts';
import type { YamlPath, YamlTree } from '../yaml/tree.ts';
import { includesOf } from './include.ts';
import { type BuildFacts, buildOf, type ComposeDocument, extendsOf, isComposeFile, resolveBuild, serviceNames } from './model.ts';
import { type ArgEntry, findArgs, type ServicePlan, type WantedSecret } from './plan.ts';
import { dotenvVariables } from './services.ts';
import { withDefaults } from './values.ts';

/** The state of rewriting one compose file. */
export interface Session {
  readonly document: Document;
  readonly editor: YamlEditor;
  /** The text before all edits. */
  readonly original: YamlTree;
  readonly change: BuildChange;
  readonly files: CompanionFiles;
  readonly caveats: CompanionCaveat[];
  readonly invocations: BuildInvocation[];
}

/** The range of a node in the original document. Paths are taken before any edit, so they are valid in the original. */
export function rangeOf(session: Session, path: YamlPath): Range | undefined {
  return nodeAt(session.original.roots[session.editor.document], path)?.range;
}

/** The range of an argument in the original document, from its name on. */
export function entryRange(session: Session, entry: ArgEntry | undefined): Range | undefined {
  const value = entry && rangeOf(session, entry.located.path);
  if (!entry || !value) return undefined;
  const { text } = session.document;
  const start = text.lastIndexOf(entry.name, value.start);
  return start < 0 || text.slice(start, value.start).includes('\n') ? value : { start, end: value.end };
}

/** Adds a caveat at a place of the original document. */
export function report(session: Session, path: YamlPath, message: string, suggestion?: string, breaks?: Breakage): void {
  session.caveats.push({ range: rangeOf(session, path), message, suggestion, breaks });
}

/** Reports an argument that is kept, because its value is more than a variable. */
export function reportComputed(session: Session, plan: ServicePlan, entry: ArgEntry): void {
  const secret = session.change.secrets.find(({ id }) => id === entry.id);
  const source = secret && 'env' in secret.from ? [{ id: secret.id, source: { env: secret.from.env }, explicit: false }] : [];
  report(
    session,
    entry.located.path,
    `"${entry.name}" of service "${plan.name}" combines its variable with a default or other text, which a secret cannot do: set the variable to the whole value, and replace the argument with the secret`,
    snippet(source, []),
    { names: [entry.name], certain: true },
  );
}

/** Reports what a person must do after an argument was replaced. */
export function reportEntry(session: Session, entry: ArgEntry, secrets: readonly WantedSecret[]): void {
  const source = secrets.find(({ id }) => id === entry.id)?.source;
  const variable = source && 'env' in source ? source.env : undefined;
  if (entry.kind === 'literal') {
    report(
      session,
      entry.located.path,
      `the value of "${entry.name}" was in this file and stays in its history: rotate it${variable ? `, and set the variable ${variable} for the build` : ''}`,
    );
  } else if (entry.checked && variable && !dotenvVariables(session.document.path, session.files).has(variable)) {
    report(
      session,
      entry.located.path,
      `Compose no longer stops when ${variable} is not set: a secret from an unset variable is empty. Check it before the build`,
      `: "\${${variable}:?not set}"`,
    );
  }
}

/** The text to paste if the file could not be changed. */
export function snippet(secrets: readonly WantedSecret[], ssh: readonly string[]): string | undefined {
  if (secrets.length === 0 && ssh.length === 0) return undefined;
  const list = (key: string, ids: readonly string[]): readonly string[] => (ids.length === 0 ? [] : [`  ${key}:`, ...ids.map((id) => `    - ${id}`)]);
  const build = [
    'build:',
    ...list(
      'secrets',
      secrets.map(({ id }) => id),
    ),
    ...list('ssh', ssh),
  ];
  const top = secrets.flatMap(({ id, source }) => [`  ${id}:`, 'env' in source ? `    environment: ${source.env}` : `    file: ${source.file}`]);
  return [...build, ...(top.length === 0 ? [] : ['secrets:', ...top])].join('\n');
}

/**
 * The text for a service that takes the secret from a variable or file of its own: it needs a top-level secret of its own.
 * Source: https://docs.docker.com/reference/compose-file/build/#secrets (long syntax)
 */
export function ofOtherName({ id, source }: WantedSecret, service: string): string {
  const name = 'env' in source && source.env !== id ? source.env : `${service}_${id}`;
  const from = 'env' in source ? `environment: ${source.env}` : `file: ${source.file}`;
  return ['build:', '  secrets:', `    - source: ${name}`, `      target: ${id}`, 'secrets:', `  ${name}:`, `    ${from}`].join('\n');
}

/** Reports a service that may build the Dockerfile and passes a removed argument. Its context is unknown, or its Dockerfile is inline. */
export function reportUnknown(session: Session, document: ComposeDocument, name: string, facts: BuildFacts): void {
  const build = buildOf(document, name);
  for (const [arg, id] of session.change.removedArgs) {
    const [found] = findArgs(document, build, arg);
    if (!found) continue;
    const open = resolveBuild({ ...facts, dockerfile: undefined }) ? 'dockerfile' : 'context';
    const why = facts.inline ? 'builds an inline Dockerfile, which dockerlint does not read' : `may build this Dockerfile: its ${open} is not a plain path`;
    const secret = session.change.secrets.find((one) => one.id === id);
    const text = secret && 'env' in secret.from ? snippet([{ id: secret.id, source: { env: secret.from.env }, explicit: false }], []) : undefined;
    report(session, found.located.path, `service "${name}" ${why}; it passes "${arg}" as a build argument`, text, {
      names: [arg],
      certain: !facts.inline,
      unplaced: true,
    });
  }
}

/** Reports files that this one includes or extends and whose names no companion recognises. */
export function reportForeignFiles(session: Session, document: ComposeDocument): void {
  const folder = posix.dirname(document.path);
  const extended = serviceNames(document).flatMap((name) => {
    const file = extendsOf(document, name)?.file;
    return file === undefined ? [] : [{ path: ['services', name, 'extends'], file }];
  });
  for (const { path, file } of [...includesOf(document), ...extended]) {
    const known = withDefaults(file);
    const target = known === undefined ? undefined : posix.resolve(folder, known);
    const text = target === undefined || isComposeFile(target) ? undefined : session.files.read(target);
    const arg = [...session.change.removedArgs.keys()].find((name) => text !== undefined && hasName(text, name));
    const shown = posix.isAbsolute(file) ? posix.relative(folder, file) : file;
    if (arg !== undefined)
      report(session, path, `${shown} mentions "${arg}" but was not checked: its name is not that of a Compose file`, undefined, {
        names: [arg],
        certain: false,
      });
  }
}
