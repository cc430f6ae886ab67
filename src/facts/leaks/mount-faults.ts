import { GIVEN_MOUNT, MOUNTS_ITSELF } from '../../knowledge/docker/instruction-flags.ts';
import { EXPORTS, RAISES_RIGHTS, SETS_OPTIONS } from '../../knowledge/shell/commands.ts';
import { expandedFiles } from '../../knowledge/tools/index.ts';
import { scriptSearch } from '../../syntax/shell/script-memo.ts';
import type { Dockerfile, Instruction, Mount, Run, Script, ShellCommand, Stage } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { hasName } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import { summarise } from '../commands/command-readers.ts';
import { fileReadersOf } from '../commands/file-readers.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { homeOf } from '../flows/file-flows.ts';
import { isToldToRead } from '../flows/tool-use.ts';
import { mentionOf } from '../stages/file-mentions.ts';
import { withKnownVariables } from '../stages/known-variables.ts';
import type { StageState } from '../stages/stage-state.ts';
import { firstAfter } from '../stages/stage-tree.ts';
import { dumpedVariable, type LostSecret, lostSecrets } from './lost-secrets.ts';
import { asksForPath, DEFAULT_FOLDER, type OtherFolder, otherFolders } from './secret-folder.ts';

/** A mount of a secret or an agent without the intended effect. */
export type MountFault = FaultOfMount | FaultOfCommand;

/**
 * A fault of an existing mount. unreadable: the USER in force cannot read the file. closed-socket: it cannot use the socket of the agent. old-frontend: the
 * frontend of the `# syntax=` line does not support `env=`. unused: nothing in the RUN reads the secret. tilde: the target starts with `~` or `$HOME`, which
 * does not mean a home there. too-open: everybody may read the file, although root runs the commands.
 */
export type FaultOfMount = {
  readonly run: Run;
  /** Range of the mount. */
  readonly range: Range;
  readonly mount: Mount;
  readonly id: string;
} & (
  | { readonly kind: 'unreadable' | 'closed-socket'; readonly user: string | undefined }
  | { readonly kind: 'old-frontend'; readonly frontend: string }
  | { readonly kind: 'unused' | 'tilde' | 'too-open' }
);

/**
 * A command that does not get the secret. nested-run: the command is the word RUN, because the line before ends in a continuation. late-mount: a `--mount=`
 * stands after the name of the command. missing: no mount provides the path that it reads. other-folder: it reads
 * the name of a mounted secret in a folder that only looks like that of the mounts. not-exported: the shell sets a variable from the secret without
 * exporting it.
 */
export type FaultOfCommand =
  | LostSecret
  | OtherFolder
  | ({ readonly run: Run; readonly range: Range } & (
      | { readonly kind: 'nested-run' | 'late-mount'; readonly command: string }
      | { readonly kind: 'missing'; readonly path: string }
      | { readonly kind: 'not-exported'; readonly variable: string }
    ));

/** Returns the faults of all secret and ssh mounts of a Dockerfile. */
export function findMountFaults(dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>): MountFault[] {
  const frontend = dockerfile.directives.find((one) => one.name === 'syntax')?.value ?? '';
  const minor = /^(?:docker\.io\/)?docker\/dockerfile:1\.(\d+)/.exec(frontend)?.[1];
  const isOld = minor !== undefined && Number(minor) < 10;
  return dockerfile.instructions.flatMap((instruction) => {
    if (instruction.keyword !== 'RUN') return [];
    const find = (): readonly MountFault[] => faultsOf(instruction);
    // without mounts, only the script can have faults
    return instruction.script && instruction.mounts.length === 0 ? search(instruction.script, instruction.interpreter, find) : find();
  });

  function faultsOf(instruction: Run): readonly MountFault[] {
    const secrets = instruction.mounts.filter((mount) => mount.type === 'secret');
    return [
      ...swallowed(instruction),
      ...secrets.flatMap((mount) => (isOld && mount.values.has('env') ? [{ kind: 'old-frontend' as const, ...placeOf(instruction, mount), frontend }] : [])),
      ...secrets.flatMap((mount) => unreadable(instruction, mount, states.get(instruction), unknownUser(dockerfile, instruction))),
      ...secrets.flatMap((mount) => misplaced(instruction, mount, states.get(instruction))),
      ...instruction.mounts.flatMap((mount) => (mount.type === 'ssh' ? closedSocket(instruction, mount, states.get(instruction)) : [])),
      ...(instruction.script?.ok && instruction.interpreter === 'posix' ? inScript(instruction, instruction.script, secrets, states.get(instruction)) : []),
    ];
  }
}

