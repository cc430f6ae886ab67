import type { FaultOfCommand, LostSecret, MountFault } from '../../src/facts/index.ts';
import { fixMount } from '../../src/fix/index.ts';
import type { Problem, Rule } from '../../src/rule.ts';

export const noBrokenMount: Rule = {
  meta: {
    name: 'no-broken-mount',
    summary: 'Secret mounts that a RUN cannot read, or does not use',
    severity: 'warning',
    fixable: 'sometimes',
    references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypesecret', 'https://docs.docker.com/build/building/secrets/'],
  },
  *check(facts) {
    for (const fault of facts.mountFaults) {
      const fix = fixMount(facts, fault);
      yield {
        range: fault.range,
        instruction: fault.run,
        verdict: 'build',
        evidence: [],
        related: [],
        notes: [],
        ...judge(fault),
        ...(fix ? { fix } : {}),
      };
    }
  },
};

const ADD_USER = 'Add `uid=` with the ID of the user, or mount the secret as a variable with `env=`';
const ONE_RUN = 'Put the mounts and the command into one RUN, the mounts first';

/** The USER in force. If the base image sets it, its name is unknown. */
function runnerOf(user: string | undefined): string {
  return user === undefined ? 'the user of the base image' : `"${user}"`;
}

type Judgement = Pick<Problem, 'name' | 'message' | 'severity' | 'remedy'>;

type FaultOfShell = Exclude<FaultOfCommand, LostSecret>;

/** Message, severity and remedy; the remedy is for faults without a fix. */
function judge(fault: MountFault): Judgement {
  switch (fault.kind) {
    case 'unreadable':
      return { name: fault.id, message: `Only root can read the mounted secret, but this RUN runs as ${runnerOf(fault.user)}`, remedy: ADD_USER };
    case 'closed-socket':
      return { name: fault.id, message: `Only root can use the socket of the ssh agent, but this RUN runs as ${runnerOf(fault.user)}`, remedy: ADD_USER };
    case 'old-frontend':
      return {
        name: fault.id,
        message: `\`env=\` needs docker/dockerfile:1.10 or newer, but \`# syntax=\` asks for ${fault.frontend}`,
        remedy: 'Raise the version in `# syntax=`',
      };
    case 'unused':
      return { name: fault.id, message: 'Nothing in this RUN reads the secret', severity: 'info', remedy: 'Remove the mount, or use the secret' };
    case 'tilde':
      return {
        name: fault.id,
        message: 'The target is not in the home folder: BuildKit expands neither `~` nor HOME in it',
        remedy: 'Write the full path: `target=/root/…`',
      };
    case 'too-open':
      return {
        name: fault.id,
        message: '`mode=` lets every user read the secret, although this RUN runs as root',
        severity: 'info',
        remedy: 'Remove `mode=`: by default, only the owner can read the secret',
      };
    case 'ends-with-run':
    case 'printed':
    case 'traced':
      return judgeLost(fault);
    default:
      return judgeCommand(fault);
  }
}

function judgeCommand(fault: FaultOfShell): Judgement {
  switch (fault.kind) {
    case 'nested-run':
      return {
        name: fault.command,
        message: 'This RUN is part of the RUN above, whose last line ends in a continuation, so the shell runs it as a command',
        remedy: ONE_RUN,
      };
    case 'late-mount':
      return {
        name: fault.command,
        message: 'This --mount follows the start of the command, which gets it as an argument: nothing is mounted',
        remedy: ONE_RUN,
      };
    case 'missing':
      return {
        name: fault.path,
        message: `No mount of this RUN provides ${fault.path}`,
        remedy: 'Add `--mount=type=secret,id=…` to this RUN: a mount exists only in its own RUN',
      };
    case 'other-folder':
      return {
        name: fault.path,
        message: `No mount of this RUN provides ${fault.path}: the secret is at ${fault.mounted}`,
        remedy: `Read ${fault.mounted}`,
      };
    case 'not-exported':
      return {
        name: fault.variable,
        message: `"${fault.variable}" is set but not exported, so no program of this RUN sees it`,
        remedy: 'Write `export NAME="$(cat …)"`, or mount it with `env=NAME`',
      };
  }
}

function judgeLost(fault: LostSecret): Judgement {
  switch (fault.kind) {
    case 'ends-with-run':
      return {
        name: fault.variable,
        message: `The variable that this RUN sets from the secret is lost at its end: each RUN has its own shell`,
        remedy: 'Mount the secret in the RUN that needs it, and set the variable there; or mount it with `env=NAME`',
      };
    case 'printed':
      return {
        name: fault.path,
        message: 'This prints the secret to the build log',
        remedy: 'Pass it to the command that needs it: `NAME="$(cat /run/secrets/…)" command`, or mount it with `env=NAME`',
      };
    case 'traced':
      return {
        name: fault.option,
        message: `With ${fault.option} the shell prints its commands to the build log, including the secret`,
        remedy: 'Remove the option, or put `set +x` before the command that uses the secret',
      };
  }
}
