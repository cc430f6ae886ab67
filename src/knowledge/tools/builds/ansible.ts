import type { Tool } from '../../tool.ts';

export const ansible: Tool = {
  name: 'ansible',
  docs: 'https://docs.ansible.com/ansible/latest/reference_appendices/config.html',
  programs: ['ansible', 'ansible-playbook', 'ansible-galaxy', 'ansible-vault', 'ansible-pull'],
  environment: [
    {
      variables: /ANSIBLE_\w+/i,
      how: 'reads %s',
      runs: 'the playbooks of the project',
      readsNothing: /^--version$/,
      source: 'https://docs.ansible.com/ansible/latest/reference_appendices/config.html',
    },
  ],
  readsFilesOf: [
    { tool: 'ssh' },
    { tool: 'git', programs: ['ansible-galaxy', 'ansible-pull'] },
    { tool: 'netrc', programs: ['ansible-galaxy', 'ansible-pull'] },
  ],
  options: [
    {
      programs: ['ansible-galaxy'],
      options: ['--token', '--api-key'],
      form: 'value',
      source: 'https://docs.ansible.com/ansible/latest/cli/ansible-galaxy.html',
    },
  ],
  operands: [
    {
      programs: ['ansible-vault'],
      command: ['encrypt_string'],
      valued: /^(?:-n|--name|--stdin-name|--vault-id|--encrypt-vault-id|--output|--vault-(?:password|pass)-file)$/,
      operand: 0,
      form: 'value',
      source: 'https://docs.ansible.com/ansible/latest/cli/ansible-vault.html#encrypt-string',
    },
  ],
  offline: [
    {
      programs: ['ansible-galaxy'],
      arguments: /^(?:(?:role|collection) )?(?:list|init|remove|build|verify --offline)\b/,
      source: 'https://docs.ansible.com/ansible/latest/cli/ansible-galaxy.html',
    },
  ],
  overSsh: [{ programs: ['ansible-galaxy'], fetches: /\binstall\b/, source: 'https://docs.ansible.com/ansible/latest/galaxy/user_guide.html' }],
  logins: [
    { programs: ['ansible', 'ansible-playbook', 'ansible-galaxy'], source: 'https://docs.ansible.com/ansible/latest/inventory_guide/connection_details.html' },
  ],
  project: [
    {
      programs: ['ansible-galaxy'],
      files: /(?:^|\/)(?:ansible\.cfg|requirements\.ya?ml|galaxy\.ya?ml)$/,
      installs: true,
      source: 'https://docs.ansible.com/ansible/latest/cli/ansible-galaxy.html',
    },
    {
      programs: ['ansible-vault'],
      // a file with the password may be a script that prints it
      files: /(?:^|\/)(?:ansible\.cfg|[\w.-]*(?:vault|pass)[\w.-]*)$/i,
      source: 'https://docs.ansible.com/ansible/latest/vault_guide/vault_managing_passwords.html',
    },
    {
      programs: ['ansible', 'ansible-playbook', 'ansible-pull'],
      manifest: /^ansible\.cfg$|\.ya?ml$/,
      files: /\.(?:ya?ml|j2|cfg|ini|py|sh)$|(?:^|\/)(?:hosts|inventory)$/,
      source: 'https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_environment.html',
    },
  ],
  credentialFiles: [
    {
      kind: 'token-file',
      options: ['--vault-password-file', '--vault-pass-file'],
      variables: ['ANSIBLE_VAULT_PASSWORD_FILE'],
      source: 'https://docs.ansible.com/ansible/latest/cli/ansible-playbook.html',
    },
    {
      kind: 'ssh-key',
      options: ['--private-key', '--key-file'],
      variables: ['ANSIBLE_PRIVATE_KEY_FILE'],
      source: 'https://docs.ansible.com/ansible/latest/cli/ansible-playbook.html',
    },
  ],
};
