/** A command that prints a salted hash of the password that it is given, which is made to be kept. */
interface PasswordHash {
  readonly programs: RegExp;
  /** Applies only if this matches the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  readonly source: string;
}

/** Examples stand in test/knowledge/password-hashes.test.ts. */
// biome-ignore format: one row a line
const PASSWORD_HASHES: readonly PasswordHash[] = [
  { programs: /^openssl$/, arguments: /^passwd\b/, source: 'https://docs.openssl.org/master/man1/openssl-passwd/' },
  { programs: /^htpasswd$/, arguments: /(?:^| )-\w*n/, source: 'https://httpd.apache.org/docs/current/programs/htpasswd.html' },
  { programs: /^(?:mkpasswd|slappasswd|argon2)$/, source: 'https://manpages.debian.org/mkpasswd.1' },
  { programs: /^caddy$/, arguments: /^hash-password\b/, source: 'https://caddyserver.com/docs/command-line#caddy-hash-password' },
  { programs: /^(?:python\d*(?:\.\d+)?|py)$/, arguments: /\b(?:passwd\(|hashpw\(|crypt\.crypt\(|(?:sha(?:256|512)|md5)_crypt\b|generate_password_hash\(|make_password\(|PasswordHasher\()/, source: 'https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html#preparing-a-hashed-password' },
  { programs: /^php\d*(?:\.\d+)?$/, arguments: /\bpassword_hash\(/, source: 'https://www.php.net/manual/en/function.password-hash.php' },
  { programs: /^(?:node|bun|deno)$/, arguments: /\bhashSync\(/, source: 'https://www.npmjs.com/package/bcryptjs' },
  { programs: /^perl$/, arguments: /\bcrypt\(/, source: 'https://perldoc.perl.org/functions/crypt' },
  { programs: /^ruby$/, arguments: /\bBCrypt::Password\.create\b|\.crypt\(/, source: 'https://rubydoc.info/gems/bcrypt' },
];

/** Whether a command prints a salted hash of its password, and not the password. */
export function hashesPassword(program: string, args: string): boolean {
  return PASSWORD_HASHES.some(({ programs, arguments: of }) => programs.test(program) && (of?.test(args) ?? true));
}
