import { words } from '../words.ts';

/**
 * Words in which programs take a login, or settings that hold one, for this call, beside the options that say so by their name (`--password-file`): matched
 * against a word with the one before it.
 */
const LOGIN_WORDS: readonly { readonly programs: readonly string[]; readonly word: RegExp; readonly source: string }[] = [
  { programs: words('npm pnpm yarn'), word: /--(?:user|global)config[ =]/, source: 'https://docs.npmjs.com/cli/using-npm/config#userconfig' },
  { programs: ['mvn'], word: /(?:^| )(?:-g?s|--(?:global-)?settings)[ =]/, source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html' },
  { programs: ['gradle'], word: /(?:^| )(?:-I|--init-script)[ =]/, source: 'https://docs.gradle.org/current/userguide/init_scripts.html' },
  {
    programs: words('pip uv pip-sync'),
    word: /(?:^| )(?:-[rc]|--(?:requirements?|constraints?|config-file|cert|client-cert))[ =]/,
    source: 'https://pip.pypa.io/en/stable/cli/pip_install/',
  },
  { programs: words('dotnet nuget'), word: /(?:^| )--?config-?file[ =]/i, source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-restore' },
  {
    programs: words('ansible ansible-playbook ansible-pull ansible-vault'),
    word: /--(?:vault-(?:pass(?:word)?-file|id)|private-key)[ =]/,
    source: 'https://docs.ansible.com/ansible/latest/cli/ansible-playbook.html',
  },
  { programs: words('scp sftp ssh-add'), word: /(?:^| )(?:-[iF]|ssh-add) /, source: 'https://man.openbsd.org/scp' },
  {
    programs: ['rclone'],
    word: /(?:^| )(?:--config[ =]|:\w+,\S{0,200}\b(?:pass(?:word)?|token|key|secret\w*)=)/,
    source: 'https://rclone.org/docs/#connection-strings',
  },
  {
    programs: words('mount mount.cifs mount.nfs sshfs s3fs'),
    word: / (?:-o)?\S*\b(?:pass(?:word|wd)?|credentials|passwd_file)=/,
    source: 'https://man7.org/linux/man-pages/man8/mount.8.html',
  },
  {
    programs: words('nix nix-env nix-build nix-shell nix-channel'),
    word: /^access-tokens |--access-tokens[ =]/,
    source: 'https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-access-tokens',
  },
  { programs: ['mc'], word: /--enc(?:rypt)?-[\w-]{1,20}[ =]/, source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-cp.html' },
  { programs: ['openssl'], word: /(?:^| )-(?:pass(?:in|out)?|k|K) /, source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/' },
];

/** Whether a program takes in a word, behind the one before it, a login for this call. */
export function isLoginWord(program: string, before: string, word: string): boolean {
  return LOGIN_WORDS.some((row) => row.programs.includes(program) && row.word.test(`${before} ${word}`));
}
