/** A program that runs another one, which stands in its arguments. */
export interface Wrapper {
  readonly programs: readonly string[];
  /** Options that take the next word as their value. */
  readonly valued?: RegExp;
  /** How many words stand before the command, options not counted: the user of `gosu`, the time of `timeout`. */
  readonly operands: number;
  /** Whether `NAME=value` words may stand before the command. */
  readonly assignments?: boolean;
  /** A word that must come first: `bundle exec`, `corepack`, `python -m`. */
  readonly after?: readonly string[];
  readonly source: string;
}

/** Programs that run another. An example of each stands in test/facts/commands/invocation.test.ts. */
export const WRAPPERS: readonly Wrapper[] = [
  { programs: ['sudo', 'doas'], valued: /^-(?:[ugpCDRTUhr]|-user|-group)$/, operands: 0, assignments: true, source: 'https://www.sudo.ws/docs/man/sudo.man/' },
  {
    programs: ['env', 'cross-env'],
    valued: /^-(?:[uCS]|-unset|-chdir)$/,
    operands: 0,
    assignments: true,
    source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#env-invocation',
  },
  {
    programs: [
      'exec',
      'command',
      'builtin',
      'nohup',
      'setsid',
      'fakeroot',
      'eatmydata',
      'catchsegv',
      'dumb-init',
      'tini',
      'dbus-run-session',
      'linux32',
      'linux64',
      'unbuffer',
      'busybox',
      'winpty',
      'proxychains',
      'proxychains4',
      'chronic',
      'ccache',
      'noglob',
    ],
    valued: /^-(?:a|c)$/,
    operands: 0,
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/nohup.html',
  },
  { programs: ['time'], valued: /^-[fo]$/, operands: 0, source: 'https://man7.org/linux/man-pages/man1/time.1.html' },
  {
    programs: ['nice', 'ionice', 'stdbuf', 'chrt', 'taskset', 'setarch'],
    valued: /^-[ncpioe]$/,
    operands: 0,
    source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#nice-invocation',
  },
  {
    programs: ['timeout'],
    valued: /^-(?:[sk]|-signal|-kill-after)$/,
    operands: 1,
    source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#timeout-invocation',
  },
  { programs: ['gosu', 'su-exec', 'chroot', 'setuser', 's6-setuidgid', 'chpst'], operands: 1, source: 'https://github.com/tianon/gosu' },
  { programs: ['setpriv', 'runuser'], valued: /^-(?:u|-reuid|-regid|-user)$/, operands: 0, source: 'https://man7.org/linux/man-pages/man1/setpriv.1.html' },
  { programs: ['xvfb-run'], valued: /^-(?:[nsefp]|-server-num|-server-args)$/, operands: 0, source: 'https://manpages.debian.org/xvfb-run.1' },
  { programs: ['xargs'], valued: /^-[IiLnPsEd]$/, operands: 0, source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/xargs-options.html' },
  { programs: ['flock'], valued: /^-[wE]$/, operands: 1, source: 'https://man7.org/linux/man-pages/man1/flock.1.html' },
  { programs: ['corepack', 'dotenv'], operands: 0, source: 'https://github.com/nodejs/corepack' },
  { programs: ['python'], after: ['-m'], operands: 0, source: 'https://docs.python.org/3/using/cmdline.html#cmdoption-m' },
  { programs: ['php'], valued: /^-d$/, operands: 0, source: 'https://www.php.net/manual/en/features.commandline.options.php' },
  {
    programs: ['conda'],
    after: ['run'],
    valued: /^-(?:n|p|-name|-prefix)$/,
    operands: 0,
    source: 'https://docs.conda.io/projects/conda/en/stable/commands/run.html',
  },
];
