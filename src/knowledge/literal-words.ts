/** Texts that stand where a credential stands without being one: references, templates, switches. */
export const PLACEHOLDERS: readonly RegExp[] = [
  /^(?:true|false|null|none|nil|undefined|unset|yes|no|on|off|-|\*+|x{3,}|\.{2,}|!|0|1)$/i,
  /^<[^>]*>$|^\{\{?[^}]*\}\}?$|^%[^%]*%$|^__?[A-Z_]+__?$|^\[[^\]]*\]$|^@[\w.-]+@$/,
  /^\(?(?:your|my|the|some|insert|enter|replace)[-_ ]?[\w-]*(?:token|password|key|secret|here)/i,
  /^(?:changeme|change[-_]me|todo|fixme|redacted|placeholder|token|password_here|x-oauth-basic|x-access-token|oauth2|git)$/i,
  /^\\?\$/,
];

/** Passwords that everybody knows; a leak of one is a default password, not a secret. Source: docs of the images and https://github.com/danielmiessler/SecLists/tree/master/Passwords/Default-Credentials */
export const WELL_KNOWN_PASSWORDS =
  /^(?:pass(?:w(?:or)?d)?\d{0,4}!?|p[a@]ss?w[o0]rd\d*!?|secret\d*|(?:my|some|super|test|dev|weak|temp|default|root|admin|user|db|app)[-_]?(?:pass(?:word|wd)?|pwd|secret|token|key)\d*!?|admin\d*!?|administrator|root\d*|toor|guest|user|test(?:ing|er)?(?:pwd|pass|er)?\d*|testerpwd|dummy|example|sample|demo|foo(?:bar|\d+)?|bar|baz|qwerty|letmein|abc\d*|123\d*|\d{1,10}|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|rabbitmq|docker!?|vagrant|ubuntu|alpine|jenkins|nagios|zabbix|sonar(?:qube)?|bitnami\d*|tomcat|odoo|wordpress|magento\d?|drupal|neo4j|elastic|kibana|grafana|keycloak|minio(?:admin)?|raspberry|changeit|changeme|insecure|adminadmin|replica|key|pwd|vault|tcuser|x)$/i;

/** Names of variables that hold a credential. Replaced by facts/sensitivity.ts where that judges. */
export const SECRET_NAME = /(?:^|_)(?:pass(?:word|wd|phrase)?|pwd|pgpassword|sshpass|token|pat|secret|api_?key|access_?key|private_?key|auth_?key|credentials?)(?:_|$)|(?:password|token|secret|apikey)$/i;
