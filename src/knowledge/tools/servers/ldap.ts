import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const ldap: Tool = {
  name: 'ldap',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['ldapadd', 'ldapmodify', 'ldapsearch', 'ldapdelete', 'ldappasswd'],
  environment: [
    {
      programs: ['ldapadd', 'ldapmodify'],
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  options: [{ options: ['-w'], form: 'value', source: 'https://www.openldap.org/software/man.cgi?query=ldapmodify' }],
  writes: [
    {
      programs: ['ldappasswd'],
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
    },
  ],
};
