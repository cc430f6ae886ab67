import { subcommands } from '../../patterns.ts';

/** Variables that settings files of npm and its kin are filled with by habit, and those that the clients read by themselves. */
export const NPM_VARIABLES =
  /N(?:PM|ODE)\w*(?:TOKEN|AUTH|PASS\w*|KEY|SECRET)\w*|NPM_CONFIG_\w+|NPMRC\w*|YARN_\w+|PNPM_\w+|BUN_\w+|(?:GH|GITHUB|GITLAB|CI_JOB|CI)_?(?:\w+_)?(?:TOKEN|PAT)|FONT_?AWESOME\w*|FA_?TOKEN|\w*(?:NPM|REGISTRY|PACKAGES?|ARTIFACTORY|NEXUS|FEED|GEMFURY|FURY)_?\w*(?:TOKEN|AUTH|KEY|PASS\w*|PAT)|TURBO_\w+|NX_CLOUD_\w+/i;

/** Takes a login out of ~/.npmrc. */
export const NPM_LOGOUT = /^npm (?:-\S+ )*(?:config )?(?:delete|rm)\b|^npm logout\b/;

/** Packages that log in, started without being installed. */
export const LOGIN_PACKAGES = /^(?:-\S+ )*(?:npm-cli-login|npm-login-cmd|google-artifactregistry-auth|artifactregistry-auth)\b/;

/** Sub-commands that fetch nothing. */
export const OFFLINE = /^(?:config|c|set|get|cache|start|prefix|bin|root|prune|policies set-version|set version)\b/;

/** The option with which a client takes packages from its cache only; `--prefer-offline` still asks the registry. */
export const OFFLINE_OPTION = /(?:^| )--offline(?: |$)/;

/** Sub-commands that fetch packages, from git repositories too. */
export const FETCHES = /^(?:--?\S+ )*(?:ci|i|in|ins|install|clean-install|add|update|up|upgrade|fetch)(?: |$)/;

/** `npm start`, `yarn run serve`. */
export const PACKAGE_SCRIPT = /^(?:run )?(?<name>[\w:-]+)(?: |$)/;

/** Sub-commands that ask the registry. `yarn` alone installs; `npx` asks a private one only for a package with a scope. */
export const LOGIN_COMMANDS = subcommands(
  `ci clean-install i in ins install add update up upgrade publish unpublish view info show login whoami token audit outdated dlx create init dist-tag
  deprecate access owner bootstrap fetch import global dedupe`,
  String.raw`@\S+/\S+|$|-{1,2}(?!v$|version)[\w:=-]+$`,
);
