import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const ibmcloud: Tool = {
  name: 'ibmcloud',
  docs: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli',
  forServices: true,
  programs: ['ibmcloud'],
  environment: [
    { variables: /IBMCLOUD_\w+|BLUEMIX_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_env_var' },
  ],
  files: [
    {
      kind: 'IBM Cloud login',
      path: /\/\.bluemix(?:\/config\.json)?$/,
      where: 'home',
      source: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_env_var',
    },
  ],
  options: [{ options: ['--apikey', '-p'], form: 'value', source: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli#ibmcloud_login' }],
  writes: [
    {
      kind: 'login',
      arguments: /^login\b/,
      files: ['~/.bluemix/config.json'],
      moved: ['IBMCLOUD_HOME', 'BLUEMIX_HOME'],
      holds: 'one',
      revertedBy: /^ibmcloud logout\b/,
      revert: [
        {
          command: ['login'],
          valued: /^(?:-[aurgcp]|--apikey)$/,
          undo: { statement: 'rm -f "${IBMCLOUD_HOME:-$HOME}/.bluemix/config.json"' },
          source: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_env_var',
        },
      ],
      source: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli#ibmcloud_login',
    },
    {
      kind: 'login',
      arguments: /^cr login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG'],
      holds: 'registry',
      always: true,
      source: 'https://cloud.ibm.com/docs/Registry?topic=Registry-containerregcli#bx_cr_login',
    },
  ],
  prints: [
    {
      arguments: /^iam oauth-tokens\b/,
      what: 'a token of IBM Cloud',
      source: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_commands_iam#ibmcloud_iam_oauth_tokens',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli' },
    { arguments: /^(?:config|logout|api|plugin (?:list|repos))\b/, source: 'https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli' },
  ],
};
