import { cardOf } from './cards.ts';

/**
 * How command-line clients call the sub-commands by which they keep a credential for later commands, and those by which they drop it: for programs that have no
 * card. Sources, as examples: https://github.com/hetznercloud/cli/blob/main/docs/reference/manual/hcloud_context_create.md, https://github.com/aliyun/aliyun-cli#configure,
 * https://docs.snowflake.com/developer-guide/snowflake-cli/connecting/configure-connections
 */

/** Sub-commands that log in or take settings. */
const LOGS_IN =
  /^(?:log-?in|sign-?in|authenticate|authorize(?:-account)?|configure|auth-?token|set-?(?:credentials?|token|api-?key)|add-?(?:credentials?|auth-?token))$/i;

/** What clients keep, and then how: `context create`, `config set`, `config:set`. */
const KEPT =
  /^(?:config(?:uration)?|settings?|credentials?|creds|auth|logins?|contexts?|profiles?|connections?|accounts?|remotes?|registr(?:y|ies)|api-?keys?|keystore)$/i;
const KEEPS = /^(?:credentials|set|add|create|put|write|store|save|update|import|register|login|activate)(?:-\w+)*$/i;

const DROPS = /^(?:log-?out|sign-?out|remove|rm|delete|del|unset|clear|revoke|deauth|forget|reset|purge)(?:-\w+)*$/i;

/** Sub-commands that keep the address that they get. */
const KEEPS_ADDRESS = /^(?:add|clone|init|tap|checkout|register|remote-add|set-url|import)$/i;

/** Programs whose settings are those of a server or a hosted application. Sources: https://devcenter.heroku.com/articles/config-vars, https://redis.io/docs/latest/commands/config-set/ */
const ELSEWHERE: ReadonlySet<string> = new Set(['heroku', 'dokku', 'redis-cli', 'valkey-cli']);

/** Returns the sub-command by which a program keeps the credential that it gets, shown to people; undefined if its words do not say so. `words`: the operands. */
export function keepingWords(program: string, words: readonly string[]): string | undefined {
  if (ELSEWHERE.has(program)) return undefined;
  const [first, second, third] = partsOf(words);
  if (first === undefined) return undefined;
  if (first === 'auth' && second === undefined) return first;
  for (const [one, next] of [
    [first, second],
    [second, third],
  ]) {
    if (one === undefined) continue;
    if (LOGS_IN.test(one)) return one === first ? one : `${first} ${one}`;
    if (next !== undefined && KEPT.test(one) && KEEPS.test(next)) return one === first ? `${one} ${next}` : `${first} ${one} ${next}`;
  }
  return undefined;
}

/** Options by which clients take a credential for one call: `--token VALUE`, `--api-key=VALUE`. Source: https://clig.dev/#arguments-and-flags */
const CREDENTIAL_OPTION =
  /^--?(?:[\w-]*[-_])?(?:token|pass(?:word|wd|phrase)?|secret|api-?key|access-?key|private-?key|auth|credentials?|netrc)(?:-stdin|-?file)?(?:=|$)/i;

/** Whether a word is an option that takes a credential, or such an option with its value. */
export function isCredentialOption(word: string): boolean {
  return CREDENTIAL_OPTION.test(word);
}

/** Sub-commands after which a client may remember more than its result. */
const REMEMBERS = /^(?:init|setup|link|join|enroll|connect|bootstrap|install|onboard|attach|pair)$/i;

/** Whether the operands of a program that nobody knows say that it may keep what it gets: `c add`, `link`. */
export function mayRemember(words: readonly string[]): boolean {
  return keepingWords('', words) !== undefined || partsOf(words).some((word) => KEEPS.test(word) || REMEMBERS.test(word));
}

/** Programs that add packages from an address of this call. Source: https://man.archlinux.org/man/apk.8 */
const ADDS_PACKAGES: ReadonlySet<string> = new Set(['apk']);

/** Whether a program keeps an address that it gets with such operands: `brew tap`, `asdf plugin add`. */
export function keepsAddress(program: string, words: readonly string[]): boolean {
  return !ADDS_PACKAGES.has(program) && partsOf(words).some((word) => KEEPS_ADDRESS.test(word));
}

/** Whether the card of a program tells what it writes. */
export function writesByCard(program: string): boolean {
  return cardOf(program)?.writes?.some((row) => row.programs?.includes(program) ?? true) ?? false;
}

/** Whether the operands say that a program drops a credential. */
export function dropsLogin(words: readonly string[]): boolean {
  return partsOf(words).some((word) => DROPS.test(word));
}

/** The first three words of sub-commands: `config:set` is two. */
function partsOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => word.split(':')).slice(0, 3);
}
