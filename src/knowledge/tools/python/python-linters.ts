import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const pythonLinters: Tool = {
  name: 'python-linters',
  docs: 'https://docs.astral.sh/ruff/configuration/',
  programs: words('black ruff flake8 isort mypy pylint bandit pyflakes pre-commit'),
  project: [{ manifest: /\.py$/, source: 'https://docs.astral.sh/ruff/configuration/' }],
};
