import { APPLICATION_NAME } from '../../knowledge/secrets/application-names.ts';
import { keepsSettingsIn } from '../../knowledge/tools/index.ts';
import { HOST_LOGINS, loginOf, toolFileOf } from '../../knowledge/tools/logins.ts';
import { scriptMemo } from '../../syntax/shell/script-memo.ts';
import type { Dockerfile, Mount, Script } from '../../syntax/types.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { type FileSurroundings, judgeFile, judgeName, NO_SETTINGS } from '../sensitivity/index.ts';
import type { Scopes } from '../stages/scope.ts';
import { loginsOfVariable } from './tool-use.ts';

/** What the rest of a Dockerfile says about credentials. It decides if a name alone cannot. */
export interface Surroundings {
  readonly files: FileSurroundings;
  /** Whether a netrc is mounted: then addresses need no password of their own. */
  readonly loginMounted: boolean;
}

/** Names of variables and mounts from which settings of package managers take a token. */
const TOKEN = /token|auth|npm|pat$/i;
const LOGIN_FILE = /netrc/i;
/** A mounted dotenv file, which contains tokens that settings refer to. */
const DOTENV = /(?:^|[/_.-])(?:dot)?env$/i;

/** Collects these facts from all declarations, mounts and commands of a Dockerfile. */
export function surroundingsOf(dockerfile: Dockerfile, scopes: Scopes): Surroundings {
  const mounts = dockerfile.instructions.flatMap((instruction) =>
    instruction.keyword === 'RUN' ? instruction.mounts.filter((mount) => mount.type === 'secret') : [],
  );
  const text = dockerfile.document.text;
  const declared = scopes.declarations.filter(({ name }) => judgeName(name).kind === 'secret');
  return {
    files: {
      tokenInSight:
        declared.some(({ name }) => TOKEN.test(name) && mayLogInFor('npmrc', name)) ||
        mounts.some((mount) => (mentions(mount, TOKEN) && mountMayLogInFor('npmrc', mount)) || mentions(mount, DOTENV)),
      // a value that ENV has in plain text is for the container
      loginInSight: (kind) =>
        declared.some(({ name, value }) => value !== 'literal' && !APPLICATION_NAME.test(name) && mayLogInFor(kind, name)) ||
        mounts.some((mount) => mountMayLogInFor(kind, mount)),
      npmrcHoldsSettings: holdsSettings(dockerfile, 'npmrc'),
      says: (pattern) => pattern.test(text),
    },
    loginMounted: mounts.some((mount) => mentions(mount, LOGIN_FILE)),
  };
}

/** Whether a variable may be the login of the tool with files of that kind: not NPM_TOKEN for a settings.xml of Maven. */
function mayLogInFor(kind: string, name: string): boolean {
  const logins = loginsOfVariable(name);
  const own = loginOf(toolFileOf(kind)?.tool.name ?? '')?.programs ?? new Set<string>();
  return logins.length === 0 || logins.some((login) => HOST_LOGINS.has(login.name) || [...login.programs].some((program) => own.has(program)));
}

function mountMayLogInFor(kind: string, mount: Mount): boolean {
  const { id = '', target = '', env = '' } = Object.fromEntries(mount.values);
  const file = toolFileOf(judgeFile(id, target === '' ? id : target, NO_SETTINGS).kind)?.tool.name;
  const isOther = file !== undefined && file !== toolFileOf(kind)?.tool.name;
  return !isOther && mayLogInFor(kind, env === '' ? id : env);
}

function mentions(mount: Mount, pattern: RegExp): boolean {
  return ['id', 'env', 'target'].some((key) => pattern.test(mount.values.get(key) ?? ''));
}

/** Whether a RUN runs a tool that keeps project settings in a file of the kind. */
function holdsSettings(dockerfile: Dockerfile, kind: string): boolean {
  const asks = (script: Script): boolean =>
    settings(script, kind, () => script.commands.some((command) => keepsSettingsIn(commandInvocation(command).program, kind)));
  return dockerfile.instructions.some((instruction) => instruction.keyword === 'RUN' && instruction.script && asks(instruction.script));
}

const settings = scriptMemo<boolean>();
