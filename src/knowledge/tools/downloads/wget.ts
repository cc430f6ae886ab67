import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** `-d` among flags that take no value. */
const DEBUG = /(?:^| )(?:-[bcEFHkKLmNpqrSvx46]*d|--debug(?: |$))/;
const LOG_FILE = {
  separate: /^(?:-[bcdEFHkKLmNpqrSvx46]*[oa]|--(?:output-file|append-output))$/,
  attached: /^(?:-[oa]|--(?:output-file|append-output)=)(?=.)/,
};

export const wget: Tool = {
  name: 'wget',
  docs: 'https://www.gnu.org/software/wget/manual/wget.html',
  programs: ['wget', 'wget2'],
  environment: [
    {
      variables: /\w+_proxy|WGETRC|SYSTEM_WGETRC|WGET_ASKPASS|SSH_ASKPASS/i,
      how: 'reads %s',
      runs: 'the program that asks for the password',
      plain: /^(?!.*--use-askpass)/,
      source: 'https://www.gnu.org/software/wget/manual/wget.html#Proxies',
    },
  ],
  inert: [
    {
      certainty: 'always',
      what: 'a download, which sends only what its arguments name',
      unless: /--use-askpass/,
      source: 'https://www.gnu.org/software/wget/manual/wget.html#Wgetrc-Commands',
    },
  ],
  files: [
    {
      kind: 'wget settings',
      path: /\/\.wgetrc$|^\/etc\/wgetrc$/,
      where: 'home',
      source: 'https://www.gnu.org/software/wget/manual/html_node/Wgetrc-Location.html',
    },
  ],
  readsFilesOf: [{ tool: 'netrc', programs: ['wget'] }],
  options: [
    { options: ['--post-data', '--body-data'], form: 'fields', source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html' },
    {
      options: ['--password', '--http-password', '--ftp-password', '--proxy-password', '--http-passwd', '--proxy-passwd'],
      // the password of such a login is any text: https://www.rfc-editor.org/rfc/rfc1635
      when: /^(?!(?:.* )?--(?:ftp-|http-)?user[= ]['"]?anonymous\b)/,
      form: 'value',
      source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html',
    },
    { options: ['--header'], form: 'text', source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html' },
  ],
  offline: [{ programs: ['wget'], arguments: HELP, source: 'https://www.gnu.org/software/wget/manual/wget.html#Basic-Startup-Options' }],
  output: [{ programs: ['wget'], of: 'download', source: 'https://www.gnu.org/software/wget/manual/html_node/Download-Options.html' }],
  fileArguments: [
    {
      programs: ['wget'],
      effect: 'write',
      files: { separate: /^(?:-\w*O|--output-document)$/, attached: /^(?:-O|--output-document=)(?=.)/ },
      source: 'https://www.gnu.org/software/wget/manual/html_node/Download-Options.html',
    },
  ],
  logs: [
    {
      arguments: DEBUG,
      to: 'errors',
      shows: 'always',
      source: 'https://www.gnu.org/software/wget/manual/wget.html#Logging-and-Input-File-Options',
    },
    {
      arguments: DEBUG,
      to: LOG_FILE,
      shows: 'always',
      source: 'https://www.gnu.org/software/wget/manual/wget.html#Logging-and-Input-File-Options',
    },
    {
      arguments: /^(?!(?:.* )?(?:-[bcdEFHkKLmNprSvx46]*q|-nv|--quiet|--no-verbose))/,
      to: 'errors',
      shows: 'addresses',
      source: 'https://www.gnu.org/software/wget/manual/wget.html#Logging-and-Input-File-Options',
    },
    {
      to: LOG_FILE,
      shows: 'addresses',
      source: 'https://www.gnu.org/software/wget/manual/wget.html#Logging-and-Input-File-Options',
    },
  ],
  logins: [{ programs: ['wget'], source: 'https://www.gnu.org/software/wget/manual/html_node/Security-Considerations.html' }],
  credentialFiles: [
    { kind: 'wget-config', mostly: true, options: ['--config'], source: 'https://www.gnu.org/software/wget/manual/wget.html#Logging-and-Input-File-Options' },
    { kind: 'private-key', options: ['--private-key'], source: 'https://www.gnu.org/software/wget/manual/wget.html#HTTPS-_0028SSL_002fTLS_0029-Options' },
  ],
};
