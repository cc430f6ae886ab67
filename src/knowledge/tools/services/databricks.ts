import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const databricks: Tool = {
  name: 'databricks',
  title: 'the Databricks CLI',
  docs: 'https://docs.databricks.com/aws/en/dev-tools/cli/',
  forServices: true,
  programs: ['databricks'],
  environment: [
    {
      variables: /DATABRICKS_\w+/i,
      how: 'reads %s',
      runs: 'the build of the bundle',
      plain: /^(?!(?:-\S+ )*bundle\b)/,
      readsNothing: VERSION,
      source: 'https://docs.databricks.com/aws/en/dev-tools/auth/env-vars',
    },
  ],
  files: [
    {
      kind: 'Databricks logins',
      path: /\/\.databrickscfg$/,
      where: 'home',
      source: 'https://docs.databricks.com/aws/en/dev-tools/auth/config-profiles',
    },
  ],
  input: [
    {
      arguments: /^(?:-\S+ )*configure\b/,
      // versions up to 0.18 asked for the host first
      content: /^(?:https?:\/\/\S+?(?:\s|\\n)+)?(?<password>(?:(?!\\n)\S)+)/g,
      what: 'token',
      source: 'https://docs.databricks.com/aws/en/dev-tools/cli/reference/configure-commands',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^(?:-\S+ )*configure\b/,
      files: ['~/.databrickscfg'],
      moved: ['DATABRICKS_CONFIG_FILE'],
      holds: 'profile',
      // not `auth logout --delete`: that command and each later `configure` leave a copy of the old file in ~/.databrickscfg.bak
      revert: [
        {
          command: ['configure'],
          undo: { statement: 'rm -f "${DATABRICKS_CONFIG_FILE:-$HOME/.databrickscfg}" "${DATABRICKS_CONFIG_FILE:-$HOME/.databrickscfg}.bak"' },
          others: /\bdatabricks (?:-\S+ )*(?:configure|auth)\b|databrickscfg|DATABRICKS_CONFIG_FILE/,
          source: 'https://github.com/databricks/cli/blob/main/libs/databrickscfg/ops.go',
        },
      ],
      source: 'https://github.com/databricks/cli/blob/main/cmd/configure/configure.go',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.databricks.com/aws/en/dev-tools/cli/' },
    {
      arguments: /^(?:configure|completion|auth (?:profiles|env|logout))\b/,
      source: 'https://docs.databricks.com/aws/en/dev-tools/cli/reference/auth-commands',
    },
  ],
  logins: [{ own: true, source: 'https://docs.databricks.com/aws/en/dev-tools/auth/env-vars' }],
  ownVariables: [{ pattern: /^DATABRICKS_/i, source: 'https://docs.databricks.com/aws/en/dev-tools/auth/env-vars' }],
  places: [
    {
      kinds: ['databricks'],
      home: /^\.databrickscfg$/,
      serves: 'either',
      source: 'https://docs.databricks.com/aws/en/dev-tools/auth/config-profiles',
    },
  ],
};
