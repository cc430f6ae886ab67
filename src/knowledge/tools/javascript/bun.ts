import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import {
  CODE,
  FETCHES,
  INSTALLS_NAMED,
  INSTALLS_PROJECT,
  LOGIN_COMMANDS,
  LOGIN_PACKAGES,
  NPM_LOGOUT,
  NPM_VARIABLES,
  PACKAGE_SCRIPT,
  RUNS_SCRIPTS,
  TRANSPILES,
} from './shared.ts';

export const bun: Tool = {
  name: 'bun',
  title: 'Bun',
  docs: 'https://bun.sh/docs/install/registries',
  programs: ['bun', 'bunx'],
  environment: [
    {
      variables: NPM_VARIABLES,
      how: 'reads ${%s} in .npmrc, $%s in bunfig.toml, or the variable itself',
      runs: 'scripts of the project and its packages',
      plain: /^pm (?:cache|bin|ls|hash)\b/,
      readsNothing: VERSION,
      source: 'https://bun.sh/docs/install/npmrc',
    },
  ],
  files: [{ kind: 'Bun settings', path: /\/\.?bunfig\.toml$/, where: 'project', source: 'https://bun.sh/docs/runtime/bunfig' }],
  readsFilesOf: [
    { tool: 'npm' },
    { tool: 'yarn' },
    { tool: 'netrc', programs: ['bun'] },
    { tool: 'git', programs: ['bun'] },
    { tool: 'ssh', programs: ['bun'] },
    { tool: 'dotenv', programs: ['bun'] },
  ],
  writes: [
    {
      programs: ['bunx'],
      kind: 'login',
      arguments: LOGIN_PACKAGES,
      files: ['~/.npmrc'],
      moved: ['NPM_CONFIG_USERCONFIG'],
      always: true,
      holds: 'registry',
      revertedBy: NPM_LOGOUT,
      source: 'https://cloud.google.com/artifact-registry/docs/nodejs/authentication',
    },
    {
      programs: ['bun'],
      kind: 'config',
      arguments: /\b(?:i|install|add)\b.*https?:\/\/[^\s/]+@/,
      files: ['package.json', 'bun.lock'],
      holds: 'name',
      source: 'https://bun.sh/docs/cli/add#git-dependencies',
    },
  ],
  references: [
    {
      kind: 'bun',
      path: /(?:^|\/)\.?bunfig\.toml$/,
      reference: '$NAME',
      variable: 'NPM_TOKEN',
      values: [/\b(?:token|password)[ \t]*=[ \t]*["'](?<value>[^"']+)["']/dg],
      source: 'https://bun.sh/docs/runtime/bunfig#install-registry',
    },
  ],
  offline: [
    { programs: ['bun'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['bun'], arguments: /^(?:pm (?:cache|bin|ls|hash)|init)\b/, source: 'https://bun.sh/docs/cli/pm' },
  ],
  overSsh: [{ programs: ['bun'], fetches: FETCHES, source: 'https://bun.sh/docs/cli/install#git-dependencies' }],
  projectScripts: [{ programs: ['bun'], arguments: PACKAGE_SCRIPT, file: 'package.json', source: 'https://bun.sh/docs/cli/run' }],
  logins: [{ arguments: LOGIN_COMMANDS, source: 'https://docs.npmjs.com/cli/commands' }],
  places: [
    {
      kinds: ['bunfig'],
      home: /^\.bunfig\.toml$|^\.config\/\.bunfig\.toml$/,
      project: /^bunfig\.toml$/,
      serves: 'build',
      source: 'https://bun.sh/docs/runtime/bunfig#global-vs-local',
    },
  ],
  project: [
    { programs: ['bun'], ...INSTALLS_PROJECT },
    { programs: ['bun'], ...INSTALLS_NAMED },
    {
      programs: ['bun'],
      arguments: /^(?:-\S+ )*(?:run )?(?:-\S+ )*\S+\.[cm]?[jt]sx?(?: |$)/,
      follows: 'module',
      modules: 'path',
      files: CODE,
      libraries: 'javascript',
      source: 'https://bun.sh/docs/cli/run',
    },
    { programs: ['bun'], arguments: /^build (?:-\S+ )*[^-\s]/, ...TRANSPILES, source: 'https://bun.sh/docs/bundler' },
    { programs: ['bun', 'bunx'], ...RUNS_SCRIPTS, source: 'https://bun.sh/docs/cli/run' },
  ],
  readsByItself: [
    { variables: /^(?:BUN_(?!\w*(?:AUTH|TOKEN|PASS\w*|KEY|SECRET)$)|BUN_CONFIG_|NPM_CONFIG_)\w+$/i, source: 'https://bun.sh/docs/install/npmrc' },
  ],
};
