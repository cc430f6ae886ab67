/** Scripts that an install of packages runs by itself. Source: https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-operation-order */
export const INSTALL_HOOKS: readonly string[] = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'prepublish'];

/** Words that choose how, not what, a client runs. Source: https://docs.npmjs.com/cli/commands/npm-run-script */
export const NO_SCRIPT: ReadonlySet<string> = new Set('run run-script rum urn exec x dlx workspace workspaces foreach run-many affected --'.split(' '));

/** The word before the name of a workspace. Source: https://classic.yarnpkg.com/lang/en/docs/cli/workspace/ */
export const WORKSPACE = 'workspace';

/** Options of such clients that take the next word. Source: https://docs.npmjs.com/cli/using-npm/config */
export const VALUED_OPTIONS =
  /^(?:-w|--workspace|-F|--filter|--prefix|--cwd|-C|--dir|--scope|--include|--from|--projects|-p|--package|-t|--target|--targets|--concurrency)$/;

/** Words with which the scripts of workspaces run. Source: https://docs.npmjs.com/cli/using-npm/workspaces */
export const OF_WORKSPACES = /^(?:-w|-ws|--workspaces?|-F|--filter|-r|--recursive|workspaces?|--scope|run-many|foreach|--include-workspace-root)$/;

/** Programs that run scripts of that name in all packages of a repository. Source: https://turborepo.com/docs/crafting-your-repository/running-tasks */
export const TASK_RUNNERS: ReadonlySet<string> = new Set(['turbo', 'nx', 'lerna', 'rush']);

/** Scripts of composer.json that an install runs. Source: https://getcomposer.org/doc/articles/scripts.md#event-names */
export const COMPOSER_HOOKS = /^(?:pre|post)-/;

/** How a line of a script of composer.json reads as a command. Source: https://getcomposer.org/doc/articles/scripts.md#defining-scripts */
export const COMPOSER_LINES: readonly (readonly [from: RegExp, to: string])[] = [
  [/^@php /, 'php '],
  [/^@putenv .*/, ':'],
  [/^@(\S+)/, 'composer run $1'],
  [/^[\w\\]+::\w+$/, 'php composer-script'],
];

/** The names that make looks for. Source: https://www.gnu.org/software/make/manual/html_node/Makefile-Names.html */
export const MAKEFILES: readonly string[] = ['GNUmakefile', 'makefile', 'Makefile'];

/** The program that a variable of make stands for. Source: https://www.gnu.org/software/make/manual/html_node/MAKE-Variable.html */
export const MAKE_PROGRAMS: ReadonlyMap<string, string> = new Map([['MAKE', 'make']]);

/** The same of variables that make knows and makefiles may set. Source: https://www.gnu.org/software/make/manual/html_node/Implicit-Variables.html */
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

/** Launchers of a project that are called by their path, and do what their name says. Source: https://docs.gradle.org/current/userguide/gradle_wrapper.html */
export const LAUNCHERS = /^(?:\.\/)?(?:gradlew|mvnw|artisan|bin\/(?:rails|rake|bundle|console))$/;

/** Folders of a project into which packages put the programs that they bring. Source: https://docs.npmjs.com/cli/configuring-npm/folders#executables */
export const INSTALLED_PROGRAMS = /(?:^|\/)(?:\.?venv\w*|env)\/bin\/[^/]+$|(?:^|\/)(?:node_modules\/\.bin|vendor\/bin)\/[^/]+$/;

/** Programs that start one of a package by its name. Source: https://docs.npmjs.com/cli/commands/npx */
export const PACKAGE_RUNNERS: ReadonlySet<string> = new Set(['npx', 'bunx', 'pnpx', 'uvx', 'pipx']);

/** Manifests whose scripts run programs of the packages that they name. Source: https://docs.npmjs.com/cli/using-npm/scripts#path */
export const PACKAGE_MANIFESTS = /(?:^|\/)(?:package|composer)\.json$/;

/** Words that a runner of a project takes for the file, or the module, of a program. Source: https://docs.astral.sh/uv/reference/cli/#uv-run */
export const RUN_AS: readonly { readonly files: RegExp; readonly program: string }[] = [{ files: /\.py$|^-m$/, program: 'python' }];

/** Settings of the shell or of a tool that are sourced: no code of the project. */
export const SYSTEM_SOURCES = /^\/(?:etc|usr|opt|root)\/|(?:^|\/)(?:activate|env|nvm\.sh|\.?profile|\.?bashrc)$|^~/;

