import { COMPOSE_FILE } from '../../../knowledge/docker/compose-files.ts';
import type { BuildContext } from '../build-context.ts';
import type { RunText } from '../project.ts';

/** The keys by which a service overrides the start command of its image. Source: https://docs.docker.com/reference/compose-file/services/#command */
const STARTS = /^(\s*)(?:-\s+)?(command|entrypoint):\s*(.*)$/;
/** The same keys of a container. Source: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/ */
const MANIFEST_STARTS = /^(\s*)(?:-\s+)?(command|args):\s*(.*)$/;

/**
 * Returns the start commands in Compose files of the context: the text of `command` and `entrypoint` of each service with a `build`; the words of a list are
 * joined. Scans lines, for the usual ways to write them, and does not check which Dockerfile a service builds.
 */
export function composeCommands(context: BuildContext): readonly RunText[] {
  return context
    .files()
    .filter((path) => path.includes('compose') && COMPOSE_FILE.test(path))
    .flatMap((path) => commandsIn((context.read(path) ?? '').split(/\r?\n/)).map((one) => ({ path, ...one })));
}

/** Returns the commands in the lines of a file: of the services that are built, or of all containers of a manifest. */
export function commandsIn(lines: readonly string[], kind: 'compose' | 'manifest' = 'compose'): readonly Pick<RunText, 'line' | 'text'>[] {
  return lines.flatMap((line, at) => textsAt(lines, line, at, kind).map((text) => ({ line: at + 1, text })));
}

/** The text of the command that starts on a line; none if the line belongs to no built service. */
function textsAt(lines: readonly string[], line: string, at: number, kind: 'compose' | 'manifest'): readonly string[] {
  const starts = kind === 'compose' ? STARTS : MANIFEST_STARTS;
  const [, indent = '', , rest = ''] = starts.exec(line) ?? [];
  if (!starts.test(line) || (kind === 'compose' && !isBuilt(lines, at, indent.length))) return [];
  const value = rest.replace(/\s+#.*$/, '');
  if (/^\[/.test(value))
    return [[...value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s,[\]"']+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '').join(' ')].filter(
      (text) => text !== '',
    );
  if (value !== '' && !/^[|>]/.test(value)) return [value.replace(/^(["'])(.*)\1$/, '$2')];
  const block = lines.slice(at + 1);
  const end = block.findIndex((one) => one.trim() !== '' && indentOf(one) <= indent.length && !one.trim().startsWith('- '));
  const items = block.slice(0, end < 0 ? block.length : end).map((one) =>
    one
      .trim()
      .replace(/^- +/, '')
      .replace(/^(["'])(.*)\1$/, '$2'),
  );
  return [items.join(value === '' ? ' ' : '\n').trim()].filter((text) => text !== '');
}

/** Whether the same service also has the key `build`. */
function isBuilt(lines: readonly string[], at: number, indent: number): boolean {
  const isOutside = (line: string): boolean => line.trim() !== '' && !line.trim().startsWith('#') && indentOf(line) < indent;
  const before = lines.slice(0, at).findLastIndex(isOutside);
  const after = lines.slice(at + 1).findIndex(isOutside);
  return lines.slice(before + 1, after < 0 ? lines.length : at + 1 + after).some((line) => indentOf(line) === indent && /^\s*build:/.test(line));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
