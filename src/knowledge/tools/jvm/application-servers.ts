import type { Tool } from '../../tool.ts';

export const applicationServers: Tool = {
  name: 'application-servers',
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(java.lang.String)',
  programs: ['asadmin', 'jboss-cli.sh', 'add-user.sh', 'wsadmin.sh', 'kcadm.sh'],
  environment: [
    {
      programs: ['asadmin', 'jboss-cli.sh'],
      runs: 'a Java program',
      quiet: /^-{1,2}version$/,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(java.lang.String)',
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
  ],
  writes: [
    {
      programs: ['kcadm.sh'],
      kind: 'password-db',
      arguments: /--?(?:db|database|admin|account)?[-_]?(?:pass(?:word|wd)?|url|new-password)\b|reset-admin-password/,
      files: ['the settings of the application'],
      account: true,
      source: 'https://developer.wordpress.org/cli/commands/config/create/',
    },
    {
      programs: ['add-user.sh', 'asadmin'],
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    },
  ],
};
