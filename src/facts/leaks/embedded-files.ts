import { embedderOf } from '../../knowledge/tools/embedders.ts';
import { configFilesOf } from '../../knowledge/tools/index.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { fileReadersOf } from '../commands/file-readers.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { findPersisted } from '../commands/layer-writes.ts';
import { isWithin, normalisePath, type Place } from '../commands/paths.ts';
import { placesOf } from '../commands/places.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';

/** A file with a secret that a build may put into what it makes. */
export interface EmbeddedFile {
  /** The program with its sub-command, shown to people. */
  readonly by: string;
  readonly path: string;
}

/** The commands of a script that may embed files. Few scripts have one, and each secret asks. */
const embeddersIn = keptWith(({ commands }: Script) =>
  commands.flatMap((command, index) => {
    const { program, args } = commandInvocation(command);
    const row = embedderOf(program, args);
    return row ? [{ command, index, row }] : [];
  }),
);

/**
 * Returns the files to which a RUN writes the variable, and which a later command of the RUN may put into what it makes: a file that nothing reads before
 * `go build`, one in `public/` before `vite build`. The file is removed, its content stays. A login file that the tools of the RUN read is none.
 */
export function embeddedFiles({ script }: Run, state: StageState | undefined, name: string): readonly EmbeddedFile[] {
  if (!script || embeddersIn(script).length === 0) return [];
  const place = placeOf(state);
  const writes = findPersisted(script, { variables: new Set([name]), files: [], mountedTargets: [] }, place);
  return writes.flatMap(({ command, where, removal }): readonly EmbeddedFile[] => {
    if (!/^[\w./@~-]+$/.test(where)) return [];
    const from = script.commands.indexOf(command);
    const to = removal ? script.commands.indexOf(removal) : script.commands.length;
    return embeddedIn(script, normalisePath(where, placesOf(script, place)[from] ?? place), place, { from, to: to < from ? script.commands.length : to });
  });
}

/** The same for a file that is there from the start: only the files that a build takes by their place or kind. */
export function embeddedFile({ script }: Run, state: StageState | undefined, path: string): readonly EmbeddedFile[] {
  if (!script || embeddersIn(script).length === 0) return [];
  return embeddedIn(script, path, placeOf(state), { from: -1, to: script.commands.length });
}

function placeOf(state: StageState | undefined): Place {
  return { workdir: state?.workdir, home: homeOf(state) };
}

function embeddedIn(script: Script, path: string, start: Place, { from, to }: { readonly from: number; readonly to: number }): readonly EmbeddedFile[] {
  const places = placesOf(script, start);
  const found = embeddersIn(script).filter(({ index, row, command }) => {
    if (index <= from || index >= to) return false;
    const below = pathBelow(path, places[index] ?? start);
    if (below === undefined || configFilesOf(commandInvocation(command).program).some((file) => file.path.test(path))) return false;
    return row.files?.test(below) === true || (row.any === true && from >= 0 && !isReadElsewhere(script, path, start, from));
  });
  return found.slice(0, 1).map(({ command }) => ({ by: shownAs(command), path }));
}

/** The path of a file below the working directory, with a slash before it; undefined if it is elsewhere. The file system as a whole is no project. */
function pathBelow(path: string, { workdir = '.' }: Place): string | undefined {
  return isWithin(path, workdir) && workdir !== '/' && !/(?:^|\/)node_modules\//.test(path) ? path.slice(workdir.length) : undefined;
}

/** Whether a command of the script uses the file, so that it is there for that. */
function isReadElsewhere(script: Script, path: string, { workdir, home }: Place, from: number): boolean {
  return fileReadersOf(script, path, workdir, home).some(
    ({ certainty, effect }, index) => index > from && (certainty === 'known-reader' || (certainty === 'names-it' && (effect === 'read' || effect === 'copy'))),
  );
}

function shownAs(command: ShellCommand): string {
  const { program, args } = commandInvocation(command);
  const [first] = args;
  return first !== undefined && /^[a-z][a-z-]{1,19}$/.test(first) ? `${program} ${first}` : program;
}
