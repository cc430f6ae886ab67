import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** Options of a remote that hold a credential. */
const SECRET =
  '(?:password|token|access_key_id|secret_access_key|session_token|sse_customer_key|connection_string|sas_token|account_key|client_secret|passphrase|gdrive_client_secret|oss_key_secret)';
const SCOPES = [
  { option: /--local\b/, file: '.dvc/config.local' },
  { option: /--global\b/, file: '~/.config/dvc/config' },
  { option: /--system\b/, file: '/etc/xdg/dvc/config' },
];
const KEPT = /^--(?:local|global|system|project)$/;

export const dvc: Tool = {
  name: 'dvc',
  docs: 'https://dvc.org/doc/command-reference',
  programs: ['dvc'],
  environment: [
    {
      variables: /(?:DVC|AWS|AZURE|GOOGLE|GDRIVE|OSS)_\w+/i,
      how: 'reads %s',
      runs: 'the stages of dvc.yaml',
      plain: /^(?!(?:-\S+ )*(?:repro|exp|experiments|run|queue|stage)\b)/,
      readsNothing: VERSION,
      source: 'https://dvc.org/doc/user-guide/data-management/remote-storage',
    },
  ],
  files: [
    {
      kind: 'DVC settings',
      path: /\/\.dvc\/config(?:\.local)?$|\/\.config\/dvc\/config$|^\/etc\/xdg\/dvc\/config$/,
      where: 'project',
      source: 'https://dvc.org/doc/user-guide/project-structure/configuration',
    },
  ],
  readsFilesOf: [{ tool: 'aws' }],
  operands: [
    {
      command: ['remote', 'modify'],
      when: new RegExp(` ${SECRET} `),
      operand: 2,
      form: 'value',
      source: 'https://dvc.org/doc/command-reference/remote/modify',
    },
    {
      command: ['config'],
      key: new RegExp(`^remote\\..*\\.${SECRET}$`),
      operand: 1,
      form: 'value',
      source: 'https://dvc.org/doc/command-reference/config',
    },
  ],
  writes: [
    {
      kind: 'config',
      arguments: new RegExp(`\\bremote modify\\b(?!.* (?:--unset|-u)\\b).* ${SECRET} `),
      files: ['.dvc/config'],
      scopes: SCOPES,
      holds: 'setting',
      revertedBy: /^dvc remote (?:modify .*(?:--unset|-u)\b|remove\b)/,
      revert: [
        {
          command: ['remote', 'modify'],
          keep: KEPT,
          undo: { arguments: 'remote modify {kept} --unset {0} {1}' },
          source: 'https://dvc.org/doc/command-reference/remote/modify',
        },
      ],
      source: 'https://dvc.org/doc/command-reference/remote/modify',
    },
    {
      kind: 'config',
      arguments: new RegExp(`^(?:-\\S+ )*config\\b(?!.* (?:--unset|-u)\\b).* remote\\.\\S*\\.${SECRET} `),
      files: ['.dvc/config'],
      scopes: SCOPES,
      holds: 'setting',
      revertedBy: /^dvc config .*(?:--unset|-u)\b/,
      revert: [{ command: ['config'], keep: KEPT, undo: { arguments: 'config {kept} --unset {0}' }, source: 'https://dvc.org/doc/command-reference/config' }],
      source: 'https://dvc.org/doc/command-reference/config',
    },
    {
      kind: 'config',
      arguments: /\bremote add\b.*:\/\/[^\s/]+@/,
      files: ['.dvc/config'],
      scopes: SCOPES,
      holds: 'name',
      revertedBy: /^dvc remote remove\b/,
      revert: [
        {
          command: ['remote', 'add'],
          keep: KEPT,
          undo: { arguments: 'remote remove {kept} {0}' },
          source: 'https://dvc.org/doc/command-reference/remote/remove',
        },
      ],
      source: 'https://dvc.org/doc/command-reference/remote/add',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://dvc.org/doc/command-reference' },
    {
      arguments:
        /^(?:-\S+ )*(?:add|commit|checkout|config|remote|dag|diff|metrics|params|init|doctor|root|unprotect|remove|move|status(?!.* (?:-c|--cloud)\b))\b/,
      source: 'https://dvc.org/doc/command-reference',
    },
  ],
};
