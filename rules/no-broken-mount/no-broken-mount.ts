import type { LostSecret, MountFault } from '../../src/facts/index.ts';
import { fixMount } from '../../src/fix/index.ts';
import type { Problem, Rule } from '../../src/rule.ts';

export const noBrokenMount: Rule = {
  meta: {
    name: 'no-broken-mount',
    summary: 'Secret mounts that the command cannot read, or does not',
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

const ADD_USER = 'Add `uid=` of the user; a secret can also be given as a variable with `env=`';
const ONE_RUN = 'Put the mounts and the command into one RUN, the mounts first';

/** The USER in force. If the base image sets it, its name is unknown. */
function runnerOf(user: string | undefined): string {
  return user === undefined ? 'the user of the base image' : `"${user}"`;
}

type Judgement = Pick<Problem, 'name' | 'message' | 'severity' | 'remedy'>;

/** Message, severity and remedy; the remedy is for faults without a fix. */
function judge(fault: MountFault): Judgement {
  switch (fault.kind) {
    case 'unreadable':
      return { name: fault.id, message: `The secret is readable by root only, and ${runnerOf(fault.user)} runs this`, remedy: ADD_USER };
    case 'closed-socket':
      return { name: fault.id, message: `The agent's socket is open to root only, and ${runnerOf(fault.user)} runs this`, remedy: ADD_USER };
    case 'old-frontend':
      return {
        name: fault.id,
        message: `\`env=\` needs docker/dockerfile:1.10, and the file asks for ${fault.frontend}`,
        remedy: 'Raise the version in `# syntax=`',
      };
    case 'unused':
      return { name: fault.id, message: 'Nothing in this RUN reads the secret', severity: 'info', remedy: 'Remove the mount, or use the secret' };
    case 'tilde':
      return {
        name: fault.id,
        message: 'The target is not in the home of the user: BuildKit knows neither `~` nor HOME there',
        remedy: 'Write the path of the home: `target=/root/…`',
      };
    case 'too-open':
      return {
        name: fault.id,
        message: 'The mode lets every user of this RUN read the secret, and root runs it',
        severity: 'info',
        remedy: 'Leave `mode=` out: without it only the owner may read the secret',
      };
    case 'ends-with-run':
    case 'printed':
    case 'traced':
      return judgeLost(fault);
    case 'nested-run':
      return { name: fault.command, message: 'A RUN inside a RUN is run as a command: the line before it ends in a continuation', remedy: ONE_RUN };
    case 'late-mount':
      return { name: fault.command, message: 'This --mount stands after the command began and is handed to it as an argument', remedy: ONE_RUN };
    case 'missing':
      return {
        name: fault.path,
        message: `No mount of this RUN provides ${fault.path}`,
        remedy: 'Add `--mount=type=secret,id=…` to this RUN: a mount lasts for one RUN',
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
        message: `What this RUN sets from the secret ends with it: each RUN has a shell of its own`,
        remedy: 'Mount the secret in the RUN that needs it, and set the variable there; or mount it with `env=NAME`',
      };
    case 'printed':
      return {
        name: fault.path,
        message: 'This prints the secret to the build log',
        remedy: 'Hand it to the command that needs it: `NAME="$(cat /run/secrets/…)" command`, or mount it with `env=NAME`',
      };
    case 'traced':
      return {
        name: fault.option,
        message: `With ${fault.option} the shell prints every command with the secret in it to the build log`,
        remedy: 'Leave the option out, or put `set +x` before the command that gets the secret',
      };
  }
}
