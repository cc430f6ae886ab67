import { subcommands } from '../../patterns.ts';
import type { CompilingCommands } from '../../tool-builds.ts';
import type { CredentialFileUse } from '../../tool-credential-files.ts';
import type { OwnReads, ProjectUse, RepositoryLock } from '../../tool-project.ts';
import type { CredentialWriter } from '../../tool-writes.ts';

/**
 * Variables that settings files of npm and similar clients usually refer to, and those that the clients read by themselves. Sources:
 * https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration, https://yarnpkg.com/configuration/yarnrc#npmAuthToken
 */
export const NPM_VARIABLES =
  /N(?:PM|ODE)\w*(?:TOKEN|AUTH|PASS\w*|KEY|SECRET)\w*|NPM_CONFIG_\w+|NPMRC\w*|YARN_\w+|PNPM_\w+|BUN_\w+|(?:GH|GITHUB|GITLAB|CI_JOB|CI)_?(?:\w+_)?(?:TOKEN|PAT)|FONT_?AWESOME\w*|FA_?TOKEN|\w*(?:NPM|REGISTRY|PACKAGES?|ARTIFACTORY|NEXUS|FEED|GEMFURY|FURY)_?\w*(?:TOKEN|AUTH|KEY|PASS\w*|PAT)|TURBO_\w+|NX_CLOUD_\w+/i;

/** Commands that remove a login from ~/.npmrc. Source: https://docs.npmjs.com/cli/commands/npm-logout */
export const NPM_LOGOUT = /^npm (?:-\S+ )*(?:config )?(?:delete|rm)\b|^npm logout\b/;

/** Packages that log in, run without an install. Our own list, from public repositories. */
const LOGIN_PACKAGES = /^(?:-\S+ )*(?:npm-cli-login|npm-login-cmd|google-artifactregistry-auth|artifactregistry-auth)\b/;

/** What a program that runs such a package leaves. */
export function runsLoginPackage(program: string): CredentialWriter {
  return {
    programs: [program],
    kind: 'login',
    arguments: LOGIN_PACKAGES,
    files: ['~/.npmrc'],
    moved: ['NPM_CONFIG_USERCONFIG'],
    always: true,
    holds: 'registry',
    revertedBy: NPM_LOGOUT,
    source: 'https://cloud.google.com/artifact-registry/docs/nodejs/authentication',
  };
}

/** What the login of a client leaves that keeps it where npm does. */
export function logsInAsNpm(program: string): CredentialWriter {
  return {
    programs: [program],
    kind: 'login',
    arguments: /^(?:-\S+ )*(?:login|adduser)\b/,
    files: ['~/.npmrc'],
    moved: ['NPM_CONFIG_USERCONFIG'],
    holds: 'registry',
    revertedBy: NPM_LOGOUT,
    source: 'https://docs.npmjs.com/cli/commands/npm-login',
  };
}

/** What a client keeps of an address with a login that it installs from. */
export function keepsAddresses(program: string, lock: string, source: string): CredentialWriter {
  return {
    programs: [program],
    kind: 'config',
    arguments: /\b(?:i|install|add)\b.*https?:\/\/[^\s/]+@/,
    files: ['package.json', lock],
    holds: 'name',
    source,
  };
}

/** Sub-commands that fetch nothing. Source: https://docs.npmjs.com/cli/commands */
export const OFFLINE = /^(?:config|c|set|get|cache|start|prefix|bin|root|prune|policies set-version|set version)\b/;

/**
 * The option with which a client takes packages from its cache only; `--prefer-offline` still asks the registry. Source:
 * https://docs.npmjs.com/cli/using-npm/config#offline
 */
export const OFFLINE_OPTION = /(?:^| )--offline(?: |$)/;

/** Sub-commands that fetch packages, from git repositories too. Source: https://docs.npmjs.com/cli/commands/npm-install */
export const FETCHES = /^(?:-\S+ )*(?:ci|i|in|ins|install|clean-install|add|update|up|upgrade|fetch)(?: |$)/;

/** `npm start`, `yarn run serve`. Source: https://docs.npmjs.com/cli/commands/npm-run-script */
export const PACKAGE_SCRIPT = /^(?:run )?(?<name>[\w:-]+)(?: |$)/;

/**
 * Sub-commands that contact the registry. `yarn` alone installs; `npx` contacts a private registry only for a scoped package. Source:
 * https://docs.npmjs.com/cli/commands
 */
export const LOGIN_COMMANDS = subcommands(
  `ci clean-install i in ins install add update up upgrade publish unpublish view info show login whoami token audit outdated dlx create init dist-tag
  deprecate access owner bootstrap fetch import global dedupe`,
  String.raw`@\S+/\S+|$|-{1,2}(?!v$|version)[\w:=-]+$`,
);

const FLAGS = String.raw`^(?:-[\w:-]+(?:=\S+)? )*`;

const SETTINGS = /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|bunfig\.toml|\.pnpmfile\.c?js|pnpm-workspace\.yaml)$/;

