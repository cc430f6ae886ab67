import { isCompanyImage } from '../../knowledge/docker/public-registries.ts';
import { DEFAULT_KEY } from '../../knowledge/secrets/ssh-keys.ts';
import { isHttpFetch, projectUseOf } from '../../knowledge/tools/index.ts';
import type { Dockerfile, Instruction, ShellCommand } from '../../syntax/types.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { baseImageOf } from './container.ts';

/** Settings of git in the text of a Dockerfile that may turn an http address into one for ssh. Source: https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlltbasegtinsteadOf */
const MAY_TURN_ADDRESSES = /insteadof|gitconfig|GIT_CONFIG/i;

/** An option, a package of a registry with its version, or an http address: no repository, and no file or folder of packages. */
const REGISTRY_WORD = /^(?!-[rce]|--(?:requirement|constraint|editable)\b)(?:-\S+|(?:@[\w.-]+\/)?\w[\w.,[\]-]*(?:[@=<>!~^][^:/]*)?|https?:\/\/[^@]+)$/;

/**
 * Whether a command fetches over http, so that it does not use the ssh key at `path`: `git clone https://example.com/o/r`, or packages by their names from a
 * registry.
 */
export function fetchesWithoutKey(dockerfile: Dockerfile, instruction: Instruction, path: string, command: ShellCommand): boolean {
  // the image of a company may bring such a setting
  if (!DEFAULT_KEY.test(path) || isCompanyImage(baseImageOf(dockerfile, instruction))) return false;
  const { program, args } = commandInvocation(command);
  const text = args.join(' ');
  if (projectUseOf(program, text)?.namedOnly === true && args.every((word) => REGISTRY_WORD.test(word))) return true;
  return isHttpFetch(program, text) && !MAY_TURN_ADDRESSES.test(dockerfile.document.text);
}
