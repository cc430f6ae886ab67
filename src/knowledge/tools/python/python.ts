import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { CONFIGURES_BUILD } from '../builds/shared.ts';
import { RUNS_MODULE, RUNS_PROJECT, TESTS_PROJECT } from './shared.ts';

export const python: Tool = {
  name: 'python',
  docs: 'https://docs.python.org/3/library/os.html#os.environ',
  programs: words(`
      python django-admin flask celery gunicorn uwsgi alembic pytest unittest streamlit dbt scrapy mkdocs sphinx-build invoke fab airflow cython
      meson spack scons pyinstaller
    `),
  spellings: [
    { starts: 'py', pattern: /^pypy[23]?(?:\.\d+)?$|^python[23]?(?:\.\d+)*m?$|^py$/, name: 'python' },
    { starts: 'inv', pattern: /^inv$/, name: 'invoke' },
  ],
  wraps: [
    {
      programs: ['python'],
      after: ['-m'],
      operands: 0,
      // any other module belongs to the project: `python -m fetch` does not run the program fetch
      inner:
        /^(?:pip|pipenv|pipx|poetry|pdm|hatch|flit|uv|twine|keyring|pytest|unittest|tox|nox|flask|celery|gunicorn|uwsgi|alembic|streamlit|dbt|scrapy|mkdocs|invoke|airflow|modal|kaggle|wandb|dvc|mlflow|awscli|huggingface_hub|black|ruff|mypy|flake8|pylint|isort|bandit|coverage|nltk\.downloader|textblob\.download_corpora|unidic|camoufox|patchright|playwright|spacy)$/,
      source: 'https://docs.python.org/3/using/cmdline.html#cmdoption-m',
    },
  ],
  environment: [
    {
      variables: /PYTHON\w+|DJANGO_\w+|FLASK_\w+|AIRFLOW_\w+|DBT_\w+/i,
      how: 'reads %s',
      runs: 'Python code',
      readsNothing: /^(?:--?version|-V|-m venv\b.*|-m ensurepip\b.*|-m compileall\b.*)$/,
      source: 'https://docs.python.org/3/library/os.html#os.environ',
    },
  ],
  readsFilesOf: [
    { tool: 'twine', programs: ['python'], byLibrary: true },
    { tool: 'netrc', programs: ['python'], byLibrary: true },
    { tool: 'aws', programs: ['python'], byLibrary: true },
    { tool: 'gsutil', programs: ['python'] },
    { tool: 'gcloud', programs: ['python'] },
    { tool: 'huggingface', programs: ['python'] },
    { tool: 'kaggle', programs: ['python'] },
    { tool: 'dotenv', programs: ['flask'] },
  ],
  writes: [
    {
      programs: ['python'],
      kind: 'login',
      arguments: /\blogin\(\s*(?:token=)?["'$]/,
      files: ['~/.cache/huggingface/token'],
      moved: ['HF_TOKEN_PATH', 'HF_HOME'],
      holds: 'one',
      revertedBy: /^python\b.*\blogout\(|^(?:hf|huggingface-cli) (?:auth )?logout\b/,
      revert: [
        {
          command: [],
          undo: { statement: 'rm -f "${HF_HOME:-$HOME/.cache/huggingface}/token" "${HF_HOME:-$HOME/.cache/huggingface}/stored_tokens"' },
          source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
        },
      ],
      source: 'https://huggingface.co/docs/huggingface_hub/package_reference/login',
    },
  ],
  output: [{ programs: ['python'], of: 'input', source: 'https://docs.python.org/3/using/cmdline.html' }],
  project: [
    { programs: ['python', 'gunicorn', 'celery'], ...RUNS_MODULE },
    { programs: ['pytest', 'unittest'], ...TESTS_PROJECT },
    {
      programs: ['sphinx-build'],
      ...RUNS_PROJECT,
      follows: 'settings',
      modules: 'dotted',
      settings: [/(?:^|\/)(?:conf|(?:_?ext(?:ensions?)?|_?plugins?|sphinxext)\/.+)\.py$/],
      // extensions that import the code that they document, or run commands
      runsCode: /autodoc|autosummary|apidoc|sphinx[-_.]click|programoutput|jupyter|doctest|argparse|typer|nbsphinx|myst[-_]nb|exec/,
      source: 'https://www.sphinx-doc.org/en/master/usage/configuration.html',
    },
    {
      programs: ['mkdocs'],
      ...RUNS_PROJECT,
      manifest: /^mkdocs[\w.-]*\.ya?ml$/,
      follows: 'settings',
      modules: 'dotted',
      settings: [/(?:^|\/)mkdocs[\w.-]*\.ya?ml$/],
      runsCode: /^\s*-\s*["']?(?:macros|mkdocs-jupyter|markdown-exec|mkdocs-click|mkdocs-typer)|mkdocs-(?:macros|jupyter|click)|markdown-exec/m,
      source: 'https://www.mkdocs.org/user-guide/configuration/#hooks',
    },
    {
      programs: ['dbt'],
      manifest: /^dbt_project\.yml$/,
      files:
        /(?:^|\/)(?:dbt_project|profiles|packages|dependencies|selectors)\.ya?ml$|\.sql$|\/(?:models|seeds|snapshots|macros|tests|analyses)\/.+\.(?:ya?ml|py)$/,
      source: 'https://docs.getdbt.com/reference/dbt-jinja-functions/env_var',
    },
    { programs: ['invoke', 'fab'], ...RUNS_PROJECT, idle: 'python-tasks' },
    { programs: words('django-admin flask alembic airflow scrapy streamlit'), ...RUNS_PROJECT },
    { programs: ['meson'], ...CONFIGURES_BUILD },
  ],
  readsByItself: [{ programs: ['python'], variables: /^PYTHON\w+$/, source: 'https://docs.python.org/3/using/cmdline.html#environment-variables' }],
  compiles: [
    { programs: ['meson'], source: 'https://mesonbuild.com/Commands.html#compile' },
    { programs: ['pyinstaller'], source: 'https://pyinstaller.org/en/stable/usage.html' },
  ],
};