/** An install of the packages in package.json: clients expand variables in their settings, and run the hooks of the project. */
export const INSTALLS_PROJECT: ProjectUse = {
  arguments: new RegExp(
    `${FLAGS}(?:ci|clean-install|i|in|ins|inst|install|add|update|up|upgrade|rebuild|rb|dedupe|import|fetch|link|workspaces focus|install-test|it)(?: |$)|${FLAGS}$|^(?:-\\S+(?: |$))+$`,
  ),
  unless: /(?:^| )(?:-g|--global|--location=global)(?: |$)|^(?:-\S+ )*global /,
  manifest: /^package\.json$/,
  files: SETTINGS,
  follows: 'hooks',
  installs: true,
  libraries: 'javascript',
  source: 'https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-operation-order',
};

/** The files to which options and variables of npm point, of a client that takes its settings as npm does. */
export function takesUserConfig(program: string, source: string): CredentialFileUse {
  return {
    programs: [program],
    kind: 'npmrc',
    mostly: true,
    options: ['--userconfig', '--globalconfig'],
    variables: ['NPM_CONFIG_USERCONFIG', 'npm_config_userconfig'],
    source,
  };
}

/** Publishes the package of the folder, and runs its scripts around that. Of a folder or archive that the arguments name, the scripts are not known. */
export const PUBLISHES_PROJECT: ProjectUse = {
  ...INSTALLS_PROJECT,
  arguments: new RegExp(`${FLAGS}publish(?: (?:-\\S+|(?<=--(?:tag|access|registry|otp) )\\S+))*$`),
  source: 'https://docs.npmjs.com/cli/using-npm/scripts#npm-publish',
};

/** Sub-commands that install only the packages named by their arguments, or none. */
export const INSTALLS_NAMED: ProjectUse = {
  arguments: new RegExp(
    `(?:^| )(?:-g|--global|--location=global)(?: |$)|${FLAGS}global |^(?:enable|prepare|use|set|config|c|get|cache|prune|pack|audit|ls|list|--?version|-v|version|info|view|pkg|explain|why|outdated|prefix|root|bin|dlx node|login|logout|whoami|env|setup|import|licenses)(?: |$)`,
  ),
  files: SETTINGS,
  installs: true,
  namedOnly: true,
  source: 'https://docs.npmjs.com/cli/commands/npm-install',
};

/** All other sub-commands run scripts of package.json. */
export const RUNS_SCRIPTS: ProjectUse = {
  manifest: /^package\.json$/,
  follows: 'package-script',
  libraries: 'javascript',
  source: 'https://docs.npmjs.com/cli/commands/npm-run-script',
};

/** Code and settings of a JavaScript project. Source: https://nodejs.org/api/packages.html#determining-module-system */
export const CODE =
  /(?<!\.yarnrc|pnpm-workspace)\.(?:[cm]?[jt]sx?|json5?|vue|svelte|astro|mdx|ya?ml|toml|graphql|gql|prisma|sh)$|(?:^|\/)\.(?:env[\w.-]*|babelrc|swcrc)$/;

/** Programs that run the code of the project, and settings that are code. */
export const BUILDS_PROJECT: ProjectUse = {
  manifest: /^package\.json$/,
  files: CODE,
  aside: /(?:^|\/)(?:scripts?|tools?|bin|deploy|ci|tasks?)\//,
  libraries: 'javascript',
  source: 'https://nodejs.org/api/process.html#processenv',
};

/** Settings that bundlers load beside their own. */
const BUNDLING = /(?:postcss|tailwind|babel|svelte|uno|windi|panda)\.config\.[cm]?[jt]s|\.babelrc(?:\.\w+)?|\.postcssrc(?:\.\w+)?|\.env[\w.-]*|index\.html/;

/** The settings of a bundler whose own files have names that match `names`. */
export function bundlerSettings(names: RegExp): readonly RegExp[] {
  return [new RegExp(`(?:^|/)(?:${names.source}|${BUNDLING.source})$`)];
}

/**
 * What makes bundlers run the code that they bundle: frameworks that render pages in the build. Sources:
 * https://nextjs.org/docs/app/building-your-application/rendering, https://vite.dev/guide/ssr
 */
export const RENDERS =
  /sveltekit|@sveltejs\/kit|\bvike\b|vite-plugin-ssr|vite-ssg|vite-react-ssg|prerender|\bvinxi\b|@solidjs\/start|@tanstack\/(?:\w+-)?start|\bwaku\b|@analogjs|qwik-?city|vitepress|\bastro\b|vite-node|@redwoodjs|vite-ssr|hono-ssg|static-site|@cedarjs|\brakkasjs\b/i;

/**
 * How code imports a module that runs while it is bundled: macros of Bun, and those that plugins give other bundlers. Sources:
 * https://bun.sh/docs/bundler/macros, https://github.com/unplugin/unplugin-macros, https://github.com/devongovett/unplugin-parcel-macros
 */
export const MACROS = /['"](\.{1,2}\/[\w./-]{1,200})['"]\s{0,9}(?:with|assert)\s{0,9}\{\s{0,9}(?:type|['"]type['"])\s{0,9}:\s{0,9}['"]macro['"]/g;

