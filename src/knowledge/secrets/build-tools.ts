import { words } from '../words.ts';

/** A tool of the build that logs in: its programs, and which of their commands need the login. */
export interface BuildTool {
  /** As people call it; the `consumer` of a known variable and the `tool` of a file name it so. */
  readonly name: string;
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** Arguments, joined by single spaces, of the commands that log in; undefined where every command may. */
  readonly needs?: RegExp;
  /** Arguments with which a command that would log in does not. */
  readonly offline?: RegExp;
  readonly source: string;
}

/** The subcommands, behind options with and without a value. */
function commands(list: string, more = '(?!)'): RegExp {
  return new RegExp(String.raw`^(?:-{1,2}[\w:-]+(?:=\S+)?\s+(?:[\w./@:-]+\s+)??)*?(?:${words(list).join('|')}|${more})(?:\s|$)`, 'i');
}

const NODE = words('npm pnpm yarn bun lerna cnpm tnpm');
const GIT_CLIENTS = words('git git-lfs gh hub glab go pip pipenv poetry uv pdm cargo npm yarn pnpm bun bundle composer mix swift pod terraform tofu dep glide');

/** An example of each stands in test/knowledge/secrets/build-tools.test.ts. */
export const BUILD_TOOLS: readonly BuildTool[] = [
  {
    name: 'npm',
    programs: [...NODE, 'npx', 'pnpx', 'bunx'],
    // `yarn` alone installs; `npx` asks a private registry only for a package with a scope
    needs: commands(
      `ci clean-install i in ins install add update up upgrade publish unpublish view info show login whoami token audit outdated dlx create init dist-tag
      deprecate access owner bootstrap fetch import global dedupe`,
      String.raw`@\S+/\S+|$|-{1,2}(?!v$|version)[\w:=-]+$`,
    ),
    source: 'https://docs.npmjs.com/cli/commands',
  },
  {
    name: 'pip',
    programs: words('pip pipx pipenv uv uvx poetry pdm conda easy_install twine tox nox hatch flit pip-compile pip-sync'),
    needs: commands(
      'install download wheel index add sync lock update upgrade publish upload create env tool inject',
      String.raw`pip\s+(?:install|download|sync|compile)|\S+\.(?:txt|in)`,
    ),
    offline: /--no-index\b|--offline\b/,
    source: 'https://pip.pypa.io/en/stable/cli/',
  },
  {
    name: 'bundle',
    programs: words('bundle gem'),
    needs: commands('install update add outdated lock fetch push yank cache package', '$|-{1,2}(?!v$|version)[\\w=-]+$'),
    offline: /--local\b/,
    source: 'https://bundler.io/man/bundle.1.html',
  },
  {
    name: 'composer',
    programs: ['composer'],
    needs: commands('install i update u upgrade require r create-project outdated show search reinstall', String.raw`global\s+\w+`),
    source: 'https://getcomposer.org/doc/03-cli.md',
  },
  {
    name: 'mvn',
    programs: words('mvn sbt lein gradle'),
    offline: /(?:^|\s)(?:-o|--offline|-v|--?version)(?:\s|$)/,
    source: 'https://maven.apache.org/ref/current/maven-embedder/cli.html',
  },
  {
    name: 'gradle',
    programs: words('gradle sbt mvn lein mill bazel'),
    offline: /(?:^|\s)(?:--offline|-o|-v|--?version)(?:\s|$)/,
    source: 'https://docs.gradle.org/current/userguide/command_line_interface.html',
  },
  {
    name: 'dotnet',
    programs: words('dotnet nuget msbuild xbuild paket'),
    // `dotnet app.dll` starts a program that is built
    needs:
      /^(?:restore|build|run|publish|test|pack|nuget push|tool|watch|add|workload|install|push|update|-t:restore|\/t:restore|\S+\.(?:sln|csproj|fsproj|vbproj))(?:\s|$)/i,
    offline: /--no-restore\b/,
    source: 'https://learn.microsoft.com/dotnet/core/tools/',
  },
  {
    name: 'go',
    programs: words('go dep glide godep goreleaser mage ko'),
    needs: /^$|^(?:run|get|mod|build|install|test|generate|list|ensure|vet|work)(?:\s|$)/,
    offline: /-mod[= ]vendor\b/,
    source: 'https://pkg.go.dev/cmd/go',
  },
  {
    name: 'cargo',
    programs: words('cargo cross trunk wasm-pack maturin'),
    offline: /--offline\b|^(?:--version|-V|clean|fmt)\b/,
    source: 'https://doc.rust-lang.org/cargo/commands/',
  },
  {
    name: 'mix',
    programs: words('mix rebar3'),
    needs: /(?:^|\s)(?:deps\.\w+|hex\.\w+|local\.\w+|archive\.\w+|get-deps|compile|upgrade)(?:\s|,|$)/,
    source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html',
  },
  { name: 'sentry-cli', programs: words('sentry-cli'), source: 'https://docs.sentry.io/cli/configuration/' },
  { name: 'apt', programs: words('apt apt-get aptitude'), source: 'https://manpages.debian.org/apt_auth.conf.5' },
  { name: 'pro', programs: words('pro ua'), source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/' },
  { name: 'subscription-manager', programs: words('subscription-manager yum dnf microdnf'), source: 'https://access.redhat.com/articles/7019163' },
  {
    name: 'docker',
    programs: words('docker podman buildah skopeo crane oras helm cosign nerdctl docker-compose ko'),
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  { name: 'kubectl', programs: words('kubectl helm oc helmfile kustomize argocd'), source: 'https://kubernetes.io/docs/reference/kubectl/' },
  { name: 'git', programs: GIT_CLIENTS, source: 'https://git-scm.com/docs/gitcredentials' },
  {
    name: 'ssh',
    programs: [...GIT_CLIENTS, ...words('ssh scp sftp rsync ssh-add ansible ansible-playbook ansible-galaxy cap hg svn sshfs autossh mosh')],
    source: 'https://man.openbsd.org/ssh.1#FILES',
  },
  {
    name: 'netrc readers',
    programs: [...GIT_CLIENTS, ...words('curl wget ftp lftp hg http aria2c heroku bazel conda')],
    source: 'https://everything.curl.dev/usingcurl/netrc',
  },
  {
    name: 'gpg',
    programs: words('gpg gpg2 dpkg-sig debsign rpmsign git mvn gradle'),
    source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html',
  },
  { name: 'terraform', programs: words('terraform tofu terragrunt'), source: 'https://developer.hashicorp.com/terraform/cli/config/config-file' },
  { name: 'kaggle', programs: words('kaggle'), source: 'https://www.kaggle.com/docs/api' },
  { name: 'huggingface', programs: words('huggingface-cli hf'), source: 'https://huggingface.co/docs/huggingface_hub/guides/cli' },
  {
    name: 'R',
    programs: words('R r littler install2.r installGithub.r install.r'),
    source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
  },
  {
    name: 'sonar',
    programs: words('sonar-scanner dotnet-sonarscanner mvn gradle dotnet sonar'),
    source: 'https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/scanners/',
  },
];

/** Variables whose row in known-variables.ts names no tool: the tools by the first word of the name. */
export const TOOLS_BY_PREFIX: readonly {
  readonly prefix: RegExp;
  readonly tools: readonly string[];
  readonly programs?: readonly string[];
  readonly source: string;
}[] = [
  { prefix: /^SONAR/i, tools: ['sonar'], source: 'https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/scanners/' },
  { prefix: /^SNYK/i, tools: [], programs: ['snyk'], source: 'https://docs.snyk.io/developer-tools/snyk-cli/authenticate-to-use-the-cli' },
  { prefix: /^CODECOV/i, tools: [], programs: ['codecov', 'codecovcli'], source: 'https://docs.codecov.com/docs/the-codecov-cli' },
  { prefix: /^CHROMATIC/i, tools: [], programs: ['chromatic'], source: 'https://www.chromatic.com/docs/cli/' },
  { prefix: /^TURBO/i, tools: [], programs: ['turbo'], source: 'https://turborepo.com/docs/reference/system-environment-variables' },
  { prefix: /^NX_/i, tools: [], programs: ['nx'], source: 'https://nx.dev/ci/reference/env-vars' },
  { prefix: /^(?:EXPO|EAS)/i, tools: [], programs: ['expo', 'eas'], source: 'https://docs.expo.dev/accounts/programmatic-access/' },
  { prefix: /^BUF_/i, tools: [], programs: ['buf'], source: 'https://buf.build/docs/bsr/authentication/' },
  { prefix: /^CYPRESS/i, tools: [], programs: ['cypress'], source: 'https://docs.cypress.io/cloud/account-management/projects' },
  { prefix: /^MICROSCANNER/i, tools: [], programs: ['microscanner'], source: 'https://github.com/aquasecurity/microscanner' },
  {
    prefix: /^(?:JFROG|ARTIFACTORY|JF|CLOUDSMITH|REPOSILITE|PROGET|VERDACCIO|CODEARTIFACT)_/i,
    tools: ['npm', 'pip', 'bundle', 'composer', 'mvn', 'gradle', 'dotnet', 'go', 'cargo', 'docker', 'apt', 'netrc readers'],
    programs: ['jf', 'jfrog', 'cloudsmith'],
    source: 'https://jfrog.com/help/r/jfrog-artifactory-documentation/package-management',
  },
];
