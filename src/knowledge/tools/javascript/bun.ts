import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import {
  CODE,
  COMPILES,
  DEFINES_NAMES,
  FETCHES,
  INSTALLS_NAMED,
  INSTALLS_PROJECT,
  keepsAddresses,
  LOCKS,
  LOGIN_COMMANDS,
  MACROS,
  MADE_JAVASCRIPT,
  NPM_VARIABLES,
  PACKAGE_SCRIPT,
  RUNS_SCRIPTS,
  runsLoginPackage,
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
    { kind: 'binary', arguments: DEFINES_NAMES, files: ['the bundle'], source: 'https://esbuild.github.io/api/#define' },
    { programs: ['bun'], kind: 'binary', arguments: /^build\b.* --define[= ]/, files: ['the bundle'], source: 'https://bun.sh/docs/bundler#define' },
    runsLoginPackage('bunx'),
    keepsAddresses('bun', 'bun.lock', 'https://bun.sh/docs/cli/add#git-dependencies'),
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
    // it writes the values of variables into the code
    {
      programs: ['bun'],
      arguments: /^build (?:\S{1,200} ){0,99}--env[= ](?!disable\b)/,
      files: CODE,
      libraries: 'javascript',
      source: 'https://bun.sh/reference/bun/BuildConfigBase/env',
    },
    {
      programs: ['bun'],
      arguments: /^build (?:-\S+ )*[^-\s]/,
      ...TRANSPILES,
      macros: MACROS,
      source: 'https://bun.sh/docs/bundler/macros',
    },
    { programs: ['bun', 'bunx'], ...RUNS_SCRIPTS, source: 'https://bun.sh/docs/cli/run' },
  ],
  repositoryLocks: [{ programs: ['bun'], ...LOCKS }],
  readsByItself: [
    { variables: /^(?:BUN_(?!\w*(?:AUTH|TOKEN|PASS\w*|KEY|SECRET)$)|BUN_CONFIG_|NPM_CONFIG_)\w+$/i, source: 'https://bun.sh/docs/install/npmrc' },
  ],
  compiles: [{ programs: ['bun'], ...COMPILES }],
  runsMade: [{ programs: ['bun'], made: MADE_JAVASCRIPT, source: 'https://www.typescriptlang.org/tsconfig/#outDir' }],
  runsPackages: [{ programs: ['bunx'], source: 'https://bun.sh/docs/cli/bunx' }],
};
