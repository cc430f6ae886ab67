import { subcommands } from '../../patterns.ts';
import type { ProjectUse, RepositoryLock } from '../../tool-project.ts';

/**
 * Variables of clients of the Python package index, and those that requirements files usually refer to. Sources:
 * https://pip.pypa.io/en/stable/topics/configuration/#environment-variables,
 * https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables
 */
export const INDEX_VARIABLES =
  /PIP_\w+|PYPI_\w+|PIPENV_\w+|TWINE_\w+|FLIT_\w+|HATCH_\w+|NETRC|(?:GH|GITHUB|GITLAB|GIT|CI)_?(?:\w+_)?(?:TOKEN|PAT)|\w*(?:INDEX_URL|PYPI|ARTIFACTORY|NEXUS|CODEARTIFACT|FURY|FEED)\w*(?:TOKEN|PASS\w*|AUTH|USER\w*|URL)?/i;

/** Sub-commands that contact the index. Source: https://pip.pypa.io/en/stable/cli/ */
export const LOGIN_COMMANDS = subcommands(
  'install download wheel index add sync lock update upgrade publish upload create env tool inject',
  String.raw`pip\s+(?:install|download|sync|compile)|\S+\.(?:txt|in)`,
);

/** Options with which they contact no index. Source: https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-no-index */
export const OFFLINE = /--no-index\b|--offline\b/;

const CODE = /\.(?:py|toml|cfg|ini|ya?ml|json|env)$|(?:^|\/)\.env[\w.-]*$/;

/**
 * Code of the project that runs when a package of it is built. Sources: https://setuptools.pypa.io/en/latest/userguide/quickstart.html,
 * https://hatch.pypa.io/latest/plugins/build-hook/custom/, https://backend.pdm-project.org/hooks/
 */
export const BUILD_CODE = /(?:^|\/)(?:setup|hatch_build|pdm_build)\.py$/;

/** Files of requirements, and of constraints. Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export const REQUIREMENTS = /(?:^|\/)(?:[\w.-]{0,99}require[\w.-]{0,99}|constraints[\w.-]{0,99})\.(?:txt|in)$/;

/** The lock files of managers of Python projects, which read .netrc for http as well. */
export const LOCKS: RepositoryLock = {
  locks: /(?:^|\/)(?:poetry\.lock|uv\.lock|pdm\.lock|Pipfile\.lock)$/,
  settings: /(?:^|\/)(?:pyproject\.toml|Pipfile|uv\.toml|setup\.(?:py|cfg)|[\w.-]{0,99}require[\w.-]{0,99}\.(?:txt|in))$/,
  repository: /\bgit\+|\bgit@|\bgit["']?\s{0,9}[=:]|["']git["']|\bssh:/,
  itself: /\/[._]?netrc$/,
  source: 'https://python-poetry.org/docs/dependency-specification/#git-dependencies',
};

/** Sub-commands that install the dependencies of the project. */
export const MANAGES_PROJECT: ProjectUse = {
  arguments: /^(?:-\S+ )*(?:install|sync|lock|update|add|export|build|pip|self|config|check|env|venv|python|cache|tool install|version|show)(?: |$)/,
  unless: /^(?:-\S+ )*(?:run|shell)(?: |$)/,
  manifest: /^pyproject\.toml$|^[\w.-]*require[\w.-]*\.(?:txt|in)$/,
  starts: BUILD_CODE,
  modules: 'dotted',
  files: /(?:^|\/)(?:pyproject\.toml|poetry\.toml|uv\.toml|pdm\.toml|\.pdm\.toml|setup\.py|setup\.cfg|build\.py|[\w.-]*require[\w.-]*\.(?:txt|in))$/,
  installs: true,
  source: 'https://python-poetry.org/docs/repositories/#configuring-credentials',
};

/** Programs that run the module given to them. */
export const RUNS_MODULE: ProjectUse = {
  follows: 'module',
  modules: 'dotted',
  files: CODE,
  libraries: 'python',
  source: 'https://docs.python.org/3/using/cmdline.html',
};

/** `uv run x`, `poetry run x`: run the command after the options. */
export const RUNS_PROGRAM: ProjectUse = {
  arguments:
    /^(?:-\S+ )*run (?:(?:--(?:with(?:-\w+)?|extra|group|package|env-file|python|directory|project|index\S*)|-[pPEw]) \S+ |--?(?!m )[\w-]+(?:=\S+)? )*(?=\S)/,
  follows: 'program',
  libraries: 'python',
  source: 'https://docs.astral.sh/uv/reference/cli/#uv-run',
};

/** Programs that find the project's code by themselves. */
export const RUNS_PROJECT: ProjectUse = { manifest: /\.py$/, files: CODE, libraries: 'python', source: 'https://docs.python.org/3/library/os.html#os.environ' };

/** Programs that run tests of the project. */
export const TESTS_PROJECT: ProjectUse = {
  ...RUNS_PROJECT,
  follows: 'tests',
  modules: 'dotted',
  settings: [/(?:^|\/)(?:pytest\.ini|\.pytest\.ini|tox\.ini|setup\.cfg|pyproject\.toml|conftest\.py)$/],
  runsCode: /django|pytest_plugins|pytest[-_]flask|pytest[-_]airflow/i,
  source: 'https://docs.pytest.org/en/stable/explanation/goodpractices.html#test-discovery',
};
