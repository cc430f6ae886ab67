import { DAEMONS, type Daemon, WAITING_PROGRAMS } from '../../knowledge/docker/daemons.ts';
import { BUILD_TOOLS, type BuildTool, TOOLS_BY_PREFIX } from '../../knowledge/secrets/build-tools.ts';
import { installsPackages } from '../../knowledge/tools/index.ts';
import type { Dockerfile, Run, Stage } from '../../syntax/types.ts';
import { invocationOf } from '../commands/invocation.ts';
import { judgeName } from '../sensitivity/index.ts';
import { type ContainerStart, isBuiltOn } from '../stages/container.ts';

/** The tool of that name; undefined where nothing is known of one. */
function toolNamed(name: string | undefined): BuildTool | undefined {
  return name === undefined ? undefined : (BUILD_TOOLS.find((tool) => tool.name === name) ?? BUILD_TOOLS.find((tool) => tool.programs.includes(name)));
}

/** The tools whose login a variable is by its name: PACKAGIST_TOKEN is Composer's. None where the name says nothing of the kind. */
export function toolsOfVariable(name: string): readonly BuildTool[] {
  const { consumer } = judgeName(name);
  const tool = toolNamed(consumer);
  if (tool) return [tool];
  const row = TOOLS_BY_PREFIX.find((one) => one.prefix.test(name));
  const own = row?.programs ? [{ name, programs: row.programs, source: row.source }] : [];
  return [...(row?.tools.flatMap((one) => toolNamed(one) ?? []) ?? []), ...own];
}

/** Whether words are a command of a tool that logs in. */
export function logsIn(words: readonly string[], tool: BuildTool): boolean {
  const { program, args } = invocationOf(words);
  if (!tool.programs.includes(program)) return false;
  const text = args.join(' ');
  // npm with the key of ssh logs in where npm would with a token of its own
  const { offline, needs } =
    tool.needs || tool.offline ? tool : (BUILD_TOOLS.find((one) => one.programs.includes(program) && (one.needs || one.offline)) ?? tool);
  return !(offline?.test(text) ?? false) && (needs?.test(text) ?? true);
}

/** The command with which a container itself uses one of the tools; undefined where none is seen. */
export function callOfTool(start: ContainerStart, tools: readonly BuildTool[]): readonly string[] | undefined {
  return start.calls.find((words) => tools.some((tool) => logsIn(words, tool)));
}

/** What in a container runs commands that stand somewhere else, for people: cron, sshd, a shell that waits for someone. */
export function runnerIn(dockerfile: Dockerfile, start: ContainerStart): string | undefined {
  for (const words of start.calls) {
    const { program, args } = invocationOf(words);
    const daemon = DAEMONS.find((one) => one.runsCommands && one.programs.includes(program));
    if (daemon) return `the container starts ${daemon.name}, which runs what others say`;
    if (WAITING_PROGRAMS.has(program) && !args.some((word) => /^-\w*c$|\.sh$/.test(word)))
      return `the container only waits for whoever works in it ("${program}")`;
  }
  if (start.isRunner) return `${start.what}, which runs what others say`;
  const installed = installedDaemons(dockerfile, start.stage).find((one) => one.runsCommands);
  return installed && `the image installs ${installed.name}, which runs what others say`;
}

/** The daemon whose own file a path is; undefined where it is none's. */
export function daemonOf(path: string): Daemon | undefined {
  return DAEMONS.find((one) => one.files?.test(path));
}

/** The daemons that the RUNs of a stage, and of those that it is built on, install as packages. */
function installedDaemons(dockerfile: Dockerfile, stage: Stage): readonly Daemon[] {
  const runs = dockerfile.instructions.filter((one): one is Run => one.keyword === 'RUN' && isBuiltOn(stage, one.stage));
  const words = new Set(
    runs.flatMap((run) =>
      (run.script?.commands ?? []).flatMap((command) => {
        const { program, args } = invocationOf(command.words.map((word) => word.value));
        return installsPackages(program, args.join(' ')) ? args.map((word) => word.replace(/[=:~<>].*$/, '')) : [];
      }),
    ),
  );
  return DAEMONS.filter((one) => one.packages.some((name) => words.has(name)));
}
