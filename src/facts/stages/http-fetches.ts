import { isCompanyImage } from '../../knowledge/docker/public-registries.ts';
import { DEFAULT_KEY } from '../../knowledge/secrets/ssh-keys.ts';
import { isHttpFetch } from '../../knowledge/tools/index.ts';
import type { Dockerfile, Instruction, ShellCommand } from '../../syntax/types.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { baseImageOf } from './container.ts';

/** Settings of git in the text of a Dockerfile that may turn an http address into one for ssh. Source: https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlltbasegtinsteadOf */
const MAY_TURN_ADDRESSES = /insteadof|gitconfig|GIT_CONFIG/i;

/** Whether a command fetches over http, so that it does not use the ssh key at `path`: `git clone https://example.com/o/r`. */
export function fetchesWithoutKey(dockerfile: Dockerfile, instruction: Instruction, path: string, command: ShellCommand): boolean {
  // the image of a company may bring such a setting
  if (!DEFAULT_KEY.test(path) || isCompanyImage(baseImageOf(dockerfile, instruction))) return false;
  const { program, args } = commandInvocation(command);
  return isHttpFetch(program, args.join(' ')) && !MAY_TURN_ADDRESSES.test(dockerfile.document.text);
}
