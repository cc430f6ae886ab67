/** Programs that run another command with an environment of its own, or as another user. */

/** A program that gives the command it runs none of the variables around it. */
export interface ClearsEnvironment {
  readonly programs: readonly string[];
  /** The option that makes it do so; always if it is left out. */
  readonly when?: RegExp;
  /** The option with which it passes every variable on. */
  readonly unless?: RegExp;
  /** The option with which it passes some on; `names`: theirs. */
  readonly passes?: RegExp;
  readonly source: string;
}

export const CLEARS_ENVIRONMENT: readonly ClearsEnvironment[] = [
  {
    programs: ['sudo'],
    unless: /^(?:-[A-Za-z]*E[A-Za-z]*|--preserve-env)$/,
    passes: /^--preserve-env=(?<names>.+)$/,
    source: 'https://www.sudo.ws/docs/man/sudo.man/#E',
  },
  { programs: ['doas'], source: 'https://man.openbsd.org/doas#DESCRIPTION' },
  {
    programs: ['su', 'runuser'],
    when: /^(?:-|-[A-Za-z]*l[A-Za-z]*|--login)$/,
    unless: /^(?:-[A-Za-z]*[mp][A-Za-z]*|--preserve-environment)$/,
    passes: /^(?:--whitelist-environment=)(?<names>.+)$/,
    source: 'https://man7.org/linux/man-pages/man1/su.1.html',
  },
  {
    programs: ['env'],
    when: /^(?:-|-[A-Za-z]*i[A-Za-z]*|--ignore-environment)$/,
    source: 'https://www.gnu.org/software/coreutils/manual/html_node/env-invocation.html',
  },
  { programs: ['setpriv'], when: /^--reset-env$/, source: 'https://man7.org/linux/man-pages/man1/setpriv.1.html' },
];
