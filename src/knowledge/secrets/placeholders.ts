/**
 * Placeholders: values at the place of a secret that are no secret. The words come from literal values of secret-named variables in public Dockerfiles,
 * of which two thirds are placeholders.
 */

/** Values that mean "not set". Source: https://docs.docker.com/reference/dockerfile/#env */
export const EMPTY_VALUES = /^(?:none|null|nil|undef(?:ined)?|unknown|unset|not[_-]?set|default|n\/?a|auto|empty|unused|_+|-+|\?+|\.+|~)$/i;

/** Values of a switch. Source: https://yaml.org/type/bool.html */
export const SWITCH_VALUES = /^(?:true|false|yes|no|on|off|y|n|enabled?|disabled?|random)$/i;

/** Values that ask the reader to fill in the real one. */
export const MARKERS =
  /^[*<[{%_#!@-]{1,3}[^"']*[*>\]}%_#!@-]{1,3}$|chang(?:e|ing|it)[-_ ]?(?:me|this|it|please)?(?:$|[-_ !])|^changeit|^ch[a4]n?g[e3]?[-_ ]?(?:m[e3]|this|the|it)|replace[-_ ]?(?:me|this|with)|^(?:replaceme|redefine|define(?:_?me)?|edit[-_ ]?me|fill(?:[-_ ]?me)?|fixme|todo|tbd|insert|override|please|put|enter|provide|set|add|nope|temp|temporary|needs?)(?:$|[-_ ])|change_?this|pleasechange|\b(?:your|my|some)[-_ ]|^your|^set[-_ ]?your|random[-_ ]?string|^this[-_ ]?is|cannot[-_ ]be|must[-_ ]be|is[-_]required$|^docker[-_]secret|not[-_ ]?needed|(?:^|[-_ ])not[-_ ]?(?:set|given|provided|defined|configured)$|un-?used|not[-_ ]?used|placeholder|dummy|fake|example|sample|invalid|notreal|not[-_ ]?a[-_ ]?(?:real|secret)|env_?var_?here|at_?run_?time|for[-_ ]?build|only[-_ ]?for|_here$|deadbeef|cafebabe|cafe?babe/i;

/** The local machine or a host of the local network, at the place of a login. Source: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
export const LOCAL_HOSTS = /^(?:localhost|host\.docker\.internal|[a-z][\w-]*\.(?:local|localhost|internal|lan))(?::\d{1,5})?$/i;

/** One character repeated, or a row of the keyboard. */
export const FILLERS = /^(?:(.)\1{2,}|(?:([a-z\d])\2{3,})+|(?:0123456789|1234567890?|123456789|abcdefg?h?|qwerty(?:uiop)?|asdf(?:gh)?)+[\w-]{0,4})$/i;

/** Well-known passwords: names of programs, roles and the word "password" itself, ignoring case. */
export const WELL_KNOWN_WORDS: ReadonlySet<string> = new Set(
  `toor guest dev development prod demo bar baz letmein postgres postgresql mysql mariadb mongo mongodb redis rabbitmq docker vagrant ubuntu
   debian alpine centos jenkins nagios nagiosadmin zabbix sonar sonarqube tomcat odoo wordpress drupal moodle neo4j couchbase couchdb elastic
   kibana grafana keycloak minio minioadmin minecraft raspberry changeit insecure adminadmin adminpass adminpassword replica replication_pass
   token key pwd psw vault http ss passwd passw hunter2 s3cr3t oracle sa aria2 rundeck galaxy gitlab gitea nexus splunk hadoop hive superset
   airflow celery rails django laravel symfony node python ftp vnc vncpassword nginx apache openldap ldap samba dspace cassandra influx
   influxdb graphite`.split(/\s+/),
);

/** Well-known passwords with a number, a character or a word before or after. */
export const WELL_KNOWN =
  /^(?:pass(?:word|wd|w0rd|phrase)?[-_]?\d{0,4}!?|p[a@](?:ss|\$\$)w[o0]rd\d*!?|secret(?:[-_]?(?:key|token|value|password))?\d*|(?:my|some|super|test|dev|a|the|weak|temp|default|root|admin|user|db|app|api|build|local|pg|sa|mysql|postgres)[-_]?(?:super[-_]?)?(?:pass(?:word|wd|w0rd)?|pwd|pw|secret(?:[-_]?(?:key|password|token))?|token|key)\d*|admin(?:istrator)?\d*!?|root\d*|user\d*|test(?:ing|er)?\d*|foo(?:bar|\d+)?|welcome\d*!?|abc\d*|123\d*|\d{1,8}|bitnami\d*|magento\d?)$/i;

/** Whether the password is well known. The set of words is checked first, because compiling the RegExp is slow. */
export function isWellKnown(text: string): boolean {
  return WELL_KNOWN_WORDS.has(text.toLowerCase()) || WELL_KNOWN.test(text);
}

/** A word followed by a kind of secret: `oauth_secret`, `pg_pass`, `test_app_key`, `appSecret`. This is a description, not a password. */
export const NAMES_A_SECRET =
  /^(?:[a-z]+[-_ ])*(?:password|passwd|pass|pwd|pw|secret|token|apikey|key|credentials?)\d{0,2}$|^[a-z]{2,60}(?:password|passwd|secret|token|apikey)\d{0,2}$/i;

/** Example keys from the documentation of their providers. Source beside each. */
export const EXAMPLE_KEYS: readonly { readonly pattern: RegExp; readonly source: string }[] = [
  {
    pattern: /^A(?:KI|SI)A[A-Z0-9]{9}EXAMPLE$|^wJalrXUtnFEMI[\w+/]*EXAMPLE\w*KEY$|^je7MtGbClwBF[\w+/]*EXAMPLE\w*KEY$/i,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  },
  { pattern: /^eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJzdWIiOiIxMjM0NTY3ODkwI/, source: 'https://jwt.io/' },
  { pattern: /^sk_test_4eC39|^(?:sk|pk)_test_(?:x+|\.+|placeholder\w*|dummy\w*)$/i, source: 'https://docs.stripe.com/keys' },
];
