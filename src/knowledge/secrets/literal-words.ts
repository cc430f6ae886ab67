/** Texts at the place of a credential that are none: templates, and the fixed user name or password of a login by token. */
export const NO_CREDENTIALS: readonly RegExp[] = [
  /^(?:true|false|null|none|nil|undefined|unset|yes|no|on|off|-|!|0|1)$/i,
  /^<[^>]*>$|^\{\{?[^}]*\}\}?$|^%[^%]*%$|^__?[A-Z_]+__?$|^\[[^\]]*\]$|^@[\w.-]+@$/,
  /^\(?(?:your|my|the|some|insert|enter|replace)[-_ ]?[\w-]*(?:token|password|key|secret|here)/i,
  /^(?:x-oauth-basic|x-access-token|oauth2|oauth2accesstoken|git|token|password_here)$/i,
  // the password of the JDK's own trust store, which protects nothing: https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html
  /^changeit$/i,
  /^\\?\$/,
  // a locked account: https://man7.org/linux/man-pages/man5/shadow.5.html
  /^[*!]+$/,
];

/** A password hash, which is not the password itself. Source: https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html */
export const PASSWORD_HASH = /^(?:sha1|sha256|sha512|md5|argon2|scrypt|bcrypt|pbkdf2)[:$_]|^\{(?:SSHA|SHA|CRYPT|MD5)\}/i;

/** Default account passwords that platforms prescribe, in addition to the well-known defaults of placeholders.ts. */
export const PLATFORM_PASSWORDS: readonly { readonly pattern: RegExp; readonly source: string }[] = [
  { pattern: /^Docker!$/, source: 'https://learn.microsoft.com/azure/app-service/configure-custom-container#enable-ssh' },
  { pattern: /^tcuser$/, source: 'https://github.com/boot2docker/boot2docker#ssh-into-vm' },
  { pattern: /^vagrant$/, source: 'https://developer.hashicorp.com/vagrant/docs/boxes/base#vagrant-user' },
];
