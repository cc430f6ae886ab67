import type { Tool } from '../../tool.ts';

export const applicationServers: Tool = {
  name: 'application-servers',
  docs: 'https://docs.wildfly.org/26/Getting_Started_Guide.html',
  programs: ['asadmin', 'jboss-cli.sh', 'add-user.sh', 'wsadmin.sh', 'kcadm.sh'],
  environment: [
    {
      programs: ['asadmin', 'jboss-cli.sh'],
      runs: 'a Java program',
      readsNothing: /^-{1,2}version$/,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(java.lang.String)',
    },
    {
      programs: ['kcadm.sh'],
      variables: /KC_CLI_(?:PASSWORD|CLIENT_SECRET|STORE_PASSWORD|KEY_PASSWORD|TRUSTSTORE_PASSWORD)/i,
      how: 'reads %s as its login',
      source: 'https://www.keycloak.org/docs/latest/server_admin/#admin-cli',
    },
  ],
  files: [
    {
      programs: ['kcadm.sh'],
      kind: 'Keycloak login',
      path: /\/\.keycloak\/kcadm\.config$/,
      where: 'home',
      source: 'https://www.keycloak.org/docs/latest/server_admin/#_working_with_alternative_configurations',
    },
  ],
  options: [
    {
      programs: ['asadmin', 'jboss-cli.sh', 'add-user.sh', 'wsadmin.sh'],
      options: ['-p', '--password', '-password'],
      form: 'value',
      attached: 'never',
      source: 'https://docs.wildfly.org/26/Getting_Started_Guide.html',
    },
    {
      programs: ['kcadm.sh'],
      options: ['--password', '--new-password', '--secret'],
      form: 'value',
      source: 'https://www.keycloak.org/docs/latest/server_admin/#admin-cli',
    },
  ],
  writes: [
    {
      programs: ['kcadm.sh'],
      kind: 'login',
      arguments: /^config credentials\b/,
      files: ['~/.keycloak/kcadm.config'],
      scopes: [{ option: /--config[= ](?<path>\S+)/ }],
      holds: 'one',
      revert: [
        {
          command: ['config', 'credentials'],
          arguments: /^(?!.*--config\b)/,
          undo: { statement: 'rm -f ~/.keycloak/kcadm.config' },
          others: /\bkcadm\.sh config\b|\bkcadm\.config\b/,
          source: 'https://www.keycloak.org/docs/latest/server_admin/#_working_with_alternative_configurations',
        },
      ],
      source: 'https://www.keycloak.org/docs/latest/server_admin/#_working_with_alternative_configurations',
    },
    {
      programs: ['kcadm.sh'],
      kind: 'password-db',
      arguments: /--?(?:db|database|admin|account)?[-_]?(?:pass(?:word|wd)?|url|new-password)\b|reset-admin-password/,
      files: ['the database of Keycloak'],
      account: true,
      source: 'https://www.keycloak.org/docs/latest/server_admin/#admin-cli',
    },
    {
      programs: ['add-user.sh'],
      kind: 'password-db',
      arguments: /^/,
      files: ['mgmt-users.properties'],
      scopes: [{ option: /(?:^| )(?:-a|--application-user|--appRealm)\b/, file: 'application-users.properties' }],
      holds: 'account',
      account: true,
      source: 'https://docs.wildfly.org/26/Admin_Guide.html#add-user-utility',
    },
    {
      programs: ['asadmin'],
      kind: 'password-db',
      arguments: /^/,
      files: ['the settings of the domain'],
      account: true,
      source: 'https://glassfish.org/docs/latest/administration-guide.html',
    },
  ],
};
