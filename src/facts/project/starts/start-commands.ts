import { COMPOSE_FILE } from '../../../knowledge/docker/compose-files.ts';
import { isPublicImage } from '../../../knowledge/docker/public-registries.ts';
import { MANIFEST, RUNS_IN_CONTAINER, SHELL_TEXT, START_FILES, VALUED_RUN_OPTION } from '../../../knowledge/docker/start-files.ts';
import { parseText } from '../../../syntax/shell/shell.ts';
import { keptWith } from '../../../text/memo.ts';
import type { BuildContext } from '../build-context.ts';
import type { RunText } from '../project.ts';
import { commandsIn, composeCommands } from './compose-commands.ts';

/** A command that a container of the project is started with. */
export interface StartCommand extends RunText {
  /** The words of each of its calls. */
  readonly calls: readonly (readonly string[])[];
}

/** Maximum number of files to read: enough for a service. */
const MOST_FILES = 1000;

/**
 * Returns the commands that files of the context start containers with, in place of the image's own: those of Compose, manifests of Kubernetes, Procfiles and
 * their like, process managers, and `docker run IMAGE COMMAND` in scripts. Does not check which image a file means, except for images that are public.
 */
export const startCommands = keptWith((context: BuildContext): readonly StartCommand[] => {
  const files = context.files().slice(0, MOST_FILES);
  const texts = files.flatMap((path) => {
    const isManifest = MANIFEST.path.test(path) && !COMPOSE_FILE.test(path);
    const rows = START_FILES.filter((row) => row.path.test(path));
    if (!isManifest && rows.length === 0 && !SHELL_TEXT.test(path)) return [];
    const text = context.read(path);
    if (text === undefined) return [];
    const lines = text.split(/\r?\n/);
    const ofRows = rows.filter(({ mark }) => mark?.test(text) ?? true).flatMap(({ line: pattern }) => commandLines(lines, pattern));
    const ofManifest = isManifest && MANIFEST.mark.test(text) ? manifestCommands(lines) : [];
    return [...ofRows, ...ofManifest, ...(SHELL_TEXT.test(path) ? containerCommands(lines) : [])].map((one) => ({ path, ...one }));
  });
  return [...composeCommands(context), ...texts].map((one) => ({
    ...one,
    calls: parseText(one.text)
      .commands.map(({ words }) => words.map((word) => word.value))
      .filter((words) => words.length > 0),
  }));
});

type CommandLine = Pick<RunText, 'line' | 'text'>;

function commandLines(lines: readonly string[], pattern: RegExp): readonly CommandLine[] {
  return lines.flatMap((line, at) => {
    const text = pattern.exec(line)?.groups?.['command'];
    return text === undefined ? [] : withoutUser(text).map((one) => ({ line: at + 1, text: one }));
  });
}

/** A line of a system's crontab names a user before the command, one of a user's crontab does not. */
function withoutUser(text: string): readonly string[] {
  const rest = /^[a-z_][\w-]*\s+(?=[\w./])/.exec(text)?.[0];
  return rest === undefined ? [text] : [text, text.slice(rest.length)];
}

/** The commands of the containers in a manifest: `command` with the `args` beside it, and `args` alone. */
function manifestCommands(lines: readonly string[]): readonly CommandLine[] {
  const found = commandsIn(lines, 'manifest');
  return found.flatMap((one, index) => {
    const next = found[index + 1];
    return next === undefined ? [one] : [one, { line: one.line, text: `${one.text} ${next.text}` }];
  });
}

/** `docker run IMAGE COMMAND`: the command, where the image may be the project's. */
function containerCommands(lines: readonly string[]): readonly CommandLine[] {
  return lines.flatMap((line, at) =>
    [...line.matchAll(RUNS_IN_CONTAINER)].flatMap((match) => {
      const words = (match.groups?.['rest'] ?? '')
        .replace(/["',]+$/, '')
        .trim()
        .split(/\s+/);
      const image = words.findIndex((word, index) => !word.startsWith('-') && !VALUED_RUN_OPTION.test(words[index - 1] ?? ''));
      const command = words.slice(image + 1);
      if (image < 0 || command.length === 0 || isOfficial(words[image] ?? '')) return [];
      const start = command[0] === '--' ? 1 : 0;
      return [{ line: at + 1, text: command.slice(start).join(' ') }];
    }),
  );
}

/** Whether an image is an official one with a tag: a name alone may be the project's, or a service's. */
function isOfficial(image: string): boolean {
  return /[:@/]/.test(image) && isPublicImage(image);
}
