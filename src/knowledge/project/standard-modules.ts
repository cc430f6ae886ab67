import type { Ecosystem } from '../tool-project.ts';
import { words } from '../words.ts';

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
