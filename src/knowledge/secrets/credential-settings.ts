/** A pattern that finds the credentials in the text of a credential file. */
export interface CredentialSetting {
  /** Kinds of secret-files.ts. */
  readonly kinds: readonly string[];
  /** The value is group 1, or the first group that matched; flags g, i and m. */
  readonly pattern: RegExp;
  readonly source: string;
}

/** An example of each stands in test/facts/sensitivity/content.test.ts. */
export const CREDENTIAL_SETTINGS: readonly CredentialSetting[] = [
  {
    kinds: ['npmrc'],
    pattern: /(?:^|[\s:/])_(?:authToken|auth|password)[ \t]*=[ \t]*(\S+)/gim,
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
  },
  {
    kinds: ['yarnrc', 'bunfig'],
    pattern: /(?:npmAuth(?:Token|Ident)|_authToken|_auth|\btoken|\bpassword)["']?\s*[:=\s]\s*["']?([^\s"',}]+)/gim,
    source: 'https://yarnpkg.com/configuration/yarnrc',
  },
  {
    kinds: ['database-login'],
    pattern: /^[ \t]*[\w.*-]+:(?:\d{2,5}|\*):[^:\s]+:[^:\s]+:(\S+)/gim,
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
  },
  {
    kinds: ['pypirc'],
    pattern: /^[ \t]*password[ \t]*[=:][ \t]*(\S+)/gim,
    source: 'https://packaging.python.org/en/latest/specifications/pypirc/',
  },
  { kinds: ['netrc'], pattern: /\bpassword\s+(\S+)/gim, source: 'https://everything.curl.dev/usingcurl/netrc' },
  {
    kinds: ['maven-settings', 'maven-security'],
    pattern: /<(?:password|passphrase|privateKey|master)>\s*([^<\s]+)/gim,
    source: 'https://maven.apache.org/settings.html#servers',
  },
  {
    kinds: ['nuget-config'],
    pattern: /key="(?:ClearText)?Password"\s+value="([^"]*)"/gim,
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials',
  },
  {
    // a value with blanks or letters of other scripts is a text for people
    kinds: ['composer-auth', 'docker-config', 'service-account', 'azure', 'kaggle'],
    pattern:
      /"(?:password|auth|identitytoken|private_key|refresh_token|client_secret|clientSecret|key|token|github\.com|gitlab\.com|consumer-secret)"\s*:\s*"([!#-~]*)"/gim,
    source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
  },
  {
    kinds: [
      'gradle-properties',
      'sentry',
      'terraform',
      'r-environ',
      'dotenv',
      'application-secrets',
      'application-settings',
      'credentials',
      'bundle-config',
      'sbt-credentials',
      'wget-config',
      'hgrc',
      'databricks',
      'snowflake',
      'dbt',
      'android-signing',
      'agent-settings',
    ],
    pattern:
      /^\s*(?:export\s+)?["']?[\w.-]*(?:password|passwd|passphrase|secret|token|api_?key|license_?key|access_?key|private_?key|credentials?|__\w+|pass|pwd)["']?[ \t]*[=:][ \t]*(?!\{|\[\s*$)["']?([^\s"'#,]+)/gim,
    source: 'https://docs.gradle.org/current/userguide/build_environment.html',
  },
  {
    kinds: ['application-settings'],
    pattern: /[;"']\s*(?:password|pwd)\s*=\s*([^;"'\s]+)|\bpassword">\s*([^<\s]+)|^\s*(?:requirepass|masterauth|AuthPass)[= \t]+(\S+)/gim,
    source: 'https://learn.microsoft.com/dotnet/framework/data/adonet/connection-strings',
  },
  {
    kinds: ['aws', 'cloud-storage'],
    pattern: /^\s*(?:aws_)?(?:secret_access_key|secret_key|session_token|access_token|gs_secret_access_key)[ \t]*=[ \t]*(\S+)/gim,
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  {
    kinds: ['rclone'],
    pattern: /^[ \t]*\w*(?:pass(?:word)?2?|secret|token|key|sas_url|service_account_credentials)[ \t]*=[ \t]*(\S+)/gim,
    source: 'https://rclone.org/docs/#config-file',
  },
  {
    kinds: ['kube'],
    // the rest names files, or a program that logs in
    pattern: /(?:^|[\s{,])["']?(?:client-key-data|token|password|(?:id|access|refresh)-token|client-secret)["']?:[ \t]*["']?([^\s"',}]+)/gim,
    source: 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#AuthInfo',
  },
  {
    kinds: ['curl-config'],
    pattern:
      /^\s*(?:--?)?(?:(?:proxy-)?user|u|U)\s*[=:\s]\s*"?[^\s:"]*:([^\s"]+)|^\s*(?:--?)?pass\s*[=:\s]\s*"?([^\s"]+)|\bauthorization:\s*\w+\s+([^\s"]+)/gim,
    source: 'https://curl.se/docs/manpage.html#-K',
  },
  {
    kinds: ['server-users'],
    pattern: /\bpassword="([^"]*)"|^\s*(?![#!<])[\w.@-]+[ \t]*=[ \t]*([^\s,]+)|^\s*user\s[^\n]*>(\S+)/gim,
    source: 'https://docs.wildfly.org/36/Admin_Guide.html#add-user-utility',
  },
  {
    kinds: ['script-settings'],
    pattern:
      /['"$]?\b\w*(?:password|passwd|passphrase|secret(?:_?key)?|token|api_?key|_pass|_pwd|pwd|(?:auth|secure_auth|logged_in|nonce)_(?:key|salt))['"]?\]?\s*(?:=>?|:|(?<=\(\s?['"]\w{1,60}['"]\s?),)\s*r?['"]([^'"\n]+)['"]/gim,
    source: 'https://developer.wordpress.org/advanced-administration/wordpress/wp-config/',
  },
  { kinds: ['wifi'], pattern: /^\s*(?:psk|password|wep_key\d)[ \t]*=[ \t]*(\S+)/gim, source: 'https://manpages.debian.org/wpa_supplicant.conf.5' },
  {
    kinds: ['application-settings'],
    pattern: /<password(?:_sha256_hex|_double_sha1_hex)?>\s*([^<\s]+)/gim,
    source: 'https://clickhouse.com/docs/operations/settings/settings-users',
  },
  { kinds: ['vpn'], pattern: /"(?:password|id|uuid)"\s*:\s*"([^"]+)"/gim, source: 'https://shadowsocks.org/doc/configs.html' },
  { kinds: ['vpn'], pattern: /^\s*(?:PrivateKey|PresharedKey)[ \t]*=[ \t]*(\S+)/gim, source: 'https://man7.org/linux/man-pages/man8/wg.8.html' },
  {
    kinds: ['mail-login', 'ftp-login'],
    pattern: /\bpassword["']?[ \t=:]+["']?([^\s"',]+)|<pass[^>]*>([^<]+)/gim,
    source: 'https://marlam.de/msmtp/msmtp.html',
  },
  {
    kinds: ['directory-login'],
    pattern: /^\s*(?:(?:root)?bindpw|rootpwmodpw|ldap_default_authtok)[ \t=]+(\S+)/gim,
    source: 'https://arthurdejong.org/nss-pam-ldapd/nslcd.conf.5',
  },
  { kinds: ['ngrok'], pattern: /^\s*authtoken:[ \t]*(\S+)/gim, source: 'https://ngrok.com/docs/agent/config/' },
];

/** Kinds whose file is a secret as a whole, without any setting in it. Our own list, of kinds in secret-files.ts, where each has its source. */
export const WHOLE_FILES: ReadonlySet<string> = new Set([
  'ssh-key',
  'keystore',
  'rails-key',
  'token-file',
  'vault-token',
  'gnupg',
  'keytab',
  'erlang-cookie',
  'wallet',
]);

/** Kinds whose only credentials are logins in URLs. Our own list, of kinds in secret-files.ts, where each has its source. */
export const ONLY_URLS: ReadonlySet<string> = new Set(['pip-conf', 'condarc', 'gitconfig']);
