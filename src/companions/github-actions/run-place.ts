import { posix } from 'node:path';
import { isDockerfileAt } from '../default-dockerfile.ts';
import { takesNone } from '../other-dockerfiles.ts';
import type { Folders } from '../shell/build-invocation-place.ts';
import type { BuildChange, CompanionFiles } from '../types.ts';
import type { YamlEditor } from '../yaml/edit.ts';
import { checkoutFolder, environmentOf, type MatrixRow, possibleTexts, projectPath, rowsOf, type Step, textIn } from './steps.ts';

/** Words of a script, such as paths, with values of the matrix in them. */
const MATRIX_WORD =
  /(?:[\w./@:-]|\$\{\{\s*(?:env|github)\.[\w.-]+\s*\}\})*\$\{\{\s*matrix\.[\w.-]+\s*\}\}(?:[\w./@:-]|\$\{\{\s*(?:matrix|env|github)\.[\w.-]+\s*\}\})*/g;

const MOST_WORDS = 20;

/** The run of a job with a matrix in which a step builds the changed Dockerfile. */
interface OwnRun {
  readonly row: MatrixRow;
  /** Whether the other Dockerfiles that the step builds take none of the removed arguments any more. */
  readonly isRightForAll: boolean;
  /** One that still takes them; absolute. */
  readonly open: string | undefined;
}

/**
 * The run of a job with a matrix in which a step builds the changed Dockerfile. Undefined if there is none, or if the step takes nothing from a matrix.
 * `directory`: the working directory of the step, as written.
 */
function ownRun(
  editor: YamlEditor,
  step: Step,
  { directory, text }: { readonly directory: string; readonly text: string },
  change: BuildChange,
  files: CompanionFiles,
): OwnRun | undefined {
  const words = [...new Set([...text.matchAll(MATRIX_WORD)].map(([word]) => word))].slice(0, MOST_WORDS);
  const checkout = checkoutFolder(editor, step);
  for (const word of ['.', ...words]) {
    const rows = rowsOf(editor, step, `${directory} ${word}`);
    if (!rows || rows.length < 2) continue;
    const places = rows.map((row) =>
      placeIn(textIn(editor, step, directory, row), textIn(editor, step, word, row), (path) => projectPath(files.root, checkout, path)),
    );
    for (const of of [(place: string) => place, (place: string) => posix.join(place, 'Dockerfile')]) {
      const dockerfiles = places.map((place) => (place === undefined ? undefined : of(place)));
      const at = dockerfiles.findIndex((one) => isDockerfileAt(one, change));
      if (at < 0) continue;
      const others = dockerfiles.filter((one) => one === undefined || !(isDockerfileAt(one, change) || takesNone(one, change, files)));
      return rows[at] && { row: rows[at], isRightForAll: others.length === 0, open: others.find((one) => one !== undefined && files.exists(one)) };
    }
  }
  return undefined;
}

function placeIn(directory: string | undefined, word: string | undefined, inProject: (path: string) => string | undefined): string | undefined {
  return directory === undefined || word === undefined ? undefined : inProject(posix.join(directory, word));
}

/** Why a step with a matrix cannot be changed for one of its Dockerfiles; a clause, shown to people. */
export function alsoBuilds(dockerfile: string, root: string): string {
  return `the step also builds ${posix.relative(root, dockerfile)}, which takes it as a build argument`;
}

/** Where a `run:` step runs. */
interface RunPlace {
  /** The working directory, absolute; undefined if it is computed. */
  readonly cwd: string | undefined;
  readonly folders: Folders;
  /** The value of a text with expressions; undefined if it is known only at run time. */
  valueOf(value: string): string | undefined;
}

/** Finds out where a step runs, and which values it has, in the run of the job that builds the changed Dockerfile. */
export function placeOf(
  editor: YamlEditor,
  step: Step,
  written: { readonly directory: string; readonly text: string },
  change: BuildChange,
  files: CompanionFiles,
): RunPlace {
  const own = ownRun(editor, step, written, change, files);
  // what is right for all Dockerfiles of a matrix is right for the step
  const row = own?.isRightForAll ? own.row : undefined;
  const valueOf = (value: string): string | undefined => {
    const texts = possibleTexts(editor, step, value);
    return texts?.length === 1 ? texts[0] : row && textIn(editor, step, value, row);
  };
  const directory = valueOf(written.directory);
  const cwd = directory === undefined ? undefined : projectPath(files.root, checkoutFolder(editor, step), directory);
  const given = givenValues(editor, step, valueOf);
  return {
    cwd,
    valueOf,
    folders: {
      starts: [cwd ?? posix.join(files.root, '\uE000')],
      script: cwd ?? files.root,
      root: files.root,
      given,
      doubt: own?.open === undefined ? undefined : alsoBuilds(own.open, files.root),
    },
  };
}

/** The variables of the step whose values are known, as paths may need them. Those that a step may set through GITHUB_ENV are left out. */
function givenValues(editor: YamlEditor, step: Step, valueOf: (value: string) => string | undefined): ReadonlyMap<string, string> {
  const own = editor.get([...step.path, 'env']);
  const fixed = new Set(own?.kind === 'map' ? own.pairs.map(({ name }) => name) : []);
  const isSet = /GITHUB_ENV/.test(editor.text);
  const known = [...environmentOf(editor, step)].flatMap(([name, value]): (readonly [string, string])[] => {
    const text = fixed.has(name) || !isSet ? valueOf(value) : undefined;
    return text === undefined || /\s/.test(text) ? [] : [[name, text]];
  });
  return new Map(known);
}
