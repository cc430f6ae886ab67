import type { Tool } from '../../tool.ts';

export const ansible: Tool = {
  name: 'ansible',
  docs: 'https://docs.python.org/3/library/os.html#os.environ',
  programs: ['ansible', 'ansible-playbook', 'ansible-galaxy'],
  environment: [
    {
      variables: /PYTHON\w+|DJANGO_\w+|FLASK_\w+|CONAN_\w+|ANSIBLE_\w+/i,
      how: 'reads %s',
      runs: 'Python code',
      quiet: /^(?:--?version|-V|-m venv\b.*|-m ensurepip\b.*|-m compileall\b.*)$/,
      source: 'https://docs.python.org/3/library/os.html#os.environ',
    },
  ],
  readsFilesOf: [{ tool: 'ssh' }],
  overSsh: [{ programs: ['ansible-galaxy'], fetches: /\binstall\b/, source: 'https://docs.ansible.com/ansible/latest/galaxy/user_guide.html' }],
};
