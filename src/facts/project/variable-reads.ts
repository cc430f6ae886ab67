import { CALLS_DOCKER } from '../../knowledge/docker/build-commands.ts';
import { PACKAGE_MANIFESTS } from '../../knowledge/project/package-scripts.ts';
import { BUNDLER_SETTINGS } from '../../knowledge/project/program-settings.ts';
import { isKnownReader, readsByItself } from '../../knowledge/tools/index.ts';
import { hasName } from '../../text/pattern.ts';
import type { Invocation } from '../commands/invocation.ts';
import { calledReader } from './builds/called-programs.ts';
import type { ProjectRead } from './builds/settings-reads.ts';
import type { Execution } from './executed.ts';
import { type FilePlace, type FileTexts, isGivenIn, isGivenToAll } from './file-texts.ts';
import { type Declared, isIdleUpload, libraryIn } from './project-libraries.ts';

/** All that executed code does with a variable, the strongest first. */
export function* readsOf(execution: Execution, declared: readonly Declared[], texts: Omit<FileTexts, 'isExhausted'>, name: string): Generator<ProjectRead> {
  if ([...execution.prepares].some((path) => texts.sets(path, name)) || execution.texts.some(({ text }) => isGivenToAll(text, name))) return;
  for (const text of execution.texts)
    if (hasName(text.text, name) && !isGivenIn(text.text, name)) yield { kind: 'project', at: { path: text.path, line: text.line + lineOf(text.text, name) } };
  const outside: FilePlace[] = [];
  for (const path of execution.files) {
    // what a manifest names stands in a script, which counts where it runs
    if (PACKAGE_MANIFESTS.test(path) || (BUNDLER_SETTINGS.test(path) && isIdleUpload(execution, name))) continue;
    const at = texts.naming(path, name, execution.idle.get(path));
    if (at && CALLS_DOCKER.test(texts.textOf(path) ?? '')) outside.push(at);
    else if (at) yield { kind: 'project', at };
  }
  // a file that builds or pushes the image hardly runs inside the build
  for (const at of outside) yield { kind: 'project', at };
  for (const [path, before] of execution.inlined) {
    const at = texts.namingAfter(path, name, before);
    if (at) yield { kind: 'project', at };
  }
  for (const path of execution.sources) {
    const at = texts.namingAtRun(path, name);
    if (at) yield { kind: 'project', at };
  }
  for (const { invocation, at, isInner } of execution.commands) {
    const { program } = invocation;
    if (isInner && isOwn(invocation, name)) yield { kind: 'known', program, at };
  }
  for (const path of execution.files) {
    const called = calledReader(path, name, texts, execution.idle.get(path));
    if (called) yield { kind: 'known', ...called };
  }
  const library = libraryIn(execution, declared, texts, name);
  if (library) yield { ...library, kind: 'library' };
  const wholes = [
    ...[...execution.files].map((path) => texts.whole(path, name, execution.idle.get(path))),
    ...[...execution.sources].map((path) => texts.wholeAtRun(path, name)),
  ];
  for (const found of wholes) {
    if (found && (found.isNarrow || !found.isLowerCase || isSpelledLow(execution, texts, name)))
      yield {
        kind: 'whole',
        what: found.what,
        at: { path: found.path, line: found.line },
        ...(found.isNarrow ? {} : { isGuess: true }),
        ...(found.isSettings ? { isSettings: true } : {}),
      };
  }
}

/** Whether executed code spells the variable in lower case, as the fields of settings are. */
function isSpelledLow({ files, sources }: Execution, texts: Pick<FileTexts, 'textOf'>, name: string): boolean {
  const low = name.toLowerCase();
  return [...files, ...sources].some((path) => (texts.textOf(path) ?? '').includes(low)) || low.includes('__');
}

function isOwn({ program, args }: Invocation, name: string): boolean {
  return readsByItself(program, name) && isKnownReader(program, args.join(' '), name);
}

function lineOf(text: string, name: string): number {
  const at = text.split('\n').findIndex((line) => hasName(line, name));
  return Math.max(0, at);
}
