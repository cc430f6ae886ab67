import type { NarrowReads } from '../../tool-project.ts';

/** Variables that the scripts of packages read while a package manager installs them. */
export const PACKAGE_READS = [
  {
    variables: /^OPENSEARCH_INITIAL_ADMIN_PASSWORD$/i,
    arguments: /\bopensearch\b/,
    source: 'https://docs.opensearch.org/latest/install-and-configure/install-opensearch/debian/',
  },
  {
    variables: /^WAZUH_\w+$/i,
    arguments: /\bwazuh-agent\b/,
    source: 'https://documentation.wazuh.com/current/user-manual/agent/deployment-variables/deployment-variables-linux.html',
  },
] as const satisfies readonly NarrowReads[];
