/** Scripts of package.json that an install runs by itself. Source: https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-operation-order */
export const INSTALL_HOOKS: readonly string[] = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'prepublish'];

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

/** File names that make looks for. Source: https://www.gnu.org/software/make/manual/html_node/Makefile-Names.html */
export const MAKEFILES: readonly string[] = ['GNUmakefile', 'makefile', 'Makefile'];

/** File names that just looks for. Source: https://just.systems/man/en/quick-start.html */
export const JUSTFILES: readonly string[] = ['justfile', 'Justfile', '.justfile'];

/** Make variables that hold a program, with that program. Source: https://www.gnu.org/software/make/manual/html_node/MAKE-Variable.html */
export const MAKE_PROGRAMS: ReadonlyMap<string, string> = new Map([['MAKE', 'make']]);

/** The same for make's implicit variables, which a makefile may override. Source: https://www.gnu.org/software/make/manual/html_node/Implicit-Variables.html */
export const IMPLICIT_PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['AR', 'ar'],
  ['AS', 'as'],
  ['CC', 'cc'],
  ['CXX', 'cc'],
  ['CPP', 'cc'],
  ['FC', 'cc'],
  ['LD', 'ld'],
  ['INSTALL', 'install'],
  ['RM', 'rm -f'],
]);

/** Launchers that a project calls by path, and that run the tool of the same name. Source: https://docs.gradle.org/current/userguide/gradle_wrapper.html */
export const LAUNCHERS = /^(?:\.\/)?(?:gradlew|mvnw|artisan|bin\/(?:rails|rake|bundle|console))$/;

/** Paths of programs that installed packages provide, inside the project folder. Source: https://docs.npmjs.com/cli/configuring-npm/folders#executables */
export const INSTALLED_PROGRAMS = /(?:^|\/)(?:\.?venv\w*|env)\/bin\/[^/]+$|(?:^|\/)(?:node_modules\/\.bin|vendor\/bin)\/[^/]+$/;

/** Sub-commands that run a program of a package, and never a script. Source: https://docs.npmjs.com/cli/commands/npm-exec */
export const RUNS_PROGRAM = /^(?:exec|x|dlx)$/;

/** Manifests whose scripts can call programs of installed packages by name. Source: https://docs.npmjs.com/cli/using-npm/scripts#path */
export const PACKAGE_MANIFESTS = /(?:^|\/)(?:package|composer)\.json$/;

/** Where a Python package says which programs it brings, with the module; NAME stands for the program. Source: https://packaging.python.org/en/latest/specifications/entry-points/ */
export const ENTRY_POINT_FILES = /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/;
export const ENTRY_POINT = '^[ \\t]*["\']?NAME["\']?\\s*=\\s*["\']?([A-Za-z_][\\w.]*):\\w';

/** The words that run a module. Source: https://docs.python.org/3/using/cmdline.html#cmdoption-m */
export const RUNS_MODULE: readonly string[] = ['python', '-m'];

/** Folders in which a gem or an application keeps its programs. Source: https://guides.rubygems.org/make-your-own-gem/#adding-an-executable */
export const OWN_PROGRAMS: readonly string[] = ['exe', 'bin'];

/** Operands that a project runner passes to an interpreter: the file or module of a program. Source: https://docs.astral.sh/uv/reference/cli/#uv-run */
export const RUN_AS: readonly { readonly files: RegExp; readonly program: string }[] = [{ files: /\.py$|^-m$/, program: 'python' }];

/**
 * Sourced files that hold settings of the shell or of a tool, not code of the project. Our own list; the folders are those of
 * https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html
 */
export const SYSTEM_SOURCES = /^\/(?:etc|usr|opt|root)\/|(?:^|\/)(?:activate|env|nvm\.sh|\.?profile|\.?bashrc)$|^~/;

/** The head of a function of a shell. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html */
export const SHELL_FUNCTION = /^[ \t]*(?:function[ \t]+)?([\w-]+)[ \t]*\([ \t]*\)/gm;

/**
 * A word that stands for all arguments of a script; and commands that change those arguments. Source:
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
 */
