import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** `-v` among flags that take no value. */
const VERBOSE = /(?:^| )(?:-[0-46aBfgGiIjJklLMnNOpqRsSZ#]*v|--verbose(?: |$))/;

export const curl: Tool = {
  name: 'curl',
  docs: 'https://curl.se/docs/manpage.html#ENVIRONMENT',
  programs: ['curl'],
  environment: [
    {
      variables: /\w+_proxy|CURL_\w+|SSL_CERT_(?:FILE|DIR)|SSLKEYLOGFILE|QLOGDIR|XDG_CONFIG_HOME|CURLOPT_\w+/i,
      how: 'reads %s',
      // variables that a settings file imports
      runs: 'what its settings file says',
      plain: /^(?!(?:.* )?(?:-\w*K|--config|--variable|--expand-))/,
      source: 'https://curl.se/docs/manpage.html#ENVIRONMENT',
    },
  ],
  inert: [
    {
      certainty: 'always',
      what: 'a download, which sends only what its arguments name',
      unless: /--variable\b|--expand-/,
      source: 'https://curl.se/docs/manpage.html#ENVIRONMENT',
    },
  ],
  files: [{ kind: 'curl settings', path: /\/\.curlrc$/, where: 'home', source: 'https://curl.se/docs/manpage.html#-K' }],
  readsFilesOf: [{ tool: 'netrc' }],
  options: [
    { options: ['-u', '--user', '-U', '--proxy-user'], form: 'user:value', source: 'https://curl.se/docs/manpage.html#-u' },
    { options: ['-H', '--header', '--proxy-header'], form: 'text', source: 'https://curl.se/docs/manpage.html#-H' },
    {
      options: ['-b', '--cookie'],
      key: /^[^=;]*(?:sess|sid|auth|token|jwt)[^=;]*=/i,
      form: 'key=value',
      source: 'https://curl.se/docs/manpage.html#-b',
    },
    { options: ['--oauth2-bearer', '--pass', '--proxy-pass', '--tlspassword'], form: 'value', source: 'https://curl.se/docs/manpage.html#--oauth2-bearer' },
    {
      options: ['-d', '--data', '--data-raw', '--data-binary', '--data-urlencode', '--json', '-F', '--form'],
      form: 'fields',
      source: 'https://curl.se/docs/manpage.html#-d',
    },
  ],
  offline: [{ arguments: HELP, source: 'https://curl.se/docs/manpage.html#-h' }],
  output: [{ of: 'download', source: 'https://curl.se/docs/manpage.html#-o' }],
  fileArguments: [
    {
      effect: 'write',
      files: { separate: /^(?:-\w*o|--output)$/, attached: /^(?:-o|--output=)(?=.)/ },
      source: 'https://curl.se/docs/manpage.html#-o',
    },
  ],
  logs: [
    { arguments: VERBOSE, to: 'errors', shows: 'always', source: 'https://curl.se/docs/manpage.html#-v' },
    {
      arguments: VERBOSE,
      to: { separate: /^--stderr$/, attached: /^--stderr=(?=.)/ },
      shows: 'always',
      source: 'https://curl.se/docs/manpage.html#--stderr',
    },
    {
      to: { separate: /^--(?:trace|trace-ascii|libcurl)$/, attached: /^--(?:trace|trace-ascii|libcurl)=(?=.)/ },
      shows: 'always',
      source: 'https://curl.se/docs/manpage.html#--trace',
    },
  ],
  logins: [{ source: 'https://everything.curl.dev/usingcurl/netrc' }],
  credentialFiles: [
    { kind: 'netrc', options: ['--netrc-file'], source: 'https://curl.se/docs/manpage.html#--netrc-file' },
    { kind: 'curl-config', mostly: true, options: ['-K', '--config'], source: 'https://curl.se/docs/manpage.html#-K' },
    { kind: 'private-key', options: ['--key', '--proxy-key'], source: 'https://curl.se/docs/manpage.html#--key' },
    { kind: 'token-file', mostly: true, options: ['-H', '--header'], prefix: '@', source: 'https://curl.se/docs/manpage.html#-H' },
  ],
};
