import { DAEMONS, type Daemon, WAITING_PROGRAMS } from '../../knowledge/docker/daemons.ts';
import { installsPackages, isOfflineCommand } from '../../knowledge/tools/index.ts';
import { fileVariables, hasLogins, type Login, loginOf, loginsByName, logsIn } from '../../knowledge/tools/logins.ts';
import type { Stage } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { credentialFileVariable } from '../commands/credential-files.ts';
import { commandInvocation, invocationOf } from '../commands/invocation.ts';
import { judgeName } from '../sensitivity/index.ts';
import type { ContainerStart, StartShown } from '../stages/container.ts';
import type { StageState } from '../stages/stage-state.ts';
import { lineageOf, runsIn } from '../stages/stage-tree.ts';

/** Returns the logins that a variable is for, by its name: Composer's for PACKAGIST_TOKEN. Empty if the name does not tell. */
export function loginsOfVariable(name: string): readonly Login[] {
  const { consumer } = judgeName(name);
  const login = consumer === undefined ? undefined : loginOf(consumer);
  return login ? [login] : loginsByName(name);
}

/** Whether the words are a command of a tool whose credential file is at that absolute path because a variable in force says so: `ENV KUBECONFIG=/tmp/kube`. */
export function isToldToRead(words: readonly string[], env: StageState['env'] | undefined, path: string): boolean {
  const { program, args } = invocationOf(words);
  const text = args.join(' ');
  return fileVariables().some(({ name, login }) => {
    const value = login.programs.has(program) ? env?.get(name) : undefined;
    if (value === undefined || credentialFileVariable(name, value)?.path !== path) return false;
    return hasLogins(program) ? logsIn(program, text) : !isOfflineCommand(program, text);
  });
}

/** Whether the words are a command that logs in with one of the credentials. */
export function usesLogin(words: readonly string[], logins: readonly Login[]): boolean {
  const { program, args } = invocationOf(words);
  return logins.some(({ programs }) => programs.has(program)) && logsIn(program, args.join(' '));
}

/** Returns the command by which a container itself logs in with one of the credentials; undefined if there is none. */
export function loginIn(start: ContainerStart, logins: readonly Login[]): readonly string[] | undefined {
  return start.calls.find((words) => usesLogin(words, logins));
}

/** A program in a container that runs commands defined elsewhere: cron, sshd, a waiting shell. */
export type Runner =
  | { readonly kind: 'started' | 'installed'; readonly daemon: string }
  | { readonly kind: 'waits'; readonly program: string }
  | { readonly kind: 'image'; readonly shown: StartShown };

/** Returns the first such program, or undefined. */
export function runnerIn(start: ContainerStart): Runner | undefined {
  for (const words of start.calls) {
    const { program, args } = invocationOf(words);
    const daemon = DAEMONS.find((one) => one.runsCommands && one.programs.includes(program));
    if (daemon) return { kind: 'started', daemon: daemon.name };
    if (WAITING_PROGRAMS.has(program) && !args.some((word) => /^-\w*c$|\.sh$/.test(word))) return { kind: 'waits', program };
  }
  if (start.isRunner) return { kind: 'image', shown: start.shown };
  const installed = installedDaemons(start.stage).find((one) => one.runsCommands);
  return installed && { kind: 'installed', daemon: installed.name };
}

/** Returns the daemon that owns a path, or undefined. */
export function daemonOf(path: string): Daemon | undefined {
  return DAEMONS.find((one) => one.files?.test(path));
}

/** The daemons that RUNs of a stage and its parent stages install as packages. */
const installedDaemons = keptWith((stage: Stage): readonly Daemon[] => {
  const words = new Set(
    lineageOf(stage)
      .flatMap(runsIn)
      .flatMap((run) =>
        (run.script?.commands ?? []).flatMap((command) => {
          const { program, args } = commandInvocation(command);
          return installsPackages(program, args.join(' ')) ? args.map((word) => word.replace(/[=:~<>].*$/, '')) : [];
        }),
      ),
  );
  return DAEMONS.filter((one) => one.packages.some((name) => words.has(name)));
});
