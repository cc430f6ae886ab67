import { words } from '../words.ts';

/**
 * Programs of the shell and the system that keep nothing of what stands in their words or comes on their input: they print it, compare it, or hand it to the
 * shell, which is followed. Where they write files by an option, `unless` matches the arguments. Programs that are not named here (`touch`, `patch`, `at`) may
 * keep it.
 */
const CONSUMERS: readonly { readonly programs: readonly string[]; readonly unless?: RegExp; readonly source: string }[] = [
  {
    programs: words(`
      : . cd pushd popd set shopt unset exit return break continue shift wait read unalias hash type let local declare typeset readonly export getopts pwd
      mapfile readarray jobs times builtin command eval exec source true false sleep kill umask ulimit
    `),
    source: 'https://www.gnu.org/software/bash/manual/bash.html#Shell-Builtin-Commands',
  },
  {
    programs: words(`
      test [ [[ echo printf cat tac grep egrep fgrep rg tr cut head tail sort wc rev fold fmt nl column expand paste join comm cmp diff strings od hexdump
      base64 base32 md5sum sha1sum sha256sum sha512sum shasum cksum iconv jq expr bc seq yes basename dirname realpath readlink ls stat du df file tree rm
      rmdir unlink shred chmod chown chgrp which whereis whoami id uname getfattr getfacl lsattr getcap lsof arch ps clear tput who uptime free netstat nproc lsb_release ssh-keyscan getconf
      locale xmllint
    `),
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/idx/utilities.html',
  },
  // with a second operand they write it: `uniq IN OUT`
  {
    programs: ['uniq', 'xxd'],
    unless: /(?:^| )(?:-|[^-\s]\S*) [^-\s]/,
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/uniq.html',
  },
  // the operands after the first two are files
  { programs: ['sd'], unless: /(?:^| )[^-\s]\S* \S+ [^-\s]/, source: 'https://github.com/chmln/sd#quick-guide' },
  { programs: ['sed'], unless: /(?:^| )(?:-[nEersz]*i|--in-place)|\bw \S/, source: 'https://www.gnu.org/software/sed/manual/sed.html' },
  { programs: ['awk', 'gawk', 'mawk'], unless: /\binplace\b/, source: 'https://www.gnu.org/software/gawk/manual/gawk.html' },
  { programs: ['yq', 'xmlstarlet'], unless: /(?:^| )(?:-[iyYP]*i|--in-?place|-[PSOC]*L)(?: |$)/, source: 'https://mikefarah.gitbook.io/yq/#modifying-files' },
  { programs: ['age', 'rage'], unless: /^(?!(?:.* )?(?:-d|--decrypt)(?: |$))/, source: 'https://github.com/FiloSottile/age#usage' },
  {
    programs: ['find'],
    unless: /(?:^| )-(?:exec|execdir|ok|okdir|fprint0?|fprintf|fls) /,
    source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/Actions.html',
  },
];

/** Whether a program of the shell or the system keeps nothing of its arguments (joined by single spaces) and its input, but what it prints. */
export function keepsNothing(program: string, text: string): boolean {
  return CONSUMERS.some(({ programs, unless }) => programs.includes(program) && unless?.test(text) !== true);
}

/**
 * Clients of a server: of what stands in their words and comes on their input they keep here only what their cards tell, the rest is for the server. Programs
 * that write files of the project beside that (`gh repo create --clone`, `supabase link`) are none.
 */
const CLIENTS: readonly { readonly programs: readonly string[]; readonly source: string }[] = [
  { programs: words('curl wget wget2 aria2c http https xh curlie lftp ftp smbclient'), source: 'https://curl.se/docs/manpage.html' },
  { programs: words('psql pg_dump pg_restore createdb createuser dropdb pg_isready'), source: 'https://www.postgresql.org/docs/current/reference-client.html' },
  {
    programs: words('mysql mysqladmin mysqldump mariadb mariadb-admin mariadb-dump'),
    source: 'https://dev.mysql.com/doc/refman/8.4/en/programs-client.html',
  },
  { programs: words('mongo mongosh mongodump mongoimport mongoexport mongorestore'), source: 'https://www.mongodb.com/docs/mongodb-shell/' },
  {
    programs: words('redis-cli valkey-cli sqlcmd bcp cqlsh influx sqlite3 sqlplus liquibase flyway'),
    source: 'https://redis.io/docs/latest/develop/tools/cli/',
  },
  { programs: words('aws gcloud az ibmcloud doctl scw gsutil'), source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-using.html' },
  { programs: words('kubectl oc helm vault consul op doppler'), source: 'https://kubernetes.io/docs/reference/kubectl/' },
  { programs: words('gh glab hub sentry-cli codecov snyk sonar-scanner heroku twine'), source: 'https://cli.github.com/manual/' },
  { programs: words('ssh ping nc ncat netcat telnet dig nslookup host ldapsearch ldapadd ldapmodify'), source: 'https://man.openbsd.org/ssh' },
];

const SENDS_AWAY: ReadonlySet<string> = new Set(CLIENTS.flatMap(({ programs }) => programs));

/** Whether a program is a client that sends its words to a server, and keeps nothing of them but what its card tells. */
export function sendsAway(program: string): boolean {
  return SENDS_AWAY.has(program);
}

/** The cards that collect programs of many kinds: that a program stands on one of them does not tell what it keeps. Our own list. */
export const COLLECTIONS: ReadonlySet<string> = new Set(['builtins', 'text-tools', 'system-tools']);