/** The head of a function of a shell. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html */
export const SHELL_FUNCTION = /^[ \t]*(?:function[ \t]+)?([\w-]+)[ \t]*\([ \t]*\)/gm;

/** All that a script was given, as a word; and what gives it other arguments. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html */
export const ALL_ARGUMENTS = /^\$(?:[@*]|\{[@*]\})$/;
export const SETS_ARGUMENTS = /^[^#\n]*\b(?:set\s+--|shift\b)/m;

/** Arguments of commands that test. */
export const TESTING = /test|spec|check|verify|jest|rake|ci\b/i;

/** Files that say what a bundler does with the project. Source: https://vite.dev/config/ */
export const BUNDLER_SETTINGS = /(?:^|\/)[\w.-]*(?:config|rc)\.\w+$|(?:^|\/)(?:gulpfile|gruntfile)[\w.]*$/i;

/** A script whose interpreter is known. */
export const KNOWN_INTERPRETER = /^#!.*\b(?:sh|bash|dash|ash|zsh|ksh|env|python[\d.]*|node|ruby|php|perl|Rscript|make|bin\/\w+)\b/;

/** Folders in which a program is looked for by its bare name. Source: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch04s04.html */
export const PATH_FOLDERS: readonly string[] = ['/usr/local/bin', '/usr/bin', '/usr/local/sbin', '/usr/sbin', '/bin'];

/** How a language finds modules of the project, and code that finds them only when it runs. */
export interface ModuleStyle {
  /** dotted: `import a.b` is a/b.py. path: `./a` is a.js. */
  readonly imports: RegExp;
  readonly dynamic: RegExp;
  /** Options of its interpreters that take the next word, beside those that all have. */
  readonly valued?: RegExp;
  readonly source: string;
}

export const MODULE_STYLES: { readonly [style in 'dotted' | 'path' | 'sourced' | 'required' | 'dart']: ModuleStyle } = {
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
  required: {
    imports: /\b(?:require|include)(?:_once)?\b[^;'"]*['"]([^'"\n]+)['"]/g,
    dynamic: /autoload|\b(?:require|include)(?:_once)?\b\s*\(?\s*\$|\b(?:shell_exec|exec|passthru|proc_open)\s*\(/,
    valued: /^-[dcz]$/,
    source: 'https://www.php.net/manual/en/function.include.php',
  },
};

/** What shows that code is run by Django, which finds modules by their names in texts; and its settings. Source: https://docs.djangoproject.com/en/stable/topics/settings/ */
export const NAMES_MODULES = /\bdjango\b|DJANGO_SETTINGS_MODULE/;
export const MODULE_NAME = /['"]([A-Za-z_]\w*(?:\.\w+)*)['"]/g;
export const SETTINGS_MODULES = /\/settings(?:\/\w+|_\w+)?\.py$/;

/** How code loads a package, and the file in which a package says its own name. Source: https://r-pkgs.org/description.html */
export const LOADED_PACKAGE = /\b(?:library|require|requireNamespace|loadNamespace)\(\s*["']?([\w.]+)|\b([\w.]+):::?\w/g;
export const PACKAGE_NAME = /^Package:\s*(\S+)/m;

/** The package of a module that is named without a path. Source: https://nodejs.org/api/packages.html#name */
export const PACKAGE_OF_MODULE = /^(?:@[^/]+\/)?[^/]+/;

/** Options with which code stands in the arguments; and the one before a module. Source: https://docs.python.org/3/using/cmdline.html */
export const CODE_OPTION = /^-(?:\w*[ce]|-eval|p|-print)$/;
export const MODULE_OPTION = '-m';

/** The module that a server of Python serves: `shop.wsgi:app`, or the value of an option. Source: https://docs.gunicorn.org/en/stable/run.html */
export const SERVED_MODULE = /^[A-Za-z_]\w*(?:\.\w+)*:[A-Za-z_]\w*(?:\(.*\))?$|^[A-Za-z_]\w*(?:\.(?!py$)\w+)+$/;
export const APP_OPTION = /^(?:-A|--app)$/;

/** Options of interpreters and servers that take the next word. Source: https://nodejs.org/api/cli.html */
export const VALUED =
  /^(?:-r|--require|--import|--loader|--experimental-loader|--env-file|-C|--conditions|-X|-W|-b|--bind|-w|--workers|-k|--worker-class|-t|--timeout|--host|--port|-p)$/;
