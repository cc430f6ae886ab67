/**
 * Paths that settings files name: './test/setup.ts', '<rootDir>/test/setup.ts', and scripts in a list of YAML. Sources:
 * https://jestjs.io/docs/configuration#setupfiles-array, https://www.mkdocs.org/user-guide/configuration/#hooks
 */
export const NAMED_PATH =
  /['"](?:<rootDir>\/)?(?:\.{1,2}\/)*([\w@-][\w./@-]*\/?[\w.-]*)['"]|(?<=^\s*(?:-\s+|\w+:\s+))(?:\.\/)?([\w./-]+\.(?:py|[cm]?[jt]s))(?=\s*$)/gm;

/** Commands of programs that manage a database: they load settings that name it. Source: https://sequelize.org/docs/v6/other-topics/migrations/ */
export const MANAGES_DATA = /\b(?:migrat\w*|database|db|seed\w*|schema|introspect|drop|revert|rollback|up|latest)\b/i;
export const DATA_SETTINGS =
  /(?:^|\/)(?:config|database|db|migrations?|seeds?|seeders)\/|(?:^|\/)[\w.-]*(?:config|settings|env|database|data-?source|knexfile|ormconfig|sequelizerc|schema|\bdb)[\w.-]*\.\w+$/i;

/** Settings files that are named after their program: knexfile.js, drizzle.config.ts, .sequelizerc. Source: https://knexjs.org/guide/migrations.html#migration-cli */
export const PROGRAM_SETTINGS = /(?:^|\/)\.?[\w.-]*(?:config|rc|file)(?:\.\w+)?$/i;

/** Settings of bundlers that many programs run: encore, react-app-rewired, wxt. Source: https://symfony.com/doc/current/frontend/encore/index.html */
export const PLUGGED_SETTINGS = /^(?:webpack|vite|rollup|rspack|rsbuild|esbuild|next|nuxt|vue|astro|svelte|config-overrides)[\w.-]*\.[cm]?[jt]s$/;

/** What such programs are told first. Our own list, from public repositories. */
export const PLUGGED_COMMAND = /^(?:build|bundle|compile|export|generate|pack(?:age)?|prod(?:uction)?|dev|start|serve|watch|zip|release)(?::|$)/;

/** Options of programs that run tests, before a value that is no test. Source: https://jestjs.io/docs/cli */
export const TEST_OPTION =
  /^(?:-[cktgpmnrw]|--(?:config|rootDir|root|rootdir|testPathIgnorePatterns|testNamePattern|env|environment|testEnvironment|setupFiles\w*|globalSetup|reporters?|outputFile|coverageDirectory|require|import|loader|grep|fgrep|project|projects|maxWorkers|timeout|testTimeout|ds|cov|cov-config|junitxml|ignore|deselect|exclude|dir))$/;

/** Arguments of commands that run tests. Our own list, from public repositories. */
export const TESTING =
  /test|spec|check|verify|jest|mocha|karma|cypress|playwright|\b(?:ava|tap|tox|nox|nyc|c8|phpunit|pest|behat|codecept|cucumber|behave|robot)\b|^rake(?: -\S+)* ?$|^rake .*\b(?:ci|default|cucumber|features)\b|ci\b/i;

/** Settings that choose the folder from which their paths start. Source: https://jestjs.io/docs/configuration#rootdir-string */
export const CHOOSES_ROOT = /\brootDir["']?\s*:/;

/** Options of programs that run tests, before the path of their settings. Source: https://jestjs.io/docs/cli#--configpath */
export const SETTINGS_OPTION = /^(?:--config|-c|--configuration|--rcfile)$/;

/**
 * Code that runs when a package is built, as its settings name it (first group, flags g and m), and those settings. Sources:
 * https://hatch.pypa.io/latest/plugins/build-hook/custom/, https://python-poetry.org/docs/building-extension-modules/, https://backend.pdm-project.org/build_config/
 */
export const BUILD_CODE_NAMES = {
  files: /(?:^|\/)(?:pyproject|hatch)\.toml$/,
  names: /^\s*(?:path|script|build|build-script|custom-hook)\s*=\s*["'](?:\.\/)?([\w./-]+\.py)["']/gm,
} as const;

/** Settings files of bundlers. Source: https://vite.dev/config/ */
export const BUNDLER_SETTINGS = /(?:^|\/)[\w.-]*(?:config|rc)\.\w+$|(?:^|\/)(?:gulpfile|gruntfile)[\w.]*$/i;

/** Files with further arguments of a build tool, beside its settings. Source: https://maven.apache.org/configure.html#mvn-maven-config-file */
export const ARGUMENT_FILES = /(?:^|\/)\.mvn\/maven\.config$/;
