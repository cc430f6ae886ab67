/**
 * Launchers that a project calls by path, and that run a tool. Sources: https://docs.gradle.org/current/userguide/gradle_wrapper.html,
 * https://docs.djangoproject.com/en/stable/ref/django-admin/
 */
export const LAUNCHERS = /^(?:\.\/)?(?:gradlew|mvnw|artisan|manage\.py|bin\/(?:rails|rake|bundle|console))$/;

/** Paths of programs that installed packages provide, inside the project folder. Source: https://docs.npmjs.com/cli/configuring-npm/folders#executables */
export const INSTALLED_PROGRAMS = /(?:^|\/)(?:\.?venv\w*|env)\/bin\/[^/]+$|(?:^|\/)(?:node_modules\/\.bin|vendor\/bin)\/[^/]+$/;

/** Where a Python package says which programs it brings, with the module; NAME stands for the program. Source: https://packaging.python.org/en/latest/specifications/entry-points/ */
export const ENTRY_POINT_FILES = /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/;
export const ENTRY_POINT = '^[ \\t]*["\']?NAME["\']?\\s*=\\s*["\']?([A-Za-z_][\\w.]*):\\w';

/** The words that run a module. Source: https://docs.python.org/3/using/cmdline.html#cmdoption-m */
export const RUNS_MODULE: readonly string[] = ['python', '-m'];

/** Folders in which a gem or an application keeps its programs. Source: https://guides.rubygems.org/make-your-own-gem/#adding-an-executable */
export const OWN_PROGRAMS: readonly string[] = ['exe', 'bin'];

/** Operands that a project runner passes to an interpreter: the file or module of a program. Source: https://docs.astral.sh/uv/reference/cli/#uv-run */
export const RUN_AS: readonly { readonly files: RegExp; readonly program: string }[] = [{ files: /\.py$|^-m$/, program: 'python' }];

/** Default PATH folders, in which a program called by its bare name is found. Source: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch04s04.html */
export const PATH_FOLDERS: readonly string[] = ['/usr/local/bin', '/usr/bin', '/usr/local/sbin', '/usr/sbin', '/bin'];
