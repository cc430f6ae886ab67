import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

/** The arguments name no server other than one on the same machine. */
const NO_OTHER_HOST = /^(?!.*(?:^| )(?:-h ?|--host[ =])(?!localhost|127\.))/;

export const mysql: Tool = {
  name: 'mysql',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: words(`
      mysql mariadb mysqladmin mysqldump mysqlimport mysqlshow mysqlcheck mysql_upgrade mysqlsh mariadb-admin mariadb-dump mycli mysqld
      mysqld_safe mysql_install_db mysql_secure_installation
    `),
  environment: [
    {
      programs: ['mysql', 'mysqladmin', 'mysqldump', 'mysqld', 'mysqld_safe', 'mysql_install_db', 'mariadb', 'mysql_secure_installation'],
      variables: /MYSQL_\w+|MARIADB_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  files: [
    { kind: 'database client settings', path: /\/\.my(?:login)?\.cnf$/, where: 'home', source: 'https://dev.mysql.com/doc/refman/8.4/en/option-files.html' },
  ],
  options: [
    {
      programs: words(`
      mysql mysqladmin mysqldump mysqlimport mysqlshow mysqlcheck mysql_upgrade mysqlsh mariadb mariadb-admin mariadb-dump mycli
    `),
      when: NO_OTHER_HOST,
      options: ['-p', '--password'],
      attached: 'only',
      form: 'value',
      ofImage: true,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/connection-options.html',
    },
    {
      programs: words(`
      mysql mysqladmin mysqldump mysqlimport mysqlshow mysqlcheck mysql_upgrade mysqlsh mariadb mariadb-admin mariadb-dump mycli
    `),
      options: ['-p', '--password'],
      attached: 'only',
      form: 'value',
      source: 'https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html',
    },
    {
      programs: ['mysql', 'mariadb'],
      options: ['-e', '--execute'],
      form: 'text',
      ofImage: true,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    },
  ],
  operands: [
    {
      programs: ['mysqladmin', 'mariadb-admin'],
      command: ['password'],
      operand: 0,
      form: 'value',
      source: 'https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html',
    },
  ],
  writes: [
    {
      programs: ['mysqladmin', 'mariadb-admin'],
      kind: 'password-db',
      arguments: /^/,
      files: ['a password database of the image'],
      account: true,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html',
    },
    {
      programs: ['mysql', 'mariadb'],
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    },
    {
      programs: ['mysql', 'mariadb'],
      kind: 'edit',
      arguments:
        /^(?!(?:.* )?(?:-h ?|--host[ =])(?!localhost|127\.|\/))(?!.*:\/\/).*(?:^| )(?:-\w*e ?|--execute[ =])(?:\W*use \w+;)?\W*(?:insert|update|replace|load|alter|create|set|call)\b/i,
      words: /\b(?:insert|update|replace|load|alter|create|set|call)\b./i,
      files: ['the database in the image'],
      source: 'https://dev.mysql.com/doc/refman/8.4/en/mysql-command-options.html#option_mysql_execute',
    },
  ],
  logs: [
    {
      programs: ['mysql', 'mariadb'],
      arguments: /(?:^| )(?:-v+|--verbose)(?: |$)/,
      to: 'output',
      shows: 'always',
      source: 'https://dev.mysql.com/doc/refman/8.4/en/mysql-command-options.html#option_mysql_verbose',
    },
  ],
  credentialFiles: [
    {
      programs: ['mysql', 'mysqladmin', 'mysqldump', 'mariadb'],
      kind: 'database-login',
      options: ['--defaults-extra-file', '--defaults-file'],
      notOf: ['mysqld', 'mysqld_safe', 'mysql_install_db', 'mariadbd', 'mariadbd-safe', 'mariadb-install-db'],
      source: 'https://dev.mysql.com/doc/refman/8.4/en/option-file-options.html',
    },
  ],
};
