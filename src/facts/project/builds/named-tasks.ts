import { posix } from 'node:path';
import { INCLUDED_TASKFILE, TASK_COMMANDS, TASK_FIELDS, TASK_KEY, TASK_SETTINGS_TOML, TASKFILE, USUAL_TASK } from '../../../knowledge/project/named-tasks.ts';
import type { ManifestScript } from '../package-scripts.ts';
import type { Project } from '../project.ts';

/** A line of a settings file, with its number from 1. */
interface Line {
  readonly text: string;
  readonly line: number;
}

/** A task of a project: the lines that say what it does. */
interface Task {
  readonly name: string;
  /** The file that it stands in, where another one takes it in. */
  readonly path?: string;
  readonly lines: readonly Line[];
}

/** A settings file with tasks. */
interface TaskFile {
  readonly path: string;
  readonly folder: string;
  readonly tasks: readonly Task[];
  readonly textOf: (line: string) => string;
}

/**
 * Returns what a task of the project runs that settings give a name to (Taskfile.yml, scripts in pyproject.toml), with the tasks that it runs first or in turn;
 * undefined if there is no task of that name.
 */
export function namedTask(project: Project, name: string, folder: string): readonly ManifestScript[] | undefined {
  for (const file of taskFiles(project, folder)) {
    const found: ManifestScript[] = [];
    if (collect(file, name === '' ? USUAL_TASK : name, found, new Set())) return found;
  }
  return undefined;
}

function collect(file: TaskFile, name: string, found: ManifestScript[], seen: Set<string>): boolean {
  const tasks = file.tasks.filter((task) => task.name === name);
  if (seen.has(name)) return true;
  seen.add(name);
  for (const { lines, path = file.path } of tasks) {
    const [first] = lines;
    if (!first) continue;
    const names = new Set(file.tasks.map((task) => shortName(task.name, name)));
    const commands = lines.flatMap((line) => file.textOf(line.text).split('\n'));
    const text = commands.map((command) => (names.has(command.trim()) ? `# ${command}` : command)).join('\n');
    found.push({ path, line: first.line, text, folder: file.folder });
    for (const other of file.tasks) {
      const isNamed = lines.some((line) => namesTask(line.text, shortName(other.name, name)));
      if (isNamed && other.name !== name) collect(file, other.name, found, seen);
    }
  }
  return tasks.length > 0;
}

