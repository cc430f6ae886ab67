/**
 * Placeholders: values at the place of a secret that are no secret. The words come from literal values of secret-named variables in public Dockerfiles,
 * of which two thirds are placeholders.
 */

/** Values that mean "not set". Source: https://docs.docker.com/reference/dockerfile/#env */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'none null nil undef undefined unknown unset notset not_set not-set default na n/a auto empty unused ~'.split(' '),
);

/** Whether a value means "not set": one of the words, or a sign over and over. */
export function isEmptyValue(text: string): boolean {
  return EMPTY_WORDS.has(text.toLowerCase()) || /^(?:_+|-+|\?+|\.+)$/.test(text);
}

/** Values of a switch. Source: https://yaml.org/type/bool.html */
const SWITCH_WORDS: ReadonlySet<string> = new Set('true false yes no on off y n enable enabled disable disabled random'.split(' '));

/** Whether a text turns something on or off, in any case, and so is no secret. */
export function isSwitchValue(text: string): boolean {
  return SWITCH_WORDS.has(text.toLowerCase());
}

/** A pattern for texts in lower case. */
interface MarkedPattern {
  /** Every text that `pattern` matches contains one of these. Checked first, because compiling the RegExp is slow. */
  readonly marks: readonly string[];
  readonly pattern: RegExp;
}

function marked(marks: string, pattern: RegExp): MarkedPattern {
  return { marks: marks.split(' '), pattern };
}

function isMarked({ marks, pattern }: MarkedPattern, lower: string): boolean {
  return marks.some((mark) => lower.includes(mark)) && pattern.test(lower);
}

