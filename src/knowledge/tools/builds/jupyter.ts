import type { Tool } from '../../tool.ts';

export const jupyter: Tool = {
  name: 'jupyter',
  docs: 'https://docs.python.org/3/library/os.html#os.environ',
  programs: ['jupyter', 'jupyter-notebook', 'jupyter-lab'],
  environment: [
    {
      programs: ['jupyter'],
      variables: /PYTHON\w+|DJANGO_\w+|FLASK_\w+|CONAN_\w+|ANSIBLE_\w+/i,
      how: 'reads %s',
      runs: 'Python code',
      quiet: /^(?:--?version|-V|-m venv\b.*|-m ensurepip\b.*|-m compileall\b.*)$/,
      source: 'https://docs.python.org/3/library/os.html#os.environ',
    },
  ],
  options: [
    {
      options: ['--NotebookApp.token', '--NotebookApp.password', '--ServerApp.token', '--IdentityProvider.token'],
      form: 'value',
      source: 'https://jupyter-server.readthedocs.io/en/latest/operators/security.html',
    },
  ],
};