export const ALL_ARGUMENTS = /^\$(?:[@*]|\{[@*]\})$/;
export const SETS_ARGUMENTS = /^[^#\n]*\b(?:set\s+--|shift\b)/m;

/** Imports that are computed at run time, in settings files that may well run other programs. Source: https://nodejs.org/api/modules.html#requireid */
export const COMPUTED_IMPORT = /\b(?:require|import)\s*\(\s*(?!['"])/;

/** Paths that settings files name: './test/setup.ts', '<rootDir>/test/setup.ts'. Source: https://jestjs.io/docs/configuration#setupfiles-array */
export const NAMED_PATH = /['"](?:<rootDir>\/|\.\/)?([\w@-][\w./@-]*\/?[\w.-]*)['"]/g;

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
export const TESTING = /test|spec|check|verify|jest|rake|ci\b/i;

/** Settings files of bundlers. Source: https://vite.dev/config/ */
export const BUNDLER_SETTINGS = /(?:^|\/)[\w.-]*(?:config|rc)\.\w+$|(?:^|\/)(?:gulpfile|gruntfile)[\w.]*$/i;

/** A shebang line with a known interpreter. Source: https://man7.org/linux/man-pages/man2/execve.2.html */
export const KNOWN_INTERPRETER = /^#!.*\b(?:sh|bash|dash|ash|zsh|ksh|env|python[\d.]*|node|ruby|php|perl|Rscript|make|bin\/\w+)\b/;

/** Default PATH folders, in which a program called by its bare name is found. Source: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch04s04.html */
export const PATH_FOLDERS: readonly string[] = ['/usr/local/bin', '/usr/bin', '/usr/local/sbin', '/usr/sbin', '/bin'];

/** How code of a language imports modules of the project (`imports`), and code whose imports are computed at run time (`dynamic`). */
export interface ModuleStyle {
  /** Finds imported modules. Style `dotted`: `import a.b` is a/b.py. Style `path`: `./a` is a.js. */
  readonly imports: RegExp;
  readonly dynamic: RegExp;
  /** Further interpreter options that take the next word, in addition to those common to all. */
  readonly valued?: RegExp;
  readonly source: string;
}

export const MODULE_STYLES: { readonly [style in 'dotted' | 'path' | 'sourced' | 'required' | 'dart' | 'relative']: ModuleStyle } = {
  dotted: {
    imports: /^[ \t]*(?:from\s+(\.*[\w.]*)\s+import\s+([^#\n]+)|import\s+([\w., ]+))/gm,
    dynamic: /\bimportlib\b|\b__import__\s*\(|\brunpy\b|\bpkgutil\b|\bexec\s*\(|\bINSTALLED_APPS\b[^\n]*(?:\bfor\b|\bf['"])/,
    source: 'https://docs.python.org/3/reference/import.html',
  },
  path: {
    imports: /(?:\bfrom\s*|\bimport\s*|\brequire\s*\(\s*|\bimport\s*\(\s*)['"]((?:\.{0,2}\/|[\w@~#$])[^'"\n]*)['"]/g,
    dynamic: /\brequire\s*\(\s*(?!['"`])|\bimport\s*\(\s*(?!['"`])|\bchild_process\b|\bglob\b|\bvm\b/,
    source: 'https://nodejs.org/api/esm.html',
  },
  sourced: {
    imports: /\bsource\(\s*["']([^"'\n]+)["']/g,
    dynamic: /\bload_all\(|\blist\.files\(|\brender\(|\bquarto_render\(|\btar_make\w*\(|\bbox::use\(|\bsource\(\s*(?!["'])|\blapply\([^)]*\bsource\b/,
    source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/source.html',
  },
  dart: {
    imports: /\b(?:import|export|part)\s+['"](?:package:\w+\/)?([^'"\n:]+)['"]/g,
    dynamic: /\bdart:mirrors\b|\bIsolate\.spawnUri\b/,
    source: 'https://dart.dev/language/libraries',
  },
  relative: {
    imports: /\b(?:require|require_relative|load)\b\s*\(?\s*["']([^"'#\n]+)["']/g,
    dynamic:
      /\bDir\s*(?:\.glob|\[)|\bBundler\.require\b|\bZeitwerk\b|\b(?:require|require_relative|load)\s+(?!["'])[\w(]|\bautoload\b|(?<![.\w])(?:system|exec|spawn|sh)\b[\s(]/,
    valued: /^-[IrCE]$/,
    source: 'https://docs.ruby-lang.org/en/master/Kernel.html#method-i-require_relative',
  },
  required: {
    imports: /\b(?:require|include)(?:_once)?\b[^;'"]*['"]([^'"\n]+)['"]/g,
    dynamic: /autoload|\b(?:require|include)(?:_once)?\b\s*\(?\s*\$|\b(?:shell_exec|exec|passthru|proc_open)\s*\(/,
    valued: /^-[dcz]$/,
    source: 'https://www.php.net/manual/en/function.include.php',
  },
};

/**
 * A mark of Django code, which names modules in strings; then such names, and the paths of settings modules. Source:
 * https://docs.djangoproject.com/en/stable/topics/settings/
 */
export const NAMES_MODULES = /\bdjango\b|DJANGO_SETTINGS_MODULE/;
export const MODULE_NAME = /['"]([A-Za-z_]\w*(?:\.\w+)*)['"]/g;
export const SETTINGS_MODULES = /\/settings(?:\/\w+|_\w+)?\.py$/;

/** How R code loads a package; and the line of DESCRIPTION that names the package itself. Source: https://r-pkgs.org/description.html */
export const LOADED_PACKAGE = /\b(?:library|require|requireNamespace|loadNamespace)\(\s*["']?([\w.]+)|\b([\w.]+):::?\w/g;
export const PACKAGE_NAME = /^Package:\s*(\S+)/m;

/** The package name at the start of a module specifier. Source: https://nodejs.org/api/packages.html#name */
export const PACKAGE_OF_MODULE = /^(?:@[^/]+\/)?[^/]+/;

/** A file that a compiler made: the folder of the project, the output folder, and its path below. Source: https://www.typescriptlang.org/tsconfig/#outDir */
export const MADE_CODE = /^(.*?)\/(dist|build|out|lib|\.build)\/([^.]+(?:\.[\w-]+)*?(?:\.[cm]?js)?)$/;

/** Interpreter options whose value is code; and the option before a module name. Source: https://docs.python.org/3/using/cmdline.html */
export const CODE_OPTION = /^-(?:\w*[ce]|-eval|p|-print)$/;
export const MODULE_OPTION = '-m';

/** The operand that names the module a Python server serves: `shop.wsgi:app`; and the option that does. Source: https://docs.gunicorn.org/en/stable/run.html */
export const SERVED_MODULE = /^[A-Za-z_]\w*(?:\.\w+)*:[A-Za-z_]\w*(?:\(.*\))?$|^[A-Za-z_]\w*(?:\.(?!py$)\w+)+$/;
export const APP_OPTION = /^(?:-A|--app)$/;

/** Options of interpreters and servers that take the next word. Source: https://nodejs.org/api/cli.html */
export const VALUED =
  /^(?:-r|--require|--import|--loader|--experimental-loader|--env-file|-C|--conditions|-X|-W|-b|--bind|-w|--workers|-k|--worker-class|-t|--timeout|--host|--port|-p)$/;