/** Values that ask the reader to fill in the real one, in lower case. Our own list, from public repositories. */
export const MARKERS: readonly MarkedPattern[] = [
  marked('chang', /chang(?:e|ing|it)[-_ ]?(?:me|this|it|please)?(?:$|[-_ !])|^changeit|change_?this|pleasechange/),
  marked('* > ] } % _ # ! @ -', /^[*<[{%_#!@-]{1,3}[^"']*[*>\]}%_#!@-]{1,3}$/),
  marked('cha ch4', /^ch[a4]n?g[e3]?[-_ ]?(?:m[e3]|this|the|it)/),
  marked('replace', /replace[-_ ]?(?:me|this|with)/),
  marked(
    'define edit fill fixme todo tbd insert override please put enter provide set add nope temp need',
    /^(?:redefine|define(?:_?me)?|edit[-_ ]?me|fill(?:[-_ ]?me)?|fixme|todo|tbd|insert|override|please|put|enter|provide|set|add|nope|temp|temporary|needs?)(?:$|[-_ ])/,
  ),
  marked('your my some', /\b(?:your|my|some)[-_ ]|^your|^set[-_ ]?your/),
  marked('random this', /random[-_ ]?string|^this[-_ ]?is/),
  marked('be required', /cannot[-_ ]be|must[-_ ]be|is[-_]required$/),
  marked('docker', /^docker[-_]secret/),
  // if_you_see_this_set_the_real_one
  marked('if please', /^if[-_ ]you[-_ ](?:see|read|can)|[-_ ]please[-_ ]/),
  marked(
    'not',
    /not[-_ ]?needed|(?:^|[-_ ])not[-_ ]?(?:set|given|provided|defined|configured)$|not[-_ ]?used|not[-_ ]?real|not[-_ ]?for[-_ ]?prod|not[-_ ]?a[-_ ]?(?:real|secret)/,
  ),
  marked('used ignore irrelevant dont whatever anything', /un-?used|^(?:ignored?|irrelevant|dont-?care|whatever|anything)$/),
  marked('placeholder dummy fake example sample invalid deadbeef', /placeholder|dummy|fake|example|sample|invalid|deadbeef/),
  marked('var time build for here', /env_?var_?here|at_?run_?time|for[-_ ]?build|only[-_ ]?for|_here$/),
  marked('babe', /cafe?babe/),
  // a sentence: five words or more
  marked('_ -', /^[a-z]{1,12}[_-][a-z]{1,12}[_-][a-z]{1,12}[_-][a-z]{1,12}[_-][a-z][a-z_-]{0,80}(?:\d{1,3}[_-][a-z][a-z_-]{0,40})?\w{0,3}$/),
  // a sentence with a comma; the words of a passphrase have none
  marked(
    ', ',
    /^[a-z\u00e0-\u00f6\u00f8-\u00ff]{1,15} [a-z\u00e0-\u00f6\u00f8-\u00ff]{1,15}(?: [a-z\u00e0-\u00f6\u00f8-\u00ff]{1,15}){1,11}, [a-z\u00e0-\u00f6\u00f8-\u00ff]/,
  ),
];

/** Whether a value asks the reader to fill in the real one. */
export function isMarker(text: string): boolean {
  const lower = text.toLowerCase();
  return MARKERS.some((one) => isMarked(one, lower));
}

/** The local machine or a host of the local network, at the place of a login. Source: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
export const LOCAL_HOSTS = marked(
  'localhost internal .local .lan',
  /^(?:localhost|host\.docker\.internal|[a-z][\w-]*\.(?:local|localhost|internal|lan))(?::\d{1,5})?$/,
);

/** Whether a text is the name of a host that only the own machine or network knows. */
export function isLocalHost(text: string): boolean {
  return isMarked(LOCAL_HOSTS, text.toLowerCase());
}

/** The machine itself. Sources: https://www.rfc-editor.org/rfc/rfc6761#section-6.3, https://www.rfc-editor.org/rfc/rfc6890#section-2.2.2 */
const LOOPBACK = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){1,3}|0\.0\.0\.0|\[::1\])$/i;

/** Whether a host name or address, without its port, is the machine itself: in a build, the container of the RUN. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** One character repeated, or a row of the keyboard. */
const FILLERS = /^(?:(.)\1{2,}|(?:([a-z\d])\2{3,}(?!\2))+|(?:0123456789|1234567890?|abcdefg?h?|qwerty(?:uiop)?|asdf(?:gh)?)+[\w-]{0,4})$/i;

/** Whether a value is such a filler: it begins with a character twice, or as one of the rows does. */
export function isFiller(text: string): boolean {
  const [first = '', second = ''] = text.slice(0, 2).toLowerCase();
  return (first === second || '01aq'.includes(first)) && FILLERS.test(text);
}

/** Well-known passwords: names of programs, roles and the word "password" itself, ignoring case. Our own list, from public repositories. */
export const WELL_KNOWN_WORDS: ReadonlySet<string> = new Set(
  `toor guest dev development prod demo bar baz letmein postgres postgresql mysql mariadb mongo mongodb redis rabbitmq docker vagrant ubuntu
   debian alpine centos jenkins nagios nagiosadmin zabbix sonar sonarqube tomcat odoo wordpress drupal moodle neo4j couchbase couchdb elastic
   kibana grafana keycloak minio minioadmin minecraft raspberry changeit insecure adminadmin adminpass adminpassword replica replication_pass
   token key pwd psw vault http ss passwd passw hunter2 s3cr3t oracle sa aria2 rundeck galaxy gitlab gitea nexus splunk hadoop hive superset
   airflow celery rails django laravel symfony node python ftp vnc vncpassword nginx apache openldap ldap samba dspace cassandra influx
   influxdb graphite`.split(/\s+/),
);

/** Well-known passwords with a number, a character or a word before or after, in lower case. Our own list, from public repositories. */
export const WELL_KNOWN: readonly MarkedPattern[] = [
  marked('pass p@ss pa$$ p@$$', /^(?:pass(?:word|wd|w0rd|phrase)?[-_]?\d{0,4}!?|p[a@](?:ss|\$\$)w[o0]rd\d*!?)$/),
  marked('secret', /^secret(?:[-_]?(?:key|token|value|password))?\d*$/),
  marked(
    'pass pwd pw secret token key',
    /^(?:my|some|super|test|dev|a|the|weak|temp|default|root|admin|user|db|app|api|build|local|pg|sa|mysql|postgres)[-_]?(?:super[-_]?)?(?:pass(?:word|wd|w0rd)?|pwd|pw|secret(?:[-_]?(?:key|password|token))?|token|key)\d*$/,
  ),
  marked('admin root user test', /^(?:admin(?:istrator)?\d*!?|root\d*|user\d*|test(?:ing|er)?\d*)$/),
  marked('foo welcome abc 123 bitnami magento', /^(?:foo(?:bar|\d+)?|welcome\d*!?|abc\d*|123\d*|bitnami\d*|magento\d?)$/),
  marked('0 1 2 3 4 5 6 7 8 9', /^\d{1,8}$/),
  // what says where it is used: local_dev, dev-only
  marked('local dev test', /^(?:local(?:host)?|dev(?:elopment)?|test(?:ing)?)(?:[-_]?(?:local(?:host)?|dev(?:elopment)?|test(?:ing)?|only)){1,3}$/),
];

/**
 * The private keys of the accounts with which every local chain of Hardhat and of Anvil starts, without `0x`.
 * Source: https://hardhat.org/hardhat-network/docs/reference#accounts, https://getfoundry.sh/anvil/overview#getting-started
 */
const DEVELOPMENT_KEYS: ReadonlySet<string> = new Set(
  `ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80 59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d
   5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a 7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6
   47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a 8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba
   92db14e403b83dfe3df233f83dfa3a0d7096f21ca9b0d6d6b8d88b2b4ec1564e 4bbbf85ce3377467afe5d46f804f221813b2bb87f24d81f60f1fcdbf7cbf4356
   dbda1821b80551c9d65939329250298aa3472ba22feea921c0cf5d620ea67b97 2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6`.split(/\s+/),
);

/** Whether the password or key is well known. */
export function isWellKnown(text: string): boolean {
  const lower = text.toLowerCase();
  if (lower.length >= 64) return DEVELOPMENT_KEYS.has(lower.replace(/^0x/, ''));
  return WELL_KNOWN_WORDS.has(lower) || WELL_KNOWN.some((one) => isMarked(one, lower));
}

/**
 * A word followed by a kind of secret, in lower case: `oauth_secret`, `pg_pass`, `test_app_key`, `appsecret`. This is a description, not a password. Our
 * own list, from public repositories.
 */
export const NAMES_A_SECRET = marked(
  'pass pwd pw secret token key credential',
  /^(?:[a-z]+[-_ ])*(?:password|passwd|pass|pwd|pw|secret|token|apikey|key|credentials?)\d{0,2}$|^[a-z]{2,60}(?:password|passwd|secret|token|key)\d{0,2}$/,
);

/** Whether a value names a secret. */
export function isNameOfSecret(text: string): boolean {
  return isMarked(NAMES_A_SECRET, text.toLowerCase());
}

/** Words with a number at their end: `shop_orders_db123`, `shop-jwt-secret-2026`. People choose such passwords; a generator has digits everywhere. */
const NUMBERED_WORDS = /^[a-z]{2,20}(?:[_-][a-z]{2,20}){1,5}[_-]?\d{1,4}!?$/;

/** Whether a value is words with a number, which no generator made. */
export function isNumberedWords(text: string): boolean {
  return NUMBERED_WORDS.test(text);
}

/** Example keys from the documentation of their providers. Source beside each. */
export const EXAMPLE_KEYS: readonly (MarkedPattern & { readonly source: string })[] = [
  {
    ...marked('example', /^a(?:ki|si)a[a-z0-9]{9}example$|^wjalrxutnfemi[\w+/]*example\w*key$|^je7mtgbclwbf[\w+/]*example\w*key$/),
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
  },
  { ...marked('k_test_', /^sk_test_4ec39|^(?:sk|pk)_test_(?:x+|\.+|placeholder\w*|dummy\w*)$/), source: 'https://docs.stripe.com/keys' },
];

/** The example of https://jwt.io/: header and payload, which are not read without regard to case. */
const EXAMPLE_JWT = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwI';

/** Whether a text is an example key of a provider. */
export function isExampleKey(text: string): boolean {
  if (text.startsWith(EXAMPLE_JWT)) return true;
  const lower = text.toLowerCase();
  return EXAMPLE_KEYS.some((one) => isMarked(one, lower));
}

/** The name of a script, with or without its folder: `resetPassword.sh`. Our own list of endings, from public repositories. */
const SCRIPT_NAME = /^[\w.-]+(?:\/[\w.-]+)*\.(?:sh|bash|ps1|bat|cmd|py|rb|pl|sql|expect)$/i;

/** Whether a value is the name of a script. */
export function isScriptName(text: string): boolean {
  return text.includes('.') && SCRIPT_NAME.test(text);
}

/** A token that its issuer makes for pages that everybody can read. Source: https://docs.mapbox.com/help/dive-deeper/access-tokens/#public-tokens */
const PUBLIC_TOKEN = /^pk\.eyJ[\w-]{20,300}\.[\w-]{22}$/;

/** Whether a text is a token that is meant to be public. */
export function isPublicToken(text: string): boolean {
  return text.startsWith('pk.') && PUBLIC_TOKEN.test(text);
}
