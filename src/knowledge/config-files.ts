/** A credential file that programs read without being told its path. */
export interface ConfigFile {
  /** What people call it. */
  readonly kind: string;
  /** Matched on the absolute path, `/` between the parts. */
  readonly path: RegExp;
  /** Canonical names of the programs that read it by themselves. */
  readonly programs: readonly string[];
  /** Where a program looks: below the home, in the working directory or above it, or at this place wherever it runs. */
  readonly where: 'home' | 'project' | 'fixed';
  readonly source: string;
}

const NODE = ['npm', 'npx', 'pnpm', 'pnpx', 'yarn', 'bun', 'bunx', 'lerna', 'nx', 'turbo', 'rush', 'corepack', 'expo', 'eas', 'ng', 'meteor'];
const GIT_CLIENTS = ['git', 'git-lfs', 'go', 'pip', 'poetry', 'pipenv', 'uv', 'pdm', 'cargo', 'npm', 'yarn', 'pnpm', 'bun', 'bundle', 'composer', 'mix', 'rebar3', 'dep', 'glide', 'swift', 'pod', 'terraform', 'tofu', 'conan', 'west', 'repo', 'dart', 'flutter', 'R', 'nix', 'stack', 'cabal', 'opam'];
const NETRC_CLIENTS = [...GIT_CLIENTS, 'curl', 'wget', 'ftp', 'lftp', 'python', 'http', 'hg', 'conda', 'twine', 'gsutil', 'heroku', 'buf', 'bazel', 'aria2c', 'wandb', 'pip-compile', 'pip-sync', 'julia'];

