import type { Tool } from '../../tool.ts';

export const conan: Tool = {
  name: 'conan',
  docs: 'https://docs.python.org/3/library/os.html#os.environ',
  programs: ['conan'],
  environment: [
    {
      variables: /PYTHON\w+|DJANGO_\w+|FLASK_\w+|CONAN_\w+|ANSIBLE_\w+/i,
      how: 'reads %s',
      runs: 'Python code',
      quiet: /^(?:--?version|-V|-m venv\b.*|-m ensurepip\b.*|-m compileall\b.*)$/,
      source: 'https://docs.python.org/3/library/os.html#os.environ',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
};