/** Programs that bundle code without running it: they load their settings, and write the values of some variables into the code. */
export const BUNDLES: ProjectUse = {
  ...BUILDS_PROJECT,
  follows: 'settings',
  runsCode: RENDERS,
  macros: MACROS,
  source: 'https://vite.dev/guide/env-and-mode',
};

/** Builds of Nuxt: the code of the server runs only where pages are rendered. */
export const BUILDS_NUXT: ProjectUse = {
  ...BUNDLES,
  arguments: /^(?:build|prepare|typecheck|info|upgrade)(?: |$)/,
  settings: bundlerSettings(/nuxt\.config\.\w+|modules\/.+\.[cm]?[jt]s/),
  inlines: /\bimport\.meta\.env\??(?:\.|\[\s*['"])$/,
  runsCode: /prerender|\bssr\s*:\s*false/,
  source: 'https://nuxt.com/docs/api/commands/build',
};

/** Builds of applications of Create React App. */
export const BUILDS_REACT_APP: ProjectUse = {
  ...BUNDLES,
  arguments: /^(?:build|start)(?: |$)/,
  settings: bundlerSettings(/craco\.config\.\w+/),
  inlines: /\bprocess\.env\??(?:\.|\[\s*['"])$|%$/,
  source: 'https://create-react-app.dev/docs/adding-custom-environment-variables/',
};

/** Programs that run tests of the project. */
export const TESTS_PROJECT: ProjectUse = { ...BUILDS_PROJECT, follows: 'tests', modules: 'path', source: 'https://jestjs.io/docs/configuration' };

/** Programs that only transform code: they read only variables that their settings name, and load no settings of a program that bundles or tests by itself. */
export const TRANSPILES: ProjectUse = {
  manifest: /^package\.json$/,
  files:
    /(?:^|\/)(?:(?!(?:vite|vitest|next|nuxt|astro|svelte|remix|jest|playwright|cypress|metro)\.)[\w.-]*\.config\.\w+|\.(?!npmrc|yarnrc)\w+rc(?:\.\w+)?|nest-cli\.json)$/,
  libraries: 'javascript',
  source: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html',
};

/** The lock files of clients of npm's registry, and what a package from a repository has in them. */
export const LOCKS: RepositoryLock = {
  locks: /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/,
  settings: /(?:^|\/)(?:package\.json|pnpm-workspace\.yaml|\.pnpmfile\.cjs)$/,
  repository:
    /"(?!url"|homepage"|repository"|bugs"|type")[\w@/.-]+"\s{0,9}:\s{0,9}"(?:git[+@:]|ssh:|(?:github|gitlab|bitbucket|gist):|https?:[^"\n]{0,200}\.git\b)|@git(?:\+|@|:\/\/)|\b(?:specifier|version|repo): ['"]?(?:git|ssh)|resolved "?(?:git|ssh)|#commit=|[@"](?:github|gitlab|bitbucket):|\btype: git\b/,
  source: 'https://docs.npmjs.com/cli/configuring-npm/package-lock-json#packages',
};

/** Variables that npm and pnpm read by themselves. */
export const NPM_READS: OwnReads = {
  variables: /^(?:NPM_CONFIG|PNPM|NPM_TOKEN_HELPER)_\w+$/i,
  source: 'https://docs.npmjs.com/cli/using-npm/config#environment-variables',
};

/** Variables that Yarn and corepack read by themselves. */
export const YARN_READS: OwnReads = { variables: /^(?:YARN|NPM_CONFIG|COREPACK)_\w+$/i, source: 'https://yarnpkg.com/configuration/yarnrc' };

/** Scripts of a project that compile it, by the usual names. Source: https://docs.npmjs.com/cli/using-npm/scripts */
export const COMPILES: CompilingCommands = {
  arguments: /(?:^|[ :])(?:build\S*|compile\S*|bundle\S*|dist|tsc|prepare|release)(?: |$)/,
  source: 'https://docs.npmjs.com/cli/using-npm/scripts',
};

/** A script that a build made. Source: https://www.typescriptlang.org/tsconfig/#outDir */
export const MADE_JAVASCRIPT = /^(?!.*node_modules)(?:.*\.[cm]?js$|(?:.*\/)?(?:dist|build|out|lib|\.output)(?:\/|$))/;

/** Commands of Nuxt that serve what was built, or check it. Source: https://nuxt.com/docs/api/commands/preview */
export const NUXT_SERVES = /^(?:start|preview|prepare|typecheck)(?: |$)/;

/** A bundler that a package client runs with values for names of the code. Source: https://esbuild.github.io/api/#define */
export const DEFINES_NAMES =
  /^(?:-\S+ )*(?:(?:exec|x|dlx|run) (?:-\S+ )*)?(?:esbuild\S* .{0,2000}--define:|ng(?:@\S+)? (?:build|b)\b.{0,2000} --define[= ]|webpack\S* .{0,2000}--define[= -])/;
