/** Words at the place of a credential that are none, in lower case: "not set", and the fixed user name or password of a login by token. */
const NO_CREDENTIAL_WORDS: ReadonlySet<string> = new Set([
  ...'true false null none nil undefined unset yes no on off - ! 0 1'.split(' '),
  ...'x-oauth-basic x-access-token oauth2 oauth2accesstoken git token password_here anonymous'.split(' '),
  // the password of the JDK's own trust store, which protects nothing: https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html
  'changeit',
  // the bearer token with which anybody may read public images of GitHub: https://docs.brew.sh/Bottles
  'qq==',
]);

const TEMPLATE = /^%\(\w+\)s$|^<[^>]*>$|^\{\{?[^}]*\}\}?$|^%[^%]*%$|^__?[A-Z_]+__?$|^\[[^\]]*\]$|^@[\w.-]+@$/;
const ASKS_FOR_IT = /^\(?(?:your|my|the|some|insert|enter|replace)[-_ ]?[\w-]*(?:token|password|key|secret|here)/;

/**
 * Whether a text at the place of a credential is none: a word that stands for none, or one that asks for it. As the password of an account, any such word is
 * the password.
 */
export function isNoCredential(text: string): boolean {
  const lower = text.toLowerCase();
  return NO_CREDENTIAL_WORDS.has(lower) || ('(ymtsier'.includes(lower.charAt(0)) && ASKS_FOR_IT.test(lower));
}

/** Whether a text at the place of a credential is a template, a reference, or the sign of a locked account. */
export function isTemplate(text: string): boolean {
  return (
    text.startsWith('$') ||
    text.startsWith('\\$') ||
    ('<{%_[@'.includes(text.charAt(0)) && TEMPLATE.test(text)) ||
    // https://man7.org/linux/man-pages/man5/shadow.5.html
    /^[*!]+$/.test(text)
  );
}

/**
 * Whether a user name is that of a login that anybody may use, with any text as the password, by custom a mail address.
 * Source: https://www.rfc-editor.org/rfc/rfc1635
 */
export function isAnonymous(user: string): boolean {
  return user.toLowerCase() === 'anonymous';
}

const HASH_MARKS = ['sha', 'md5', 'argon2', 'crypt', 'pbkdf2'];
const PASSWORD_HASH = /^(?:sha1|sha256|sha512|md5|argon2|scrypt|bcrypt|pbkdf2)[:$_]|^\{(?:ssha|sha|crypt|md5)\}/;

/** Whether a text is a password hash, which is not the password itself. Source: https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html */
export function isPasswordHash(text: string): boolean {
  const lower = text.toLowerCase();
  return HASH_MARKS.some((mark) => lower.includes(mark)) && PASSWORD_HASH.test(lower);
}

/** Default account passwords that platforms prescribe, in addition to the well-known defaults of placeholders.ts. */
export const PLATFORM_PASSWORDS: readonly { readonly password: string; readonly source: string }[] = [
  { password: 'Docker!', source: 'https://learn.microsoft.com/azure/app-service/configure-custom-container#enable-ssh' },
  { password: 'tcuser', source: 'https://github.com/boot2docker/boot2docker#ssh-into-vm' },
  { password: 'vagrant', source: 'https://developer.hashicorp.com/vagrant/docs/boxes/base#vagrant-user' },
];
