import { subcommands } from '../../patterns.ts';

/** Variables of the Python package index clients, and those that requirements files are filled with by habit. */
export const INDEX_VARIABLES =
  /PIP_\w+|PYPI_\w+|PIPENV_\w+|TWINE_\w+|FLIT_\w+|HATCH_\w+|NETRC|(?:GH|GITHUB|GITLAB|GIT|CI)_?(?:\w+_)?(?:TOKEN|PAT)|\w*(?:INDEX_URL|PYPI|ARTIFACTORY|NEXUS|CODEARTIFACT|FURY|FEED)\w*(?:TOKEN|PASS\w*|AUTH|USER\w*|URL)?/i;

/** Sub-commands that ask the index. */
export const LOGIN_COMMANDS = subcommands(
  'install download wheel index add sync lock update upgrade publish upload create env tool inject',
  String.raw`pip\s+(?:install|download|sync|compile)|\S+\.(?:txt|in)`,
);

/** Options with which they do not. */
export const OFFLINE = /--no-index\b|--offline\b/;