const search = scriptSearch();

/** The path of a mounted secret; undefined if it is mounted only as a variable. */
function pathOf(mount: Mount): string | undefined {
  const target = mount.values.get('target');
  if (target !== undefined) return target;
  return mount.values.has('env') ? undefined : `${DEFAULT_FOLDER}${idOf(mount).replace(/^.*\//, '')}`;
}

function idOf(mount: Mount): string {
  return mount.values.get('id') ?? (mount.values.get('target') ?? '').replace(/^.*\//, '');
}

function modeOf({ values }: Mount, byDefault: string): number {
  return Number.parseInt(values.get('mode') ?? byDefault, 8);
}

/** The fields that all faults of a mount share. */
function placeOf(run: Run, mount: Mount): Pick<FaultOfMount, 'run' | 'range' | 'mount' | 'id'> {
  return { run, range: mount.range, mount, id: idOf(mount) };
}

/** Mounts that become part of the command: after `RUN --mount=… \` the next line is another `RUN`, or a `--mount=` stands after the start of the command. */
function swallowed(run: Run): MountFault[] {
  const commands = run.script?.commands ?? [];
  const lost = commands.find((command) => command.name === 'RUN' || command.name.startsWith('--mount=')) ?? commands.find(isGivenMount);
  if (!lost) return [];
  return [{ kind: lost.name === 'RUN' ? 'nested-run' : 'late-mount', run, range: lost.range, command: lost.name }];
}

/** Whether a command that mounts nothing itself gets a mount as an argument. */
function isGivenMount(command: ShellCommand): boolean {
  const { program } = commandInvocation(command);
  return !MOUNTS_ITSELF.test(program) && command.words.slice(1).some(({ value }) => GIVEN_MOUNT.test(value));
}

/** The USER in force, as written, if it is a variable with unknown value. */
function unknownUser(dockerfile: Dockerfile, run: Run): string | undefined {
  const stage = dockerfile.stages[run.stage ?? -1];
  const users = stage ? usersIn(stage) : [];
  const text = users[firstAfter(users, run.range.start) - 1]?.args.text.trim() ?? '';
  return text.startsWith('$') ? text : undefined;
}

const usersIn = keptWith(({ instructions }: Stage) => instructions.filter(({ keyword }) => keyword === 'USER'));

/** Faults of the target and of the mode: a path that no command finds, and a file that more users may read than necessary. */
function misplaced(run: Run, mount: Mount, state: StageState | undefined): MountFault[] {
  const path = pathOf(mount) ?? '';
  // HOME is a variable of the build only where an ENV sets it: https://docs.docker.com/reference/dockerfile/#environment-replacement
  if (path.startsWith('~/') || (/^\$(?:HOME\b|\{HOME\})/.test(path) && state?.env.get('HOME') === undefined))
    return [{ kind: 'tilde', ...placeOf(run, mount) }];
  const mode = modeOf(mount, '0400');
  return state?.privilege === 'root' && (mode & 0o004) !== 0 ? [{ kind: 'too-open', ...placeOf(run, mount) }] : [];
}

function unreadable(run: Run, mount: Mount, state: StageState | undefined, unknown: string | undefined): MountFault[] {
  const path = pathOf(mount);
  const isOther = state?.privilege === 'non-root' || (state?.privilege === 'unknown' && unknown !== undefined);
  if (path === undefined || !state || !isOther || run.script?.commands.some((command) => RAISES_RIGHTS.has(command.name))) return [];
  const uid = mount.values.get('uid');
  const mode = modeOf(mount, '0400');
  const isOwn = uid !== undefined && uid !== '0' && (state.uid === undefined || Number(uid) === state.uid);
  const isShared = (mode & 0o004) !== 0 || (mount.values.has('gid') && (mode & 0o040) !== 0);
  if (isOwn || isShared || /\$/.test(uid ?? '')) return [];
  return [{ kind: 'unreadable', ...placeOf(run, mount), user: state.user ?? unknown }];
}

/**
 * By default, only root may use the socket of an agent (mode 0600), and connecting requires write permission.
 * Source: https://docs.docker.com/reference/dockerfile/#run---mounttypessh
 */
function closedSocket(run: Run, mount: Mount, state: StageState | undefined): MountFault[] {
  if (state?.privilege !== 'non-root' || run.script?.commands.some((command) => RAISES_RIGHTS.has(command.name))) return [];
  const { values } = mount;
  const mode = modeOf(mount, '0600');
  const uid = values.get('uid');
  const isOwn = uid !== undefined && uid !== '0' && (state.uid === undefined || Number(uid) === state.uid);
  if (isOwn || (mode & 0o002) !== 0 || (values.has('gid') && (mode & 0o020) !== 0) || /\$/.test(uid ?? '')) return [];
  return [{ kind: 'closed-socket', run, range: mount.range, mount, id: values.get('id') ?? 'default', user: state.user }];
}

function inScript(run: Run, script: Script, mounts: readonly Mount[], state: StageState | undefined): MountFault[] {
  const paths = mounts.flatMap((mount) => pathOf(mount) ?? []);
  return [
    ...missing(run, script, mounts),
    ...otherFolders(run, script, paths),
    ...notExported(run, script),
    ...lostSecrets(run, script, { paths, variables: new Set(mounts.flatMap((mount) => mount.values.get('env') ?? [])) }),
    ...mounts.flatMap((mount) => unused(run, script, mount, state)),
  ];
}

/** Commands that read `/run/secrets/x` without a mount at that path. */
function missing(run: Run, script: Script, mounts: readonly Mount[]): FaultOfCommand[] {
  const there = new Set(run.mounts.map((mount) => (mount.type === 'secret' ? pathOf(mount) : mount.values.get('target'))));
  if (
    mounts.length < run.mounts.filter((mount) => mount.type === 'secret').length ||
    [...there].some((path) => path?.includes('$') || path === '/run/secrets' || path === DEFAULT_FOLDER)
  )
    return [];
  const faults = new Map<string, FaultOfCommand>();
  for (const command of script.commands) {
    for (const word of [
      ...command.words,
      ...command.redirects.flatMap((redirect) => (redirect.operator === '<' && redirect.target ? [redirect.target] : [])),
    ]) {
      if (!word.value.startsWith(DEFAULT_FOLDER)) continue;
      const path = /^\/run\/secrets\/[\w.-]+$/.exec(word.value)?.[0];
      if (path === undefined || there.has(path) || faults.has(path) || asksForPath(command)) continue;
      faults.set(path, { kind: 'missing', run, range: word.range, path });
    }
  }
  return [...faults.values()];
}

/** `X=$(cat /run/secrets/x) && cmd`: without `export`, cmd does not get X. */
function notExported(run: Run, script: Script): MountFault[] {
  return script.commands.flatMap((command): MountFault[] => {
    if (command.words.length > 0) return [];
    return command.assignments.flatMap((assignment): MountFault[] => {
      if (!assignment.value?.text.includes(DEFAULT_FOLDER) || !/\$\(|`/.test(assignment.value.text)) return [];
      const isExported = script.commands.some(
        (other) => EXPORTS.has(other.name) && other.words.some((word) => word.value === assignment.name || word.value.startsWith(`${assignment.name}=`)),
      );
      const allExported = script.commands.some((other) => other.name === SETS_OPTIONS && other.words.some((word) => /^-\w*a|^allexport$/.test(word.value)));
      if (isExported || allExported || script.reads.some((read) => read.name === assignment.name)) return [];
      return [{ kind: 'not-exported', run, range: assignment.range, variable: assignment.name }];
    });
  });
}

/** Whether the program expands variables in its settings file, whose text is unknown. */
function fillsIn(command: ShellCommand): boolean {
  const { program } = commandInvocation(command);
  return expandedFiles().some((file) => file.programs.includes(program));
}

function unused(run: Run, script: Script, mount: Mount, state: StageState | undefined): MountFault[] {
  const env = mount.values.get('env');
  const path = pathOf(mount);
  const values = [...mount.values.values()];
  if (values.some((value) => value.includes('$')) || run.heredocs.some((heredoc) => heredoc.body.text.includes(env ?? path ?? '\0'))) return [];
  // `export X`, `echo '$X'`: the author of the command expects that it is read
  if (
    env !== undefined &&
    (hasName(script.source.text, env) || script.commands.some((one) => fillsIn(one) || dumpedVariable(one, new Set([env])) !== undefined))
  )
    return [];
  const isRead =
    (env !== undefined && summarise(script, env).certainty !== 'cannot-read') ||
    (path !== undefined && mentionOf(script, path, { workdir: state?.workdir, home: homeOf(state) }) !== undefined) ||
    (path !== undefined &&
      fileReadersOf(state ? withKnownVariables(script, state.env) : script, path, state?.workdir, homeOf(state)).some(
        ({ certainty, command }) => certainty !== 'cannot-read' || isToldToRead(commandInvocation(command).words, state?.env, path),
      ));
  return isRead ? [] : [{ kind: 'unused', ...placeOf(run, mount) }];
}
