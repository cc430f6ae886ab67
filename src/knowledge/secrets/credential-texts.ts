/** A pattern that finds a credential in a text (an argument, a line written to a file, a heredoc), whichever program gets the text. */
export interface CredentialText {
  /** Name of the value, shown to people. */
  readonly what: string;
  /** Every text that `pattern` matches contains one of these, in lower case. Checked first, because compiling the RegExp is slow. */
  readonly marks: readonly string[];
  /** With the flags `dg`; group 1 is the credential. */
  readonly pattern: RegExp;
  /** Set if the matched value may also be a user name. */
  readonly orUser?: boolean;
  readonly source: string;
}

/** Name of a credential text that is a hash of a password, in an entry of a password file. Source: https://man7.org/linux/man-pages/man5/shadow.5.html */
export const PASSWORD_HASH_TEXT = 'password hash';
/** Minimum length of such a hash: shorter texts are arguments of a shell script, `:$1$2$3`. Source: https://man7.org/linux/man-pages/man5/crypt.5.html */
export const SHORTEST_HASH = 20;

/** A value: a shell variable with its braces or default, or anything up to white space, quote or separator. */
const VALUE = String.raw`(\$\{[^}]*\}|\$\([^)]*\)|[^\s"'\`,;<>&\\]+)`;

/** Code in place of a value: `os.environ[…`, `ENV.fetch(…`, `process.env.TOKEN`. */
const READ_BY_CODE = String.raw`[A-Za-z_]\w*(?:\.\w+)*[[(]|process\.env\.`;