/** Credential files and their readers. An example of each stands in test/knowledge/config-files.test.ts. */
export const CONFIG_FILES: readonly ConfigFile[] = [
  { kind: 'npm settings', path: /(?:^\/root|^\/home\/[^/]+|^\/usr\/(?:local\/)?etc|^)\/\.?npmrc$/, programs: NODE, where: 'home', source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#files' },
  { kind: 'npm settings', path: /\/\.npmrc$/, programs: NODE, where: 'project', source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#files' },
  { kind: 'Yarn settings', path: /\/\.yarnrc(?:\.yml)?$/, programs: NODE, where: 'project', source: 'https://yarnpkg.com/configuration/yarnrc' },
  { kind: 'Bun settings', path: /\/\.?bunfig\.toml$/, programs: ['bun', 'bunx'], where: 'project', source: 'https://bun.sh/docs/runtime/bunfig' },
  { kind: 'pip settings', path: /^\/etc\/pip\.conf$|\/\.pip\/pip\.conf$|\/\.config\/pip\/pip\.conf$|\/pip\.(?:conf|ini)$/, programs: ['pip', 'pipenv', 'pip-compile', 'pip-sync', 'tox', 'nox', 'conda', 'virtualenv'], where: 'home', source: 'https://pip.pypa.io/en/stable/topics/configuration/#location' },
  { kind: 'package upload settings', path: /\/\.pypirc$/, programs: ['twine', 'python', 'flit', 'pip'], where: 'home', source: 'https://packaging.python.org/en/latest/specifications/pypirc/' },
  { kind: 'Poetry logins', path: /\/pypoetry\/auth\.toml$/, programs: ['poetry'], where: 'home', source: 'https://python-poetry.org/docs/configuration/' },
  { kind: 'conda settings', path: /\/\.?condarc$/, programs: ['conda'], where: 'home', source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html' },
  { kind: 'netrc logins', path: /\/[._]?netrc$/, programs: NETRC_CLIENTS, where: 'home', source: 'https://everything.curl.dev/usingcurl/netrc' },
  { kind: 'git logins', path: /\/\.git-credentials$|\/git\/credentials$/, programs: GIT_CLIENTS, where: 'home', source: 'https://git-scm.com/docs/git-credential-store#FILES' },
  { kind: 'git settings', path: /\/\.?gitconfig$|\/\.config\/git\/config$/, programs: GIT_CLIENTS, where: 'home', source: 'https://git-scm.com/docs/git-config#FILES' },
  { kind: 'ssh keys', path: /\/\.ssh(?:\/[^/]+)?$/, programs: [...GIT_CLIENTS, 'ssh', 'scp', 'sftp', 'rsync', 'ssh-add', 'ansible', 'ansible-playbook', 'ansible-galaxy', 'cap', 'hg', 'svn'], where: 'home', source: 'https://man.openbsd.org/ssh.1#FILES' },
  { kind: 'Bundler settings', path: /\/\.bundle(?:\/config)?$|^\/usr\/local\/bundle\/config$/, programs: ['bundle', 'rails', 'rake', 'ruby', 'gem'], where: 'project', source: 'https://bundler.io/man/bundle-config.1.html' },
  { kind: 'gem logins', path: /\/\.gem\/credentials$/, programs: ['gem', 'bundle'], where: 'home', source: 'https://guides.rubygems.org/api-key-scopes/' },
  { kind: 'Composer logins', path: /\/auth\.json$/, programs: ['composer'], where: 'project', source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md' },
  { kind: 'Maven settings', path: /\/\.m2\/settings(?:-security)?\.xml$|\/(?:conf|ref)\/settings[\w.-]*\.xml$/, programs: ['mvn', 'sbt', 'lein', 'gradle'], where: 'home', source: 'https://maven.apache.org/settings.html' },
  { kind: 'Gradle settings', path: /\/gradle\.properties$|\/\.gradle(?:\/[^/]+)?$/, programs: ['gradle'], where: 'project', source: 'https://docs.gradle.org/current/userguide/build_environment.html' },
  { kind: 'sbt logins', path: /\/\.(?:ivy2|sbt)\/(?:\.?credentials|credentials\.sbt)$/, programs: ['sbt'], where: 'home', source: 'https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials' },
  { kind: 'NuGet settings', path: /\/nuget\.config$/i, programs: ['dotnet', 'nuget', 'msbuild', 'xbuild', 'paket'], where: 'project', source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file' },
  { kind: 'cargo logins', path: /\/(?:\.cargo|cargo)\/(?:credentials(?:\.toml)?|config(?:\.toml)?)$/, programs: ['cargo'], where: 'project', source: 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html' },
  { kind: 'Hex logins', path: /\/hex\.config$/, programs: ['mix', 'rebar3'], where: 'home', source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html' },
  { kind: 'R environment', path: /\/\.?(?:Renviron|Rprofile)(?:\.site)?$/, programs: ['R', 'r', 'littler', 'install2.r', 'installGithub.r', 'install.r'], where: 'home', source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html' },
  { kind: 'apt logins', path: /^\/etc\/apt\/auth\.conf(?:\.d(?:\/[^/]+)?)?$|^\/etc\/apt\/(?:sources\.list(?:\.d(?:\/[^/]+)?)?|apt\.conf(?:\.d(?:\/[^/]+)?)?)$/, programs: ['apt-get', 'apt', 'aptitude'], where: 'fixed', source: 'https://manpages.debian.org/apt_auth.conf.5' },
  { kind: 'yum repositories', path: /^\/etc\/(?:yum\.repos\.d|yum|dnf|zypp)\//, programs: ['yum', 'dnf', 'microdnf', 'tdnf', 'zypper'], where: 'fixed', source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html' },
  { kind: 'apk repositories', path: /^\/etc\/apk\/(?:repositories|keys\/[^/]+)$/, programs: ['apk'], where: 'fixed', source: 'https://wiki.alpinelinux.org/wiki/Repositories' },
  { kind: 'subscription entitlements', path: /^\/etc\/(?:pki\/(?:entitlement|consumer)|rhsm)(?:\/|$)/, programs: ['yum', 'dnf', 'microdnf', 'subscription-manager'], where: 'fixed', source: 'https://access.redhat.com/solutions/1443553' },
  { kind: 'AWS logins', path: /\/\.aws(?:\/[^/]+)?$/, programs: ['aws', 's3cmd', 's5cmd', 'eb', 'sam', 'cdk', 'serverless', 'sls', 'terraform', 'tofu', 'packer', 'chamber', 'sops', 'dvc', 'kubectl', 'eksctl', 'python', 'node', 'java'], where: 'home', source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html' },
  { kind: 's3cmd settings', path: /\/\.s3cfg$/, programs: ['s3cmd'], where: 'home', source: 'https://s3tools.org/s3cmd-howto' },
  { kind: 'boto settings', path: /\/\.boto$|^\/etc\/boto\.cfg$/, programs: ['aws', 'python', 'gsutil'], where: 'home', source: 'https://docs.cloud.google.com/storage/docs/boto-gsutil' },
  { kind: 'Google Cloud logins', path: /\/\.config\/gcloud(?:\/|$)/, programs: ['gcloud', 'gsutil', 'bq', 'terraform', 'tofu', 'kubectl', 'python', 'node', 'java', 'go'], where: 'home', source: 'https://cloud.google.com/docs/authentication/application-default-credentials' },
  { kind: 'Azure logins', path: /\/\.azure(?:\/|$)/, programs: ['az', 'terraform', 'tofu'], where: 'home', source: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration' },
  { kind: 'registry logins', path: /\/\.docker(?:\/config\.json)?$|\/\.dockercfg$|\/containers\/auth\.json$/, programs: ['docker', 'podman', 'buildah', 'skopeo', 'crane', 'oras', 'helm', 'cosign', 'nerdctl', 'docker-compose', 'ko'], where: 'home', source: 'https://docs.docker.com/reference/cli/docker/login/' },
  { kind: 'Kubernetes access', path: /\/\.kube(?:\/config)?$/, programs: ['kubectl', 'helm', 'oc', 'helmfile', 'kustomize', 'velero', 'argocd'], where: 'home', source: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/' },
  { kind: 'Terraform logins', path: /\/\.terraformrc$|\/\.terraform\.d(?:\/[^/]+)?$|\.tfrc(?:\.json)?$/, programs: ['terraform', 'tofu', 'terragrunt'], where: 'home', source: 'https://developer.hashicorp.com/terraform/cli/config/config-file' },
  { kind: 'Sentry settings', path: /\/\.sentryclirc$|\/sentry\.properties$/, programs: ['sentry-cli'], where: 'project', source: 'https://docs.sentry.io/cli/configuration/' },
  { kind: 'Hugging Face token', path: /\/huggingface\/(?:token|stored_tokens)$/, programs: ['huggingface-cli', 'hf', 'python'], where: 'home', source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables' },
  { kind: 'Kaggle token', path: /\/kaggle\.json$/, programs: ['kaggle', 'python'], where: 'home', source: 'https://www.kaggle.com/docs/api' },
  { kind: 'GitHub CLI logins', path: /\/\.config\/gh\/hosts\.yml$/, programs: ['gh', 'git'], where: 'home', source: 'https://cli.github.com/manual/gh_auth_login' },
  { kind: 'JFrog settings', path: /\/\.jfrog(?:\/[^/]+)?$/, programs: ['jf', 'jfrog'], where: 'home', source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli' },
  { kind: 'curl settings', path: /\/\.curlrc$/, programs: ['curl', 'git', 'R'], where: 'home', source: 'https://curl.se/docs/manpage.html#-K' },
  { kind: 'wget settings', path: /\/\.wgetrc$|^\/etc\/wgetrc$/, programs: ['wget', 'wget2'], where: 'home', source: 'https://www.gnu.org/software/wget/manual/html_node/Wgetrc-Location.html' },
  { kind: 'database password file', path: /\/\.pgpass$/, programs: ['psql', 'pg_dump', 'pg_restore'], where: 'home', source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html' },
  { kind: 'database client settings', path: /\/\.my(?:login)?\.cnf$/, programs: ['mysql', 'mysqladmin', 'mysqldump', 'mariadb'], where: 'home', source: 'https://dev.mysql.com/doc/refman/8.4/en/option-files.html' },
  { kind: 'Vault token', path: /\/\.vault-token$/, programs: ['vault', 'consul-template', 'envconsul', 'terraform'], where: 'home', source: 'https://developer.hashicorp.com/vault/docs/commands' },
  { kind: 'rclone settings', path: /\/rclone\.conf$/, programs: ['rclone'], where: 'home', source: 'https://rclone.org/docs/#config-string' },
  { kind: 'nix settings', path: /\/nix\.conf$/, programs: ['nix', 'nix-build', 'nix-env', 'nix-shell'], where: 'home', source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file' },
  { kind: 'Rails key', path: /\/(?:master|production|staging|development)\.key$/, programs: ['rails', 'rake', 'bundle'], where: 'project', source: 'https://guides.rubyonrails.org/security.html#custom-credentials' },
  { kind: 'environment file', path: /\/\.env(?:\.[\w.-]+)?$/, programs: ['next', 'vite', 'docker-compose', 'nuxt', 'react-scripts', 'vue-cli-service', 'symfony', 'artisan', 'flask', 'prisma', 'astro', 'expo', 'gatsby', 'foreman'], where: 'project', source: 'https://docs.docker.com/compose/how-tos/environment-variables/' },
];
