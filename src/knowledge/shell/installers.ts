/** A script that other projects publish for `curl … | sh`, and that installs their program. */
export interface Installer {
  /** Matched against the whole address, without its scheme and query. */
  readonly address: RegExp;
  /** Variables that may hold a secret and that it reads, or the programs that it starts; full match ignoring case. Omitted if there are none. */
  readonly variables?: RegExp;
  /** The text of the script, or of what it is generated from. */
  readonly source: string;
}

/**
 * Installers whose text names the variables that they read. They run no code of the project. The proxies that curl and package managers read are not secrets
 * that anybody passes to a build as one.
 */
const INSTALLERS: readonly Installer[] = [
  { address: /^(?:deb|rpm)\.nodesource\.com\/(?:setup|pub)_[^/]+$/, source: 'https://github.com/nodesource/distributions/blob/master/scripts/deb/setup_20.x' },
  { address: /^(?:sh\.rustup\.rs|static\.rust-lang\.org\/rustup\.sh)\/?$/, source: 'https://github.com/rust-lang/rustup/blob/main/rustup-init.sh' },
  {
    address: /^(?:astral\.sh\/uv\/(?:[^/]+\/)?install\.sh|github\.com\/astral-sh\/uv\/releases\/.*\/uv-installer\.sh)$/,
    variables: /^UV_GITHUB_TOKEN$/i,
    source: 'https://github.com/axodotdev/cargo-dist/blob/main/cargo-dist/templates/installer/installer.sh.j2',
  },
  { address: /^get\.docker\.com(?:\/rootless)?\/?$/, source: 'https://github.com/docker/docker-install/blob/master/install.sh' },
  {
    address: /^raw\.githubusercontent\.com\/(?:nvm-sh|creationix)\/nvm\/[^/]+\/install\.sh$/,
    variables: /^(?:NVM_AUTH_HEADER|GIT_\w+|NPM_CONFIG_\w+)$/i,
    source: 'https://github.com/nvm-sh/nvm/blob/master/install.sh',
  },
  {
    address: /^install\.python-poetry\.org\/?$/,
    variables: /^PIP_\w+$/i,
    source: 'https://github.com/python-poetry/install.python-poetry.org/blob/main/install-poetry.py',
  },
  { address: /^bootstrap\.pypa\.io\/(?:.+\/)?get-pip\.py$/, variables: /^PIP_\w+$/i, source: 'https://github.com/pypa/get-pip/blob/main/public/get-pip.py' },
  { address: /^(?:www\.)?npmjs\.(?:com|org)\/install\.sh$/, variables: /^NPM_CONFIG_\w+$/i, source: 'https://docs.npmjs.com/cli/using-npm/config' },
  { address: /^getcomposer\.org\/installer$/, source: 'https://github.com/composer/getcomposer.org/blob/main/web/installer' },
  { address: /^(?:www\.)?bun\.(?:sh|com)\/install$/, source: 'https://github.com/oven-sh/bun/blob/main/src/cli/install.sh' },
  { address: /^get\.pnpm\.io\/install\.sh$/, source: 'https://github.com/pnpm/get.pnpm.io/blob/main/install.sh' },
  {
    address: /^deno\.land\/(?:x\/install\/)?install\.sh$/,
    variables: /^DENO_AUTH_TOKENS$/i,
    source: 'https://github.com/denoland/deno_install/blob/master/install.sh',
  },
  {
    address: /^raw\.githubusercontent\.com\/helm\/helm\/[^/]+\/scripts\/get(?:-helm-[34])?$/,
    source: 'https://github.com/helm/helm/blob/main/scripts/get-helm-3',
  },
  {
    address: /^(?:raw\.githubusercontent\.com\/golangci\/golangci-lint\/[^/]+|golangci-lint\.run)\/install\.sh$/,
    source: 'https://github.com/golangci/golangci-lint/blob/main/install.sh',
  },
  {
    address: /^raw\.githubusercontent\.com\/aquasecurity\/trivy\/[^/]+\/contrib\/install\.sh$/,
    source: 'https://github.com/aquasecurity/trivy/blob/main/contrib/install.sh',
  },
  {
    address: /^(?:raw\.githubusercontent\.com\/anchore\/(?:syft|grype)\/[^/]+\/install\.sh|get\.anchore\.io\/(?:syft|grype))$/,
    source: 'https://github.com/anchore/syft/blob/main/install.sh',
  },
  { address: /^cli\.doppler\.com\/install\.sh$/, source: 'https://github.com/DopplerHQ/cli/blob/master/scripts/install.sh' },
  { address: /^sentry\.io\/get-cli\/?$/, source: 'https://github.com/getsentry/sentry/blob/master/src/sentry/web/frontend/cli.py' },
  { address: /^mise\.(?:run|jdx\.dev\/install\.sh)\/?$/, source: 'https://github.com/jdx/mise/blob/main/packaging/standalone/install.envsubst' },
  {
    address: /^(?:raw\.githubusercontent\.com|github\.com)\/(?:ohmyzsh\/ohmyzsh|robbyrussell\/oh-my-zsh)\/(?:raw\/)?[^/]+\/tools\/install\.sh$/,
    variables: /^GIT_\w+$/i,
    source: 'https://github.com/ohmyzsh/ohmyzsh/blob/master/tools/install.sh',
  },
  { address: /^rclone\.org\/install\.sh$/, source: 'https://github.com/rclone/rclone/blob/master/docs/content/install.sh' },
  { address: /^get\.rvm\.io\/?$/, source: 'https://github.com/rvm/rvm/blob/master/binscripts/rvm-installer' },
  { address: /^get\.sdkman\.io\/?$/, source: 'https://github.com/sdkman/sdkman-hooks/blob/master/app/views/install_stable.scala.txt' },
  {
    address: /^aka\.ms\/installazureclideb$/i,
    source: 'https://github.com/Azure/azure-cli/blob/dev/scripts/release/debian/deb_install.sh',
  },
  {
    // the credential provider reads its endpoints when dotnet asks it
    address:
      /^(?:raw\.githubusercontent\.com\/microsoft\/artifacts-credprovider\/[^/]+\/helpers\/installcredprovider\.sh|aka\.ms\/install-artifacts-credprovider\.sh)$/i,
    source: 'https://github.com/microsoft/artifacts-credprovider/blob/master/helpers/installcredprovider.sh',
  },
  { address: /^get\.volta\.sh\/?$/, source: 'https://github.com/volta-cli/volta/blob/main/dev/unix/volta-install.sh' },
  { address: /^just\.systems\/install\.sh$/, variables: /^GITHUB_TOKEN$/i, source: 'https://github.com/casey/just/blob/master/www/install.sh' },
  { address: /^taskfile\.dev\/install\.sh$/, source: 'https://github.com/go-task/task/blob/main/install-task.sh' },
  { address: /^fly\.io\/install\.sh$/, source: 'https://github.com/superfly/flyctl/blob/master/installers/install.sh' },
  {
    address: /^get\.pulumi\.com(?:\/(?:esc\/)?install\.sh)?\/?$/,
    variables: /^G(?:ITHUB|H)_TOKEN$/i,
    source: 'https://github.com/pulumi/get.pulumi.com/blob/master/dist/install.sh',
  },
  {
    address: /^raw\.githubusercontent\.com\/kubernetes-sigs\/kustomize\/[^/]+\/hack\/install_kustomize\.sh$/,
    variables: /^GITHUB_TOKEN$/i,
    source: 'https://github.com/kubernetes-sigs/kustomize/blob/master/hack/install_kustomize.sh',
  },
  { address: /^(?:www\.)?ollama\.(?:com|ai)\/install\.sh$/, source: 'https://github.com/ollama/ollama/blob/main/scripts/install.sh' },
  { address: /^starship\.rs\/install\.sh$/, source: 'https://github.com/starship/starship/blob/master/install/install.sh' },
  { address: /^tailscale\.com\/install\.sh$/, source: 'https://github.com/tailscale/tailscale/blob/main/scripts/installer.sh' },
  { address: /^pyenv\.run\/?$/, variables: /^GIT_\w+$/i, source: 'https://github.com/pyenv/pyenv-installer/blob/master/bin/pyenv-installer' },
  { address: /^get\.haskellstack\.org\/?$/, source: 'https://github.com/commercialhaskell/stack/blob/master/etc/scripts/get-stack.sh' },
  { address: /^wasmtime\.dev\/install\.sh$/, source: 'https://github.com/bytecodealliance/wasmtime.dev/blob/gh-pages/install.sh' },
  {
    address: /^raw\.githubusercontent\.com\/WasmEdge\/WasmEdge\/[^/]+\/utils\/install(?:_v2)?\.sh$/,
    source: 'https://github.com/WasmEdge/WasmEdge/blob/master/utils/install.sh',
  },
  { address: /^raw\.githubusercontent\.com\/k3d-io\/k3d\/[^/]+\/install\.sh$/, source: 'https://github.com/k3d-io/k3d/blob/main/install.sh' },
  { address: /^yarnpkg\.com\/install\.sh$/, source: 'https://github.com/yarnpkg/website/blob/master/install.sh' },
  {
    address: /^(?:dot\.net\/v1|dotnet\.microsoft\.com\/download\/dotnet\/scripts\/v1|builds\.dotnet\.microsoft\.com\/dotnet\/scripts\/v1)\/dotnet-install\.sh$/,
    source: 'https://github.com/dotnet/install-scripts/blob/main/src/dotnet-install.sh',
  },
  { address: /^cpanmin\.us\/?$/, variables: /^PERL_CPANM_OPT$/i, source: 'https://github.com/miyagawa/cpanminus' },
];

/** Returns the installer that an address leads to, or undefined. */
export function installerAt(address: string): Installer | undefined {
  const plain = address.replace(/^https?:\/\//i, '').replace(/[?#].*$/, '');
  return INSTALLERS.find((one) => one.address.test(plain));
}
