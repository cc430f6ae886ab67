import { posix } from 'node:path';
import { NX_COMMANDS, NX_EXECUTORS, NX_INFERRED, NX_PROJECT, NX_ROOT } from '../../../knowledge/project/nx-targets.ts';
import type { Project } from '../project.ts';
import { isObject, type Manifest, parseObject } from './manifest.ts';

/** The projects that Nx knows by files of their own, with the commands of their targets as scripts; none in a repository without settings of Nx. */
export function nxProjects({ copied, texts }: Project): readonly Manifest[] {
  const root = [...copied.keys()].find((image) => NX_ROOT.test(image));
  if (root === undefined) return [];
  return [...copied].flatMap(([image, path]): Manifest[] => {
    if (posix.basename(image) !== NX_PROJECT || image.includes('/node_modules/')) return [];
    const text = texts.textOf(path) ?? '';
    const parsed = parseObject(text);
    if (!parsed) return [];
    const folder = posix.dirname(image);
    const targets = isObject(parsed['targets']) ? parsed['targets'] : {};
    const inferred = NX_INFERRED.filter(({ settings }) =>
      [...copied.keys()].some((one) => posix.dirname(one) === folder && settings.test(posix.basename(one))),
    );
    const scripts = new Map([
      ...inferred.map(({ target, command }) => [target, command] as const),
      ...Object.entries(targets).flatMap(([name, target]) => commandOf(target, posix.dirname(root)).map((command) => [name, command] as const)),
    ]);
    const { name } = parsed;
    return [{ path, folder, name: typeof name === 'string' ? name : posix.basename(folder), scripts, text }];
  });
}

/** The command of a target; the name of an executor that is not known, which is then an unknown program. */
function commandOf(target: unknown, root: string): readonly string[] {
  if (!isObject(target)) return [];
  const { executor, command, options } = target;
  const own = isObject(options) ? options : {};
  if (typeof command === 'string') return [`cd ${root} && ${command}`];
  if (typeof executor !== 'string') return [];
  if (!NX_COMMANDS.test(executor)) return [NX_EXECUTORS.find((row) => row.executor.test(executor))?.command ?? executor];
  const given = [own['command'], ...(Array.isArray(own['commands']) ? own['commands'] : [])].map((one) => (isObject(one) ? one['command'] : one));
  const commands = given.filter((one) => typeof one === 'string');
  const folder = typeof own['cwd'] === 'string' ? posix.join(root, own['cwd']) : root;
  return commands.length === 0 ? [executor] : [`cd ${folder}\n${commands.join('\n')}`];
}
