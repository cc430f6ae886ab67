import { posix } from 'node:path';
import { COMMENT_LINE } from '../../../knowledge/project/environment-reads.ts';
import { BUILD_COMMANDS, NESTED_CLIENTS, SCRIPT_INTERPRETERS, SCRIPT_PATHS } from '../../../knowledge/project/idle-parts.ts';
import type { ProjectUse } from '../../../knowledge/tool-project.ts';
import { parseText } from '../../../syntax/shell/shell.ts';
import { idleLines } from '../builds/idle-lines.ts';
import { memberFilter } from '../builds/workspace-members.ts';
import { isFollowable, matchingFiles } from '../lookup.ts';
import type { Project } from '../project.ts';

/** A command that a build file makes a build run. */
export interface NestedCommand {
  readonly words: readonly string[];
  /** Where it works, in the image. */
  readonly folder: string;
  /** The build file. */
  readonly path: string;
}

/** The commands that run the scripts of the project which build files name on lines that count, and the clients of packages that their plugins call. */
export function namedScripts(project: Project, use: ProjectUse, args: readonly string[], folder: string): readonly NestedCommand[] {
  if (!use.scripts) return [];
  const text = args.join(' ');
  const idle = use.idle && idleLines(project, use.idle, text);
  const isBuilt = use.members ? memberFilter(project, use.members, args, folder) : undefined;
  const images = new Map([...project.copied].map(([image, path]) => [path, image]));
  return matchingFiles(project, use.scripts, text)
    .filter((path) => isBuilt?.(path) ?? true)
    .flatMap((path) => {
      const lines = (project.texts.textOf(path) ?? '').split(/\r?\n/).filter((line, index) => !idle?.get(path)?.has(index + 1) && !COMMENT_LINE.test(line));
      const own = posix.dirname(images.get(path) ?? '/');
      const rest = lines.join('\n');
      return [...scriptsIn(project, lines, path, folder), ...clientsIn(rest, path, own), ...commandsIn(project, rest, path, own)];
    });
}

function scriptsIn({ copied }: Project, lines: readonly string[], path: string, folder: string): readonly NestedCommand[] {
  const found = new Map<string, NestedCommand>();
  for (const [token] of lines.flatMap((line) => [...line.matchAll(SCRIPT_PATHS)])) {
    const end = posix.join('/', token);
    const image = [...copied.keys()].find((one) => one.endsWith(end));
    const row = SCRIPT_INTERPRETERS.find(({ files }) => files.test(token));
    if (image !== undefined && row) found.set(image, { words: [row.program, image], folder, path });
  }
  return [...found.values()];
}

/** The commands of a build file that can be looked up. */
function commandsIn(project: Project, text: string, path: string, own: string): readonly NestedCommand[] {
  return BUILD_COMMANDS.filter(({ files }) => files.test(path)).flatMap(({ commands, end, folder }) =>
    [...text.matchAll(commands)].flatMap((match) => {
      const at = posix.resolve(own, folder?.exec(match[0])?.[1] ?? '.');
      const { text: written, list } = match.groups ?? {};
      const plain = (written ?? '')
        .replace(end ?? /$^/, '')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      const listed = list === undefined ? [] : [[...list.matchAll(/["']([^"']*)["']/g)].map(([, word = '']) => word)];
      const all = list === undefined ? parseText(plain).commands.map(({ words }) => words.map(({ value }) => value)) : listed;
      return all.filter((words) => isFollowable(project, words, at)).map((words) => ({ words, folder: at, path }));
    }),
  );
}

function clientsIn(text: string, path: string, own: string): readonly NestedCommand[] {
  return NESTED_CLIENTS.filter(({ files, mark }) => files.test(path) && mark.test(text)).flatMap(({ clients, calls, folders, usual }) => {
    const folder = posix.resolve(own, folders.exec(text)?.[1] ?? '.');
    const programs = new Set([...text.matchAll(clients)].map((match) => (match[1] ?? '').toLowerCase()));
    const given = [...text.matchAll(calls)].map((match) => (match[1] ?? '').trim().split(/\s+/));
    return [...programs].flatMap((program) => [usual, ...given].map((args) => ({ words: [program, ...args], folder, path })));
  });
}
