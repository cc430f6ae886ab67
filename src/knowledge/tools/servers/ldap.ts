import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const ldap: Tool = {
  name: 'ldap',
  docs: 'https://www.openldap.org/software/man.cgi?query=ldap.conf',
  programs: ['ldapadd', 'ldapmodify', 'ldapsearch', 'ldapdelete', 'ldappasswd'],
  environment: [
    {
      programs: ['ldapadd', 'ldapmodify', 'ldapsearch', 'ldapdelete'],
      variables: /LDAP\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://www.openldap.org/software/man.cgi?query=ldap.conf',
    },
  ],
  options: [
    { options: ['-w'], form: 'value', source: 'https://www.openldap.org/software/man.cgi?query=ldapmodify' },
    { programs: ['ldappasswd'], options: ['-s', '-a'], form: 'value', source: 'https://www.openldap.org/software/man.cgi?query=ldappasswd' },
  ],
  writes: [
    {
      programs: ['ldappasswd'],
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://www.openldap.org/software/man.cgi?query=ldappasswd',
    },
  ],
};
