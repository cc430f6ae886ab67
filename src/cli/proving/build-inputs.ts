import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path/posix';
import type { FileResult, ProjectResult } from '../../project/types.ts';
import type { AddedWords } from '../../prove/build-words.ts';
import type { Argv } from '../io/command.ts';
import { replaceFiles } from './context-copy.ts';
import type { Engine } from './engine.ts';
import type { MountSource, SecretPlan } from './secrets.ts';
import type { BuildValues } from './values.ts';

/** The builds with secrets: the original, the fixed file, and `again`: the original once more, with the secret values of the fixed build. */
export type Which = 'before' | 'again' | 'after';

/** The builds without secrets, of the original and of the fixed file. */
type Absent = 'before-without' | 'after-without';

/** The inputs that all builds share. */
export interface Lab {
  readonly engine: Engine;
  readonly file: FileResult;
  readonly result: ProjectResult;
  readonly plan: SecretPlan;
  readonly added: AddedWords;
  /** The copy of the build context with canaries in its secret files; undefined if the context has none. */
  readonly contextCopy: string | undefined;
  /** Ends a build, but not the cleanup after it. */
  readonly signal: AbortSignal;
  /** The tags of the built images, for the cleanup. */
  readonly tags: string[];
}

/** Writes the files that the build reads: Dockerfile, ignore file, secret files, and those in the copy of the context. Returns the path of the Dockerfile. */
export function writeInputs(lab: Lab, which: Which, values: BuildValues): void {
  const { engine, file, plan, contextCopy } = lab;
  writeDockerfile(lab, which, values.dockerfile);
  mkdirSync(secretFolder(lab, which));
  for (const [index, { path: at }] of plan.files.entries())
    writeFileSync(path.join(engine.folder, which, String(index)), values.files.get(at) ?? '', { mode: 0o600 });
  if (contextCopy !== undefined) replaceFiles(file.context, contextCopy, contextFiles(plan, values));
}

/** Writes a Dockerfile with its ignore file, for one of the builds. */
export function writeDockerfile(lab: Lab, which: Which | Absent, text: string): void {
  writeFileSync(dockerfileOf(lab, which), text);
  writeIgnoreFile(lab, which, ignoreFileOf(lab, which));
}

function dockerfileOf({ engine }: Lab, which: Which | Absent): string {
  return path.join(engine.folder, `${which}.Dockerfile`);
}

/** The ignore file of a build. It exists once it is written, if the project has one. */
function ignoreFileOf(lab: Lab, which: Which | Absent): string {
  return `${dockerfileOf(lab, which)}.dockerignore`;
}

/** Where the files of a build's secrets are. */
export function secretFolder({ engine }: Lab, which: Which): string {
  return path.join(engine.folder, which);
}

/** The texts of the secret files inside the build context, by path relative to the context. */
export function contextFiles({ files }: SecretPlan, values: BuildValues): ReadonlyMap<string, string> {
  return new Map(files.flatMap(({ inContext, path: at }): [string, string][] => (inContext === undefined ? [] : [[inContext, values.files.get(at) ?? '']])));
}

/** Writes the ignore file, original or fixed, beside the temporary Dockerfile, where BuildKit looks first. */
function writeIgnoreFile({ result, file }: Lab, which: Which | Absent, target: string): void {
  const own = `${file.path}.dockerignore`;
  const source = existsSync(own) ? own : path.join(file.context, '.dockerignore');
  const changed = which.startsWith('after') ? result.companions.find((companion) => companion.path === source) : undefined;
  if (changed) writeFileSync(target, changed.after);
  else if (existsSync(source)) copyFileSync(source, target);
}

/** The parts of the build command that differ between the builds. */
export interface BuildChoice {
  readonly tag: string;
  readonly target?: string;
  /** More options. */
  readonly words: readonly string[];
}

/** The build command of the fixed file, adapted: it builds a temporary Dockerfile with other values, and loads the image into docker. */
export function buildWords(lab: Lab, which: Which, { tag, target, words }: BuildChoice): Argv {
  const { file, plan, added, contextCopy } = lab;
  const options = optionsOf(file);
  const args = (which === 'after' ? plan.keptArguments : [...plan.arguments.keys()]).filter((name) => !options.includes(name));
  return [
    ...lab.engine.program.build,
    ...options,
    ...args.flatMap((name) => ['--build-arg', name]),
    ...plan.mounts.flatMap((mount) => ['--secret', secretWord(mount, plan, secretFolder(lab, which))]),
    ...words,
    ...added.words,
    // a cached layer may come from a build with another value
    ...['--no-cache', ...programOptions(lab, which, tag), '-f', dockerfileOf(lab, which)],
    ...(target === undefined ? [] : ['--target', target]),
    contextCopy ?? file.context,
  ];
}

/** The command of a build without secrets. It makes no image. */
export function absentWords(lab: Lab, which: Absent): Argv {
  const { file, plan, added, contextCopy } = lab;
  const options = optionsOf(file).filter((word, index, all) => {
    const option = word === '--build-arg' ? all[index + 1] : all[index - 1] === '--build-arg' ? word : undefined;
    return option === undefined || !plan.arguments.has(option.replace(/=.*/s, ''));
  });
  const end = ['--no-cache', ...programOptions(lab, which, undefined), '-f', dockerfileOf(lab, which), contextCopy ?? file.context];
  return [...lab.engine.program.build, ...options, ...added.words, ...end];
}

function programOptions(lab: Lab, which: Which | Absent, tag: string | undefined): readonly string[] {
  const ignoreFile = ignoreFileOf(lab, which);
  return lab.engine.program.options({ tag, ignoreFile: existsSync(ignoreFile) ? ignoreFile : undefined });
}

/** The options of the build command, except those that prove sets itself. */
function optionsOf({ build }: FileResult): readonly string[] {
  const kept: string[] = [];
  // `docker buildx build`, `docker build` where that is BuildKit's, or `buildah build`
  const argv = build?.argv ?? [];
  const given = argv.slice(argv.indexOf('build') + 1, -1);
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? '';
    if (['-f', '-t', '--secret'].includes(word)) at++;
    else kept.push(word);
  }
  return kept;
}

/** The stage that is built; undefined for the last one. */
export function targetOf({ added, file }: Pick<Lab, 'added' | 'file'>): string | undefined {
  if (added.target !== undefined) return added.target;
  const options = optionsOf(file);
  const at = options.indexOf('--target');
  return at < 0 ? undefined : options[at + 1];
}

function secretWord({ id, variable, file }: MountSource, { files }: SecretPlan, folder: string): string {
  if (file === undefined) return `id=${id},env=${variable ?? id}`;
  return `id=${id},src=${path.join(folder, String(files.findIndex(({ path: at }) => at === file.path)))}`;
}
