/** A program that takes a password from its input. */
export interface PasswordPipe {
  readonly programs: readonly string[];
  /** Only where the arguments, joined by single spaces, match. */
  readonly arguments?: RegExp;
  /** Finds the password (group `password`, and where there is one the user in the group `user`) in what is written to the program; with the flag `g`. */
  readonly content: RegExp;
  readonly what: string;
  readonly source: string;
}

const ANY = /^(?<password>(?:(?!\\n)\S)+)/g;

/** Programs that read passwords. An example of each stands in test/facts/leaks/run-literals.test.ts. */
export const PASSWORD_PIPES: readonly PasswordPipe[] = [
  {
    programs: ['chpasswd', 'newusers'],
    content: /(?:^|\\n|\s)(?<user>[\w.-]+):(?<password>(?:(?!\\n)[^\s:])+)/g,
    what: 'password of an account',
    source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html',
  },
  {
    programs: ['passwd', 'smbpasswd', 'saslpasswd2', 'vncpasswd'],
    content: ANY,
    what: 'password of an account',
    source: 'https://man7.org/linux/man-pages/man1/passwd.1.html',
  },
  {
    programs: ['debconf-set-selections'],
    content: /pass\S*\s+password\s+(?<password>[^\s"'\\]+)/g,
    what: 'debconf password',
    source: 'https://manpages.debian.org/debconf-set-selections.1',
  },
  {
    programs: ['docker', 'podman', 'helm', 'skopeo', 'buildah', 'oras', 'crane', 'nerdctl'],
    arguments: /--password-stdin\b/,
    content: ANY,
    what: 'registry password',
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    programs: ['gh', 'glab'],
    arguments: /--with-token\b|--stdin\b/,
    content: ANY,
    what: 'GitHub token',
    source: 'https://cli.github.com/manual/gh_auth_login',
  },
  { programs: ['sudo', 'su'], arguments: /^-S\b|(?: |^)-S(?: |$)/, content: ANY, what: 'password of sudo', source: 'https://www.sudo.ws/docs/man/sudo.man/' },
  { programs: ['cargo', 'vault'], arguments: /^login\b/, content: ANY, what: 'token', source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html' },
  {
    programs: ['htpasswd'],
    arguments: /(?:^| )-\w*i/,
    content: ANY,
    what: 'password of a web user',
    source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html',
  },
];
