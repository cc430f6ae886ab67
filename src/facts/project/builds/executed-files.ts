import { posix } from 'node:path';
import { PLAIN_SETTINGS } from '../../../knowledge/project/project-files.ts';
import type { ProjectUse } from '../../../knowledge/tool-project.ts';
import { credentialFilesOf } from '../../../knowledge/tools/index.ts';
import type { Invocation } from '../../commands/invocation.ts';
import { matchingFiles } from '../lookup.ts';
import { packageScope } from '../packages/workspaces.ts';
import type { Project } from '../project.ts';
import { chosenTest } from './chosen-settings.ts';
import { type IdleLines, idleLines } from './idle-lines.ts';
import { memberFilter } from './workspace-members.ts';

const NO_LINES: ReadonlySet<number> = new Set();

/** The value of a variable at a command. */
type ValueOf = (name: string) => string | undefined;

/** The settings files to which the options of a command, and the variables of its card, point: `--userconfig ci/npmrc`, `-p:RestoreConfigFile=ci/nuget.xml`. */
function pointedAt(
  { copied }: Project,
  program: string,
  args: readonly string[],
  { folder, valueOf }: { readonly folder: string; readonly valueOf: ValueOf },
): readonly string[] {
  const ofOptions = args.flatMap((word, at) => {
    if (word.startsWith('-')) return word.includes('=') ? [word.replace(/^.*=/, '')] : [];
    return args[at - 1]?.startsWith('-') ? [word] : [];
  });
  const ofVariables = credentialFilesOf(program).flatMap(({ variables = [] }) => variables.flatMap((name) => valueOf(name) ?? []));
  return [...ofOptions, ...ofVariables].flatMap((path) => (PLAIN_SETTINGS.test(path) ? (copied.get(posix.resolve(folder, path)) ?? []) : []));
}

/** The files of a project that a command executes, and what of them it does not. */
export class ExecutedFiles {
  /** Paths in the build context. */
  readonly paths = new Set<string>();
  /** By the path, the lines that no command runs, from 1. */
  readonly idle = new Map<string, ReadonlySet<number>>();

  /** Manifests of packages of the repository that no command builds. */
  readonly outside = new Set<string>();
  readonly #built = new Set<string>();

  /** Adds a file, but for some of its lines. Only lines that all who add it leave out stay out. */
  add(path: string, idle?: IdleLines): void {
    const own = idle?.get(path) ?? NO_LINES;
    const known = this.paths.has(path) ? this.idle.get(path) : own;
    this.paths.add(path);
    this.idle.delete(path);
    const left = known && new Set([...own].filter((line) => known.has(line)));
    if (left && left.size > 0) this.idle.set(path, left);
  }

  /** Adds the files that a command executes by its card, and returns them. Settings to which an option or a variable points count as well. */
  addMatching(project: Project, use: ProjectUse, { program, args }: Invocation, folder: string, valueOf: ValueOf): readonly string[] {
    if (!use.files) return [];
    const text = args.join(' ');
    const isChosen = chosenTest(text, valueOf);
    for (const path of pointedAt(project, program, args, { folder, valueOf })) this.add(path);
    const idle = use.idle && idleLines(project, use.idle, text);
    const isUsed = use.libraries === 'javascript' ? packageScope(project, folder) : undefined;
    const isBuilt = use.members ? memberFilter(project, use.members, args, folder) : undefined;
    const found = matchingFiles(project, use.files, `${program} ${text}`, { aside: use.aside, isUsed, withTests: use.follows === 'tests' }).filter(
      (path) => (isBuilt?.(path) ?? true) && isChosen(path),
    );
    for (const path of found) this.add(path, idle);
    for (const path of isBuilt ? project.copied.values() : []) {
      if (isBuilt?.(path)) {
        this.#built.add(path);
        this.outside.delete(path);
      } else if (!this.#built.has(path)) this.outside.add(path);
    }
    return found;
  }
}
