import type { Tool } from '../../tool.ts';
import { RUNS_PROJECT } from '../python/shared.ts';

export const jupyter: Tool = {
  name: 'jupyter',
  docs: 'https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html',
  programs: ['jupyter', 'jupyter-notebook', 'jupyter-lab', 'jupyter-server'],
  environment: [
    {
      variables: /JUPYTER\w*/i,
      how: 'reads %s',
      runs: 'Python code',
      plain: /^(?:(?:server|lab|notebook) )?password\b/,
      readsNothing: /^(?:--version|--paths|kernelspec list)$/,
      source: 'https://jupyter-server.readthedocs.io/en/latest/operators/security.html',
    },
  ],
  options: [
    {
      options: ['--NotebookApp.token', '--NotebookApp.password', '--ServerApp.token', '--ServerApp.password', '--IdentityProvider.token'],
      form: 'value',
      source: 'https://jupyter-server.readthedocs.io/en/latest/operators/security.html',
    },
  ],
  writes: [
    {
      kind: 'password-db',
      arguments: /^(?:(?:server|lab|notebook) )?password\b/,
      // the file gets a hash of the password; notebook up to version 6 writes jupyter_notebook_config.json
      files: ['~/.jupyter/jupyter_server_config.json'],
      moved: ['JUPYTER_CONFIG_DIR'],
      holds: 'one',
      source: 'https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html#preparing-a-hashed-password',
    },
  ],
  project: [{ programs: ['jupyter'], ...RUNS_PROJECT }],
};
