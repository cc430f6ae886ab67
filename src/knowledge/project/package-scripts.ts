/** Scripts of package.json that an install runs by itself. Source: https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-operation-order */
export const INSTALL_HOOKS: readonly string[] = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'prepublish'];

/** A sub-command around which others of them run, and those scripts. Source: https://docs.npmjs.com/cli/using-npm/scripts#npm-publish */
export const PUBLISH_HOOKS: { readonly arguments: RegExp; readonly names: readonly string[] } = {
  arguments: /^(?:-\S+ )*publish(?: |$)/,
  names: ['prepublish', 'prepublishOnly', 'prepack', 'prepare', 'postpack', 'publish', 'postpublish'],
};

/** Sub-commands that are not script names: they say how a client runs a script. Source: https://docs.npmjs.com/cli/commands/npm-run-script */
export const NO_SCRIPT: ReadonlySet<string> = new Set('run run-script rum urn exec x dlx workspace workspaces foreach run-many affected --'.split(' '));

/** The word before the name of a workspace. Source: https://classic.yarnpkg.com/lang/en/docs/cli/workspace/ */
export const WORKSPACE = 'workspace';

/** Options of such clients that take the next word. Source: https://docs.npmjs.com/cli/using-npm/config */
export const VALUED_OPTIONS =
  /^(?:-w|--workspace|-F|--filter|--prefix|--cwd|-C|--dir|--scope|--include|--from|--projects|-p|--package|-t|--target|--targets|--concurrency)$/;

/** Arguments that run the scripts of workspaces. Source: https://docs.npmjs.com/cli/using-npm/workspaces */
export const OF_WORKSPACES = /^(?:-w|-ws|--workspaces?|-F|--filter|-r|--recursive|workspaces?|--scope|run-many|foreach|--include-workspace-root)$/;

/** Options whose value names packages of a repository. Source: https://pnpm.io/filtering */
export const SELECTS_PACKAGES = /^(?:-w|--workspace|-F|--filter|--scope|--projects?|-p)$/;

/** Options of task runners whose value names tasks. Source: https://nx.dev/docs/reference/nx-commands#nx-run-many */
export const NAMES_TASKS = /^(?:-t|--targets?)(?:=|$)/;

/** Where settings of task runners name the tasks that run before a task. Source: https://turborepo.com/docs/reference/configuration#dependson */
export const TASK_BEFORE = /"([\w@/#:.-]+)"\s*:\s*\{[^{}]*?"dependsOn"\s*:\s*\[([^\]]*)\]/g;

/** Manifests, lock files and settings of package clients. Source: https://turborepo.com/docs/reference/prune#--docker */
export const MANIFEST_FILES = /(?:^|\/)(?:package\.json|[\w.-]*lock[\w.-]*|pnpm-workspace\.yaml|\.npmrc|\.yarnrc(?:\.yml)?)$/;

/** Scripts of composer.json that sub-commands run by themselves. Source: https://getcomposer.org/doc/articles/scripts.md#event-names */
export const COMPOSER_HOOKS: readonly { readonly arguments: RegExp; readonly names: RegExp }[] = [
  { arguments: /^(?:-\S+ )*dump-?autoload(?: |$)/, names: /^(?:pre|post)-autoload-dump$/ },
  {
    arguments:
      /^(?:-\S+ )*(?:config|validate|show|audit|(?:symfony:)?dump-env|outdated|licenses|why|diagnose|clear-?cache|self-update|check-platform-reqs)(?: |$)/,
    names: /^$/,
  },
  { arguments: /(?:)/, names: /^(?:pre|post)-/ },
];

/** Replacements that turn a script line of composer.json into a shell command. Source: https://getcomposer.org/doc/articles/scripts.md#defining-scripts */
export const COMPOSER_LINES: readonly (readonly [from: RegExp, to: string])[] = [
  [/^@php /, 'php '],
  [/^@putenv .*/, ':'],
  [/^@(\S+)/, 'composer run $1'],
  [/^[\w\\]+::\w+$/, 'php composer-script'],
];

/** Sub-commands that run a program of a package, and never a script. Source: https://docs.npmjs.com/cli/commands/npm-exec */
export const RUNS_PROGRAM = /^(?:exec|x|dlx)$/;

/** Manifests whose scripts can call programs of installed packages by name. Source: https://docs.npmjs.com/cli/using-npm/scripts#path */
export const PACKAGE_MANIFESTS = /(?:^|\/)(?:package|composer)\.json$/;

/** Options of such programs that take the next word. Sources: https://github.com/open-cli-tools/concurrently#usage, https://github.com/bcomnes/npm-run-all2/blob/master/docs/npm-run-all.md */
export const LIST_OPTIONS =
  /^(?:-[ncpmslt]|--(?:names|prefix|prefix-colors|max-processes|success|prefix-length|timestamp-format|restart-tries|restart-after|name-separator|handle-input|default-input-target|passthrough-arguments|teardown|kill-signal|max-parallel|npm-path))$/;

/** Programs whose arguments are commands, of which this runs a script; the others take names of scripts. Source: https://github.com/open-cli-tools/concurrently/blob/main/docs/cli/shortcuts.md */
export const SCRIPT_SHORTCUT = /^(?:npm|yarn|pnpm|bun|node|deno):(\S+)/;
