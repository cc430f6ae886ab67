import { DAEMONS, type Daemon, WAITING_PROGRAMS } from '../../knowledge/docker/daemons.ts';
import { installsPackages } from '../../knowledge/tools/index.ts';
import { type Login, loginOf, loginsByName, logsIn } from '../../knowledge/tools/logins.ts';
import type { Dockerfile, Run, Stage } from '../../syntax/types.ts';
import { invocationOf } from '../commands/invocation.ts';
import { judgeName } from '../sensitivity/index.ts';
import { type ContainerStart, isBuiltOn, type StartShown } from '../stages/container.ts';

/** The logins that a variable is for by its name: PACKAGIST_TOKEN is Composer's. None if the name says nothing of the kind. */
export function loginsOfVariable(name: string): readonly Login[] {
  const { consumer } = judgeName(name);
  const login = consumer === undefined ? undefined : loginOf(consumer);
  return login ? [login] : loginsByName(name);
}

/** Whether words are a command that logs in with one of the credentials. */
export function usesLogin(words: readonly string[], logins: readonly Login[]): boolean {
  const { program, args } = invocationOf(words);
  return logins.some(({ programs }) => programs.has(program)) && logsIn(program, args.join(' '));
}

/** The command with which a container itself logs in with one of the credentials; undefined if none is seen. */
export function loginIn(start: ContainerStart, logins: readonly Login[]): readonly string[] | undefined {
  return start.calls.find((words) => usesLogin(words, logins));
}

/** What in a container runs commands that stand somewhere else: cron, sshd, a shell that waits for someone. */
export type Runner =
  | { readonly kind: 'started' | 'installed'; readonly daemon: string }
  | { readonly kind: 'waits'; readonly program: string }
  | { readonly kind: 'image'; readonly shown: StartShown };

/** The first that is seen to do so. */
export function runnerIn(dockerfile: Dockerfile, start: ContainerStart): Runner | undefined {
  for (const words of start.calls) {
    const { program, args } = invocationOf(words);
    const daemon = DAEMONS.find((one) => one.runsCommands && one.programs.includes(program));
    if (daemon) return { kind: 'started', daemon: daemon.name };
    if (WAITING_PROGRAMS.has(program) && !args.some((word) => /^-\w*c$|\.sh$/.test(word))) return { kind: 'waits', program };
  }
  if (start.isRunner) return { kind: 'image', shown: start.shown };
  const installed = installedDaemons(dockerfile, start.stage).find((one) => one.runsCommands);
  return installed && { kind: 'installed', daemon: installed.name };
}

/** The daemon whose own file a path is; undefined if it is none's. */
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