/** The name of a task as another one of its environment has it: `build` in `docs:publish` is `docs:build`. */
function shortName(name: string, from: string): string {
  const prefix = from.slice(0, from.lastIndexOf(':') + 1);
  return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** Whether a line of a task runs another: by its bare name in quotes or a list, after `task:` or `ref`, or as the first word of a command. */
function namesTask(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  return /(?:[[,"':=-]|^)\s*$/.test(text.slice(0, at)) && /^(?:["'\s,\]}]|$)/.test(text.slice(at + name.length));
}

function taskFiles(project: Project, folder: string): readonly TaskFile[] {
  const { copied, texts } = project;
  const near = [...copied].filter(([image]) => {
    const home = posix.dirname(image);
    return folder === home || folder.startsWith(home === '/' ? home : `${home}/`);
  });
  return near.flatMap(([image, path]): TaskFile[] => {
    const base = posix.basename(image);
    const lines = linesOf(texts.textOf(path) ?? '');
    if (TASKFILE.test(base))
      return [{ path, folder: posix.dirname(image), tasks: [...yamlTasks(lines), ...includedTasks(project, image, 0)], textOf: commandOfYaml }];
    const rows = TASK_SETTINGS_TOML.filter(({ files }) => files.test(base));
    return rows.length === 0
      ? []
      : [{ path, folder: posix.dirname(image), tasks: rows.flatMap(({ section }) => tomlTasks(lines, section)), textOf: commandOfToml }];
  });
}

function linesOf(text: string): readonly Line[] {
  return text.split(/\r?\n/).map((one, index) => ({ text: one, line: index + 1 }));
}

/** The tasks of files that a Taskfile takes in, with the name in front by which it does. Source: https://taskfile.dev/docs/guide#including-other-taskfiles */
function includedTasks(project: Project, image: string, depth: number): readonly Task[] {
  const text = project.texts.textOf(project.copied.get(image) ?? '') ?? '';
  const [block = ''] = /^includes\s*:[^\n]*\n(?:[ \t]+[^\n]*(?:\n|$)|\s*\n)*/m.exec(text) ?? [];
  return [...block.matchAll(INCLUDED_TASKFILE)].flatMap(([, name = '', plain, inner = '']) => {
    const at = posix.resolve(posix.dirname(image), (plain ?? inner).replace(/^["']|["']$/g, ''));
    const file = [at, `${at}/Taskfile.yml`, `${at}/Taskfile.yaml`].find((one) => project.copied.has(one));
    const path = file === undefined ? undefined : project.copied.get(file);
    if (file === undefined || path === undefined || depth > 3) return [];
    const own = [...yamlTasks(linesOf(project.texts.textOf(path) ?? '')), ...includedTasks(project, file, depth + 1)];
    return own.map((task) => ({ path, ...task, name: `${name}:${task.name}` }));
  });
}

/** The tasks below the key `tasks`, each with the lines that are deeper than its name. */
function yamlTasks(lines: readonly Line[]): readonly Task[] {
  const start = lines.findIndex(({ text }) => /^tasks\s*:/.test(text));
  if (start < 0) return [];
  const tasks: { name: string; lines: Line[] }[] = [];
  let depth: number | undefined;
  for (const line of lines.slice(start + 1)) {
    if (/^\S/.test(line.text)) break;
    const [, indent = '', name, rest = ''] = /^(\s+)["']?([\w:.*-]+)["']?\s*:(.*)$/.exec(line.text) ?? [];
    depth ??= name === undefined ? undefined : indent.length;
    if (name !== undefined && indent.length === depth) tasks.push({ name, lines: [{ text: rest, line: line.line }] });
    else tasks.at(-1)?.lines.push(line);
  }
  return tasks;
}

/** What a line of a task runs; what only describes it as a comment, which still shows the variables that it names. */
function commandOfYaml(text: string): string {
  const own = text.trim().replace(/^-\s+/, '');
  if (own === '' || (TASK_KEY.test(own) && !TASK_COMMANDS.test(own))) return `# ${own}`;
  return own
    .replace(TASK_COMMANDS, '')
    .replace(/^\|[-+]?$|^>[-+]?$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/\{\{[^{}]*\}\}/g, 'VALUE');
}

function tomlTasks(lines: readonly Line[], section: RegExp): readonly Task[] {
  const tasks: { name: string; lines: Line[] }[] = [];
  let prefix: string | undefined;
  let isOpen = false;
  for (const line of lines) {
    const head = /^\s*\[+(?!\[)([^\]]+)\]/.exec(line.text)?.[1]?.trim().replaceAll('"', '');
    if (head !== undefined) {
      const [, task] = /\.([\w:-]+)$/.exec(head) ?? [];
      const outer = head.replace(/\.[\w:-]+$/, '');
      const match = section.exec(head);
      isOpen = match !== null || section.test(outer);
      prefix = match?.[1];
      // [tool.poe.tasks.NAME]
      if (isOpen && !match && task !== undefined) tasks.push({ name: task, lines: [] });
      continue;
    }
    const [, key, value = ''] = /^\s*["']?([\w:.-]+)["']?\s*=\s*(.*)$/.exec(line.text) ?? [];
    if (!isOpen) continue;
    if (key !== undefined && !TASK_FIELDS.test(key))
      tasks.push({ name: prefix === undefined || prefix === 'default' ? key : `${prefix}:${key}`, lines: [{ ...line, text: value }] });
    else tasks.at(-1)?.lines.push(line);
  }
  return tasks;
}

/** The commands in the quotes of a line, each on a line of its own. */
function commandOfToml(text: string): string {
  const quoted = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map(([, double, single = '']) => (double ?? single).replace(/\\(["\\])/g, '$1'));
  return quoted.length === 0 ? `# ${text.trim()}` : quoted.map((command) => command.replace(/\{[\w:.-]*\}/g, 'VALUE')).join('\n');
}
