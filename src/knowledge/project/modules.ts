import type { Ecosystem } from '../tool-project.ts';
import { words } from '../words.ts';

/** Imports that are computed at run time, in settings files that may well run other programs. Source: https://nodejs.org/api/modules.html#requireid */
export const COMPUTED_IMPORT = /\b(?:require|import)\s*\(\s*(?!['"]|`[^`$]*`)|\b(?:require|import)\s*\(\s*['"][^'"\n]*['"]\s*\+/;

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
    dynamic:
      /\b(?:require|import)\s*\(\s*(?!['"]|`[^`$]*`)|\b(?:require|import)\s*\(\s*['"][^'"\n]*['"]\s*\+|\bglob\b|\bvm\b|['"](?:require-?dir(?:ectory)?|require-all|include-all|fast-glob|tiny-glob|globby|jiti|import-fresh|import-lazy|esm-import|cosmiconfig|@fastify\/autoload)['"]/,
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
    dynamic: /\bDir\s*(?:\.glob|\[)|\bBundler\.require\b|\bZeitwerk\b|\b(?:require|require_relative|load)\s+(?!["'])[\w(]|\bautoload\b/,
    valued: /^-[IrCE]$/,
    source: 'https://docs.ruby-lang.org/en/master/Kernel.html#method-i-require_relative',
  },
  required: {
    imports: /\b(?:require|include)(?:_once)?\b[^;'"]*['"]([^'"\n]+)['"]/g,
    dynamic: /autoload|\b(?:require|include)(?:_once)?\b\s*\(?\s*\$/,
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

/** Modules that load no library which reads a login by itself. */
export interface QuietModules {
  readonly ecosystem: Ecosystem;
  /** Those of the language itself. */
  readonly standard: ReadonlySet<string>;
  /** Packages whose own requirements have no such library among them. */
  readonly packages: ReadonlySet<string>;
  readonly source: string;
}

/** Sources of the packages: https://pypi.org/project/nltk/, https://pypi.org/project/requests/, https://pypi.org/project/numpy/, https://pypi.org/project/tqdm/ */
export const QUIET_MODULES: readonly QuietModules[] = [
  {
    ecosystem: 'python',
    standard: new Set(
      words(`
        abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk
        cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes
        curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp
        fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib
        imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math
        mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os
        ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile
        pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex
        shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string
        stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap threading time timeit
        tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv
        warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
      `),
    ),
    packages: new Set(words('certifi click nltk numpy requests tqdm yaml')),
    source: 'https://docs.python.org/3/py-modindex.html',
  },
  {
    ecosystem: 'javascript',
    standard: new Set(
      words(`
        assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http http2 https
        inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder sys test timers tls trace_events tty
        url util v8 vm wasi worker_threads zlib
      `),
    ),
    packages: new Set(),
    source: 'https://nodejs.org/api/module.html#modulebuiltinmodules',
  },
];