/** Credentials recognised by the text before them. An example of each stands in test/knowledge/secrets/credential-texts.test.ts. */
export const CREDENTIAL_TEXTS: readonly CredentialText[] = [
  {
    what: 'npm token',
    marks: ['_authtoken'],
    pattern: new RegExp(String.raw`_authToken["']?\s*[=:]\s*["']?` + VALUE, 'dgi'),
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
  },
  {
    what: 'npm login',
    marks: ['_auth', '_password'],
    pattern: new RegExp(String.raw`(?:^|[\s:/"'])_(?:auth|password)\s*=\s*["']?` + VALUE, 'dgi'),
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
  },
  {
    what: 'Yarn token',
    marks: ['npmauth'],
    pattern: new RegExp(String.raw`npmAuth(?:Token|Ident)["']?\s*:\s*["']?` + VALUE, 'dgi'),
    source: 'https://yarnpkg.com/configuration/yarnrc#npmAuthToken',
  },
  {
    what: 'netrc password',
    marks: ['password'],
    pattern: new RegExp(String.raw`(?:machine\s|default\s|login\s)[\s\S]{0,400}?\bpassword\s+` + VALUE, 'dgi'),
    source: 'https://everything.curl.dev/usingcurl/netrc',
  },
  {
    what: 'Authorization header',
    marks: ['authorization'],
    pattern: new RegExp(
      String.raw`(?<!:)\bauthorization["']?\s*[:=](?!:)\s*(?:[bfru]{1,2}(?=["']))?["']?(?:(?:basic|bearer|token|negotiate|digest|apikey)\s+)?["']?(?!(?:basic|bearer|token)\s)(?!${READ_BY_CODE})` +
        VALUE,
      'dgi',
    ),
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-authorization',
  },
  {
    what: 'token header',
    marks: ['token', 'api', 'auth'],
    pattern: new RegExp(
      String.raw`\b(?:private-token|job-token|deploy-token|circle-token|x-[\w-]*(?:token|api-?key|art-api|auth)|(?<=^)(?:api-?key|token))\s*:\s*` + VALUE,
      'dgi',
    ),
    source: 'https://docs.gitlab.com/api/rest/authentication/',
  },
  {
    what: 'password in a URL',
    marks: ['@'],
    pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s/@:'"]*:((?:\$\{[^}]*\}|\$\([^)]*\)|[^\s/@'"])+)@/dgi,
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  },
  {
    what: 'token in a URL',
    marks: ['@'],
    pattern: /\b(?:git\+)?(?:https?|ftps?):\/\/((?:\$\{[^}]*\}|\$\([^)]*\)|[^\s/@:'"])+)(?::x-oauth-basic|:)?@/dgi,
    orUser: true,
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  },
  {
    what: 'token in a URL',
    marks: ['token=', 'apikey=', 'api_key=', 'sig=', 'password='],
    pattern: /[?&](?:access_token|private_token|auth_token|token|api_?key|sig|password)=((?:\$\{[^}]*\}|\$\w+|[^\s&"'<>{}])+)/dgi,
    source: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.3',
  },
  {
    what: 'conda token',
    marks: ['/t/'],
    pattern: /https?:\/\/[^\s/]+\/t\/((?:\$\{[^}]{0,200}\}|\$(?!\{[^}]{0,200}\})|[^\s/"'$])+)\//dgi,
    source: 'https://docs.anaconda.com/anaconda-repository/user-guide/tokens/',
  },
  {
    what: 'AWS secret key',
    marks: ['aws'],
    pattern: new RegExp(String.raw`\baws_?(?:secret_?access_?key|session_?token)["']?\s*[=:]\s*["']?` + VALUE, 'dgi'),
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  {
    what: 'database password',
    marks: ['identified', 'password'],
    pattern:
      /\b(?:identified\s+(?:with\s+\S+\s+)?by|(?:create|alter)\s+(?:user|role)\b[^;]*\bpassword|set\s+password\b[^;=]*=\s*(?:password\s*\()?)\s*\\?['"]([^'"\\\s]+)/dgi,
    source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
  },
  {
    what: 'debconf password',
    marks: ['password'],
    pattern: new RegExp(String.raw`pass\S{0,80}\s{1,8}password\s+` + VALUE, 'dgi'),
    source: 'https://manpages.debian.org/debconf-set-selections.1',
  },
  {
    what: 'Maven password',
    marks: ['<pass', '<privatekey'],
    pattern: /<(?:password|passphrase|privateKey)>\s*([^<>\s]+)\s*</dgi,
    source: 'https://maven.apache.org/settings.html#servers',
  },
  {
    what: 'NuGet password',
    marks: ['cleartextpassword'],
    pattern: /key=\\?["']ClearTextPassword\\?["']\s+value=\\?["']([^"'\\]+)/dgi,
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials',
  },
  {
    what: 'registry login',
    marks: ['auth'],
    pattern: /["']?auth\\?["']\s*:\s*\\?["']([^"'\\]+)/dgi,
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    what: 'Composer token',
    marks: ['github-oauth'],
    pattern: /github-oauth[^}]{0,200}?github\.com\\?["']\s*:\s*\\?["']([^"'\\]+)/dgi,
    source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
  },
  {
    what: 'Terraform token',
    marks: ['credentials'],
    pattern: /\bcredentials\s+\\?["'][^"']+["']\s*\{[^}]*token\s*=\s*\\?["']([^"'\\]+)/dgi,
    source: 'https://developer.hashicorp.com/terraform/cli/config/config-file#credentials',
  },
  {
    what: 'Hugging Face token',
    marks: ['login('],
    pattern: /\blogin\(\s*(?:token\s*=\s*)?\\?["']([^"'\\]+)\\?["']/dg,
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/login',
  },
  {
    what: 'Redis password',
    marks: ['requirepass', 'masterauth'],
    pattern: new RegExp(String.raw`\b(?:requirepass|masterauth)\s+["']?` + VALUE, 'dgi'),
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/config/',
  },
  {
    what: 'password of a user',
    marks: ['password='],
    pattern: /<user\b[^>]{0,200}?\bpassword=\\?["']([^"'\\]+)/dgi,
    source: 'https://tomcat.apache.org/tomcat-11.0-doc/realm-howto.html#MemoryRealm',
  },
  {
    what: 'database password',
    marks: ['createuser'],
    pattern: /createUser\(\s*\{[^}]{0,200}?\bpwd\\?["']?\s*:\s*\\?["']([^"'\\]+)/dgi,
    source: 'https://www.mongodb.com/docs/manual/reference/method/db.createUser/',
  },
  {
    what: 'password of an account',
    marks: ['crypt'],
    pattern: /\bcrypt(?:\.crypt)?\s?\(\s*\\?["']([^"'\\\s]+)/dgi,
    source: 'https://man7.org/linux/man-pages/man3/crypt.3.html',
  },
  {
    what: PASSWORD_HASH_TEXT,
    marks: ['$apr1', '$2', '$1', '$5', '$6', '{sha}'],
    pattern: /(?:^|[\s"',/|#])[\w.@-]+\\?:(\\?\$(?:apr1|2[aby]|[156])\\?\$[\w./]+\\?\$[\w.\\/]+|\{SHA\}[\w+/=]+)/dgi,
    source: 'https://httpd.apache.org/docs/current/misc/password_encryptions.html',
  },
  {
    what: 'nix access token',
    marks: ['access-tokens'],
    pattern: /\baccess-tokens\s*=\s*\S+?=(\S+)/dgi,
    source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file#conf-access-tokens',
  },
];
