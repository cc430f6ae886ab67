import type { ProjectUse } from '../../../knowledge/tool-project.ts';
import type { Invocation } from '../../commands/invocation.ts';
import { matchingFiles } from '../lookup.ts';
import { packageScope } from '../packages/workspaces.ts';
import type { Project } from '../project.ts';
import { type IdleLines, idleLines } from './idle-lines.ts';
import { memberFilter } from './workspace-members.ts';

const NO_LINES: ReadonlySet<number> = new Set();

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

  /** Adds the files that a command executes by its card, and returns them. */
  addMatching(project: Project, use: ProjectUse, { program, args }: Invocation, folder: string, isChosen: (path: string) => boolean): readonly string[] {
    if (!use.files) return [];
    const text = args.join(' ');
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
