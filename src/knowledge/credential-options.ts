/** Where in an argument the secret stands. */
export type CredentialForm =
  | 'value' /** all of it */
  | 'user:value' /** after the first colon; nothing without one */
  | 'user%value' /** after the first percent sign */
  | 'user,value' /** after the first comma */
  | 'pass:value' /** after `pass:`, as openssl has it */
  | 'key=value' /** after the first `=` */
  | 'fields' /** in a field of a form or of JSON: `password=…`, `"token": "…"` */
  | 'text'; /** wherever a pattern of credential-texts.ts finds it */

/** An option of a program that takes a credential. */
export interface CredentialOption {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** Only where the arguments, joined by single spaces, match. */
  readonly when?: RegExp;
  /** As written, with dashes. A long one also takes `--name=VALUE`, a short one `-xVALUE`. */
  readonly options: readonly string[];
  /** `only`: the value must be attached (`mysql -pX`: a separate word is the database). `never`: a short option takes only a separate word. */
  readonly attached?: 'only' | 'never';
  readonly form: CredentialForm;
  readonly source: string;
}

/** Options that take a credential, by program. An example of each stands in test/knowledge/credential-options.test.ts. */
export const CREDENTIAL_OPTIONS: readonly CredentialOption[] = [
  { programs: ['curl'], options: ['-u', '--user', '-U', '--proxy-user'], form: 'user:value', source: 'https://curl.se/docs/manpage.html#-u' },
  { programs: ['curl', 'http', 'https'], options: ['-H', '--header', '--proxy-header'], form: 'text', source: 'https://curl.se/docs/manpage.html#-H' },
  { programs: ['curl'], options: ['--oauth2-bearer', '--pass', '--proxy-pass', '--tlspassword'], form: 'value', source: 'https://curl.se/docs/manpage.html#--oauth2-bearer' },
  { programs: ['curl'], options: ['-d', '--data', '--data-raw', '--data-binary', '--data-urlencode', '--json', '-F', '--form'], form: 'fields', source: 'https://curl.se/docs/manpage.html#-d' },
  { programs: ['wget', 'wget2'], options: ['--post-data', '--body-data'], form: 'fields', source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html' },
  { programs: ['wget', 'wget2'], options: ['--password', '--http-password', '--ftp-password', '--proxy-password', '--http-passwd', '--proxy-passwd'], form: 'value', source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html' },
  { programs: ['wget', 'wget2'], options: ['--header'], form: 'text', source: 'https://www.gnu.org/software/wget/manual/html_node/HTTP-Options.html' },
  { programs: ['aria2c'], options: ['--http-passwd', '--ftp-passwd', '--all-proxy-passwd'], form: 'value', source: 'https://aria2.github.io/manual/en/html/aria2c.html' },
  { programs: ['aria2c'], options: ['--header'], form: 'text', source: 'https://aria2.github.io/manual/en/html/aria2c.html' },
  { programs: ['http', 'https'], options: ['-a', '--auth'], form: 'user:value', source: 'https://httpie.io/docs/cli/authentication' },
  { programs: ['svn'], options: ['--password'], form: 'value', source: 'https://svnbook.red-bean.com/en/1.7/svn.ref.svn.html' },
  { programs: ['hg'], options: ['--config'], form: 'key=value', when: /auth\.\S*password=/, source: 'https://www.mercurial-scm.org/help/topics/config#auth' },
  { programs: ['git'], options: ['-c', '--config'], form: 'text', source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader' },
  { programs: ['mysql', 'mysqladmin', 'mysqldump', 'mysqlimport', 'mysqlshow', 'mysqlcheck', 'mysql_upgrade', 'mysqlsh', 'mariadb', 'mariadb-admin', 'mariadb-dump', 'mycli'], options: ['-p', '--password'], attached: 'only', form: 'value', source: 'https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html' },
  { programs: ['mysql', 'mariadb'], options: ['-e', '--execute'], form: 'text', source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html' },
  { programs: ['psql'], options: ['-c', '--command'], form: 'text', source: 'https://www.postgresql.org/docs/current/sql-createrole.html' },
  { programs: ['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoimport', 'mongoexport'], options: ['-p', '--password'], form: 'value', source: 'https://www.mongodb.com/docs/mongodb-shell/reference/options/' },
  { programs: ['redis-cli'], options: ['-a', '--pass'], form: 'value', source: 'https://redis.io/docs/latest/develop/tools/cli/' },
  { programs: ['redis-server'], options: ['--requirepass', '--masterauth'], form: 'value', source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/' },
  { programs: ['cypher-shell', 'influx', 'clickhouse-client', 'clickhouse'], options: ['-p', '--password', '-password'], attached: 'never', form: 'value', source: 'https://neo4j.com/docs/operations-manual/current/tools/cypher-shell/' },
  { programs: ['sqlcmd', 'bcp'], options: ['-P'], form: 'value', source: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility' },
  { programs: ['ldapadd', 'ldapmodify', 'ldapsearch', 'ldapdelete', 'ldappasswd'], options: ['-w'], form: 'value', source: 'https://www.openldap.org/software/man.cgi?query=ldapmodify' },
  { programs: ['sshpass'], options: ['-p'], form: 'value', source: 'https://linux.die.net/man/1/sshpass' },
  { programs: ['smbclient', 'net', 'rpcclient'], options: ['-U', '--user'], form: 'user%value', source: 'https://www.samba.org/samba/docs/current/man-html/smbclient.1.html' },
  { programs: ['lftp'], options: ['-u'], form: 'user,value', source: 'https://lftp.yar.ru/lftp-man.html' },
  { programs: ['ncftpput', 'ncftpget', 'ncftp'], options: ['-p'], form: 'value', source: 'https://www.ncftp.com/ncftp/doc/ncftpput.html' },
  { programs: ['docker', 'podman', 'buildah', 'nerdctl', 'skopeo', 'oras', 'crane', 'helm', 'cosign', 'regctl', 'img', 'earthly'], when: /\blogin\b/, options: ['-p', '--password'], form: 'value', source: 'https://docs.docker.com/reference/cli/docker/login/' },
  { programs: ['helm'], when: /\brepo add\b|\bpull\b|\binstall\b|\bupgrade\b/, options: ['--password'], form: 'value', source: 'https://helm.sh/docs/helm/helm_repo_add/' },
  { programs: ['skopeo', 'podman', 'buildah'], options: ['--creds', '--src-creds', '--dest-creds'], form: 'user:value', source: 'https://github.com/containers/skopeo/blob/main/docs/skopeo-copy.1.md' },
  { programs: ['az'], options: ['-p', '--password', '--account-key', '--sas-token', '--connection-string'], form: 'value', source: 'https://learn.microsoft.com/cli/azure/reference-index#az-login' },
  { programs: ['oc', 'kubectl', 'cf', 'ibmcloud', 'doctl', 'pulumi', 'vault', 'consul', 'nomad', 'doppler', 'infisical', 'vercel', 'firebase', 'surge', 'flyctl', 'fly', 'railway', 'supabase', 'buf', 'gitlab-runner'], options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'], form: 'value', source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html' },
  { programs: ['cf', 'oc'], when: /\blogin\b/, options: ['-p'], form: 'value', source: 'https://cli.cloudfoundry.org/en-US/v8/login.html' },
  { programs: ['s3cmd'], options: ['--secret_key', '--access_token'], form: 'value', source: 'https://s3tools.org/usage' },
  { programs: ['jf', 'jfrog'], options: ['--password', '--apikey', '--access-token'], form: 'value', source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli/configurations/jfrog-platform-configuration' },
  { programs: ['twine'], options: ['-p', '--password'], form: 'value', source: 'https://twine.readthedocs.io/en/stable/#twine-upload' },
  { programs: ['flit', 'poetry', 'hatch', 'pdm', 'uv'], when: /\bpublish\b/, options: ['-p', '--password', '--auth', '-a', '--token', '-t'], form: 'value', source: 'https://python-poetry.org/docs/cli/#publish' },
  { programs: ['uv'], when: /\bauth login\b/, options: ['--password', '--token'], form: 'value', source: 'https://docs.astral.sh/uv/reference/cli/#uv-auth-login' },
  { programs: ['npm-cli-login', 'npm-login-cmd', 'npm-auth-to-token'], options: ['-p'], form: 'value', source: 'https://github.com/postmanlabs/npm-cli-login' },
  { programs: ['dotnet'], when: /\bnuget (?:add|update) source\b/, options: ['-p', '--password'], form: 'value', source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source' },
  { programs: ['dotnet', 'nuget'], when: /\bpush\b/, options: ['-k', '--api-key', '-ApiKey'], form: 'value', source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-push' },
  { programs: ['nuget'], options: ['-Password', '-password'], form: 'value', source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources' },
  { programs: ['cargo'], when: /\bpublish\b|\byank\b|\bowner\b/, options: ['--token'], form: 'value', source: 'https://doc.rust-lang.org/cargo/commands/cargo-publish.html' },
  { programs: ['mix'], when: /\bhex\./, options: ['--key', '--auth-key'], form: 'value', source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html' },
  { programs: ['gem'], options: ['-k', '--key'], when: /\bpush\b/, form: 'value', source: 'https://guides.rubygems.org/command-reference/#gem-push' },
  { programs: ['keytool', 'jarsigner', 'apksigner'], options: ['-storepass', '-keypass', '-srcstorepass', '-deststorepass', '-srckeypass', '-destkeypass', '--ks-pass', '--key-pass'], attached: 'never', form: 'value', source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html' },
  { programs: ['openssl'], options: ['-passin', '-passout', '-pass', '-password'], attached: 'never', form: 'pass:value', source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/' },
  { programs: ['gpg', 'gpg2'], options: ['--passphrase'], form: 'value', source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Esoteric-Options.html' },
  { programs: ['ssh-keygen'], options: ['-P'], form: 'value', source: 'https://man.openbsd.org/ssh-keygen.1' },
  { programs: ['unzip', 'zip'], options: ['-P'], form: 'value', source: 'https://linux.die.net/man/1/zip' },
  { programs: ['7z', '7za', 'unrar', 'rar'], options: ['-p'], attached: 'only', form: 'value', source: 'https://7-zip.opensource.jp/chm/cmdline/switches/password.htm' },
  { programs: ['useradd', 'usermod'], options: ['-p', '--password'], form: 'value', source: 'https://man7.org/linux/man-pages/man8/useradd.8.html' },
  { programs: ['subscription-manager'], options: ['--password', '--activationkey', '--token'], form: 'value', source: 'https://access.redhat.com/solutions/253273' },
  { programs: ['SUSEConnect'], options: ['-r', '--regcode'], form: 'value', source: 'https://github.com/SUSE/connect-ng' },
  { programs: ['sentry-cli'], options: ['--auth-token', '--api-key'], form: 'value', source: 'https://docs.sentry.io/cli/configuration/' },
  { programs: ['huggingface-cli', 'hf'], options: ['--token'], form: 'value', source: 'https://huggingface.co/docs/huggingface_hub/guides/cli' },
  { programs: ['gh', 'glab', 'snyk', 'codecov', 'codecovcli', 'netlify', 'expo', 'eas', 'heroku', 'wandb', 'ngrok', 'tailscale', 'sonar-scanner'], options: ['--token', '-t', '--auth', '--authtoken', '--auth-key', '--authkey', '--auth-token'], attached: 'never', form: 'value', source: 'https://cli.github.com/manual/gh_auth_login' },
  { programs: ['mvn', 'gradle', 'sonar-scanner', 'java', 'ant', 'sbt'], options: ['-D', '-P', '--define'], form: 'key=value', when: /(?:-D|-P|--define[ =])\s*\S*(?:password|passwd|passphrase|token|secret|sonar\.login|apikey)=/i, source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html' },
  { programs: ['jupyter', 'jupyter-notebook', 'jupyter-lab'], options: ['--NotebookApp.token', '--NotebookApp.password', '--ServerApp.token', '--IdentityProvider.token'], form: 'value', source: 'https://jupyter-server.readthedocs.io/en/latest/operators/security.html' },
  { programs: ['rabbitmqadmin'], options: ['-p', '--password'], form: 'value', source: 'https://www.rabbitmq.com/docs/management-cli' },
  { programs: ['cqlsh', 'asadmin', 'jboss-cli.sh', 'add-user.sh', 'wsadmin.sh'], options: ['-p', '--password', '-password'], form: 'value', attached: 'never', source: 'https://docs.wildfly.org/26/Getting_Started_Guide.html' },
  { programs: ['wp', 'drush', 'drupal', 'magento', 'occ'], options: ['--dbpass', '--db-password', '--admin_password', '--admin-password', '--account-pass', '--database-pass', '--admin-pass'], form: 'value', source: 'https://developer.wordpress.org/cli/commands/config/create/' },
  { programs: ['rclone'], options: ['--password', '--ftp-pass', '--webdav-pass', '--sftp-pass', '--s3-secret-access-key'], form: 'value', source: 'https://rclone.org/flags/' },
];
