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
  { programs: words('vsce ovsx'), word: /(?:^| )(?:-p|--pat)[ =]/, source: 'https://code.visualstudio.com/api/working-with-extensions/publishing-extension' },
  { programs: ['p4'], word: /(?:^| )-P /, source: 'https://help.perforce.com/helix-core/server-apps/cmdref/current/Content/CmdRef/global.options.html' },
  // a key is encrypted with it
  { programs: ['ssh-keygen'], word: /(?:^| )-[NP] /, source: 'https://man.openbsd.org/ssh-keygen' },
  { programs: ['openssl'], word: /(?:^| )-(?:pass(?:in|out)?|k|K) /, source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/' },
];

/** Whether a program takes in a word, behind the one before it, a login for this call. */
export function isLoginWord(program: string, before: string, word: string): boolean {
  return LOGIN_WORDS.some((row) => row.programs.includes(program) && row.word.test(`${before} ${word}`));
}

/** Commands that take on their input a login for this call, or a key for this shell: matched against their words, joined by single spaces, with those before the program. */
const LOGIN_INPUTS: readonly { readonly words: RegExp; readonly source: string }[] = [
  { words: /(?:^|\/)sudo (?:-\S{1,40} ){0,5}(?:-[a-zA-Z]{0,9}S|--stdin)\b/, source: 'https://www.sudo.ws/docs/man/sudo.man/#S' },
  { words: /(?:^|[ /])ssh-add (?:\S{1,200} ){0,5}(?:-|\/dev\/stdin)$/, source: 'https://man.openbsd.org/ssh-add' },
  { words: /(?:^|[ /])gpg2? .{0,300}--passphrase-fd[ =]0\b/, source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Esoteric-Options.html' },
  { words: /(?:^|[ /])openssl .{0,300}-pass(?:in|out)? (?:stdin|fd:0)\b/, source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/' },
  { words: / --(?:[\w-]{1,30}-)?pass(?:wd|word)?-(?:from|on|via)-stdin\b/, source: 'https://svnbook.red-bean.com/en/1.8/svn.ref.svn.html' },
  // it keeps a ticket, which is another secret of a few hours
  { words: /(?:^|[ /])kinit /, source: 'https://web.mit.edu/kerberos/krb5-latest/doc/user/user_commands/kinit.html' },
];

/** Whether a command with these words takes a login on its input, and keeps nothing of that. */
export function takesLoginInput(text: string): boolean {
  return LOGIN_INPUTS.some((row) => row.words.test(text));
}
