import { builtins } from '../shell/builtins.ts';
import { compilers } from '../shell/compilers.ts';
import { dotenv } from '../shell/dotenv.ts';
import { environment } from '../shell/environment.ts';
import { packageManagers } from '../shell/package-managers.ts';
import { privileges } from '../shell/privileges.ts';
import { shells } from '../shell/shells.ts';
import { systemTools } from '../shell/system-tools.ts';
import { templates } from '../shell/templates.ts';
import { textTools } from '../shell/text-tools.ts';
import type { Tool } from '../tool.ts';
import { ansible } from './builds/ansible.ts';
import { buf } from './builds/buf.ts';
import { cachix } from './builds/cachix.ts';
import { conan } from './builds/conan.ts';
import { jupyter } from './builds/jupyter.ts';
import { make } from './builds/make.ts';
import { nix } from './builds/nix.ts';
import { web } from './builds/web.ts';
import { aws } from './cloud/aws.ts';
import { az } from './cloud/az.ts';
import { cf } from './cloud/cf.ts';
import { doctl } from './cloud/doctl.ts';
import { gcloud } from './cloud/gcloud.ts';
import { gsutil } from './cloud/gsutil.ts';
import { ibmcloud } from './cloud/ibmcloud.ts';
import { mc } from './cloud/mc.ts';
import { pulumi } from './cloud/pulumi.ts';
import { rclone } from './cloud/rclone.ts';
import { s3cmd } from './cloud/s3cmd.ts';
import { terraform } from './cloud/terraform.ts';
import { cosign } from './containers/cosign.ts';
import { crane } from './containers/crane.ts';
import { docker } from './containers/docker.ts';
import { helm } from './containers/helm.ts';
import { kubectl } from './containers/kubectl.ts';
import { oc } from './containers/oc.ts';
import { oras } from './containers/oras.ts';
import { podman } from './containers/podman.ts';
import { regctl } from './containers/regctl.ts';
import { cassandra } from './databases/cassandra.ts';
import { influx } from './databases/influx.ts';
import { mongo } from './databases/mongo.ts';
import { mysql } from './databases/mysql.ts';
import { neo4j } from './databases/neo4j.ts';
import { oracle } from './databases/oracle.ts';
import { postgres } from './databases/postgres.ts';
import { redis } from './databases/redis.ts';
import { sqlite } from './databases/sqlite.ts';
import { sqlserver } from './databases/sqlserver.ts';
import { dotnet } from './dotnet/dotnet.ts';
import { mono } from './dotnet/mono.ts';
import { nuget } from './dotnet/nuget.ts';
import { aria2c } from './downloads/aria2c.ts';
import { curl } from './downloads/curl.ts';
import { ftp } from './downloads/ftp.ts';
import { httpie } from './downloads/httpie.ts';
import { netrc } from './downloads/netrc.ts';
import { smbclient } from './downloads/smbclient.ts';
import { steamcmd } from './downloads/steamcmd.ts';
import { wget } from './downloads/wget.ts';
import { firebase } from './hosting/firebase.ts';
import { fly } from './hosting/fly.ts';
import { heroku } from './hosting/heroku.ts';
import { netlify } from './hosting/netlify.ts';
import { ngrok } from './hosting/ngrok.ts';
import { railway } from './hosting/railway.ts';
import { reporting } from './hosting/reporting.ts';
import { supabase } from './hosting/supabase.ts';
import { tailscale } from './hosting/tailscale.ts';
import { vercel } from './hosting/vercel.ts';
import { bun } from './javascript/bun.ts';
import { corepack } from './javascript/corepack.ts';
import { expo } from './javascript/expo.ts';
import { monorepo } from './javascript/monorepo.ts';
import { node } from './javascript/node.ts';
import { npm } from './javascript/npm.ts';
import { npmLogin } from './javascript/npm-login.ts';
import { pnpm } from './javascript/pnpm.ts';
import { yarn } from './javascript/yarn.ts';
import { ant } from './jvm/ant.ts';
import { applicationServers } from './jvm/application-servers.ts';
import { bazel } from './jvm/bazel.ts';
import { gradle } from './jvm/gradle.ts';
import { java } from './jvm/java.ts';
import { keytool } from './jvm/keytool.ts';
import { leiningen } from './jvm/leiningen.ts';
import { maven } from './jvm/maven.ts';
import { sbt } from './jvm/sbt.ts';
import { cargo } from './languages/cargo.ts';
import { dart } from './languages/dart.ts';
import { go } from './languages/go.ts';
import { haskell } from './languages/haskell.ts';
import { julia } from './languages/julia.ts';
import { mix } from './languages/mix.ts';
import { otherLanguages } from './languages/other-languages.ts';
import { perl } from './languages/perl.ts';
import { r } from './languages/r.ts';
import { swift } from './languages/swift.ts';
import { toolchains } from './languages/toolchains.ts';
import { applications } from './php/applications.ts';
import { composer } from './php/composer.ts';
import { pecl } from './php/pecl.ts';
import { php } from './php/php.ts';
import { conda } from './python/conda.ts';
import { flit } from './python/flit.ts';
import { hatch } from './python/hatch.ts';
import { keyring } from './python/keyring.ts';
import { pdm } from './python/pdm.ts';
import { pip } from './python/pip.ts';
import { pipenv } from './python/pipenv.ts';
import { poetry } from './python/poetry.ts';
import { python } from './python/python.ts';
import { twine } from './python/twine.ts';
import { uv } from './python/uv.ts';
import { cvs } from './repositories/cvs.ts';
import { gh } from './repositories/gh.ts';
import { git } from './repositories/git.ts';
import { gitlabRunner } from './repositories/gitlab-runner.ts';
import { glab } from './repositories/glab.ts';
import { hg } from './repositories/hg.ts';
import { repo } from './repositories/repo.ts';
import { rsync } from './repositories/rsync.ts';
import { ssh } from './repositories/ssh.ts';
import { svn } from './repositories/svn.ts';
import { west } from './repositories/west.ts';
import { bundler } from './ruby/bundler.ts';
import { cocoapods } from './ruby/cocoapods.ts';
import { gem } from './ruby/gem.ts';
import { ruby } from './ruby/ruby.ts';
import { elasticsearch } from './servers/elasticsearch.ts';
import { grafana } from './servers/grafana.ts';
import { htpasswd } from './servers/htpasswd.ts';
import { ldap } from './servers/ldap.ts';
import { rabbitmq } from './servers/rabbitmq.ts';
import { codecov } from './services/codecov.ts';
import { dvc } from './services/dvc.ts';
import { huggingface } from './services/huggingface.ts';
import { jfrog } from './services/jfrog.ts';
import { kaggle } from './services/kaggle.ts';
import { machineLearning } from './services/machine-learning.ts';
import { sentryCli } from './services/sentry-cli.ts';
import { snyk } from './services/snyk.ts';
import { sonar } from './services/sonar.ts';
import { wandb } from './services/wandb.ts';
import { accounts } from './system/accounts.ts';
import { apk } from './system/apk.ts';
import { apt } from './system/apt.ts';
import { archives } from './system/archives.ts';
import { choco } from './system/choco.ts';
import { dnf } from './system/dnf.ts';
import { gpg } from './system/gpg.ts';
import { openssl } from './system/openssl.ts';
import { subscriptionManager } from './system/subscription-manager.ts';
import { ubuntuPro } from './system/ubuntu-pro.ts';
import { zypper } from './system/zypper.ts';
import { consul } from './vaults/consul.ts';
import { doppler } from './vaults/doppler.ts';
import { infisical } from './vaults/infisical.ts';
import { op } from './vaults/op.ts';
import { secretStores } from './vaults/secret-stores.ts';
import { sops } from './vaults/sops.ts';
import { vault } from './vaults/vault.ts';

/** Every card. Generated by `npm run docs` from the files that are there. */
export const TOOLS: readonly Tool[] = [
  builtins,
  compilers,
  dotenv,
  environment,
  packageManagers,
  privileges,
  shells,
  systemTools,
  templates,
  textTools,
  ansible,
  buf,
  cachix,
  conan,
  jupyter,
  make,
  nix,
  web,
  aws,
  az,
  cf,
  doctl,
  gcloud,
  gsutil,
  ibmcloud,
  mc,
  pulumi,
  rclone,
  s3cmd,
  terraform,
  cosign,
  crane,
  docker,
  helm,
  kubectl,
  oc,
  oras,
  podman,
  regctl,
  cassandra,
  influx,
  mongo,
  mysql,
  neo4j,
  oracle,
  postgres,
  redis,
  sqlite,
  sqlserver,
  dotnet,
  mono,
  nuget,
  aria2c,
  curl,
  ftp,
  httpie,
  netrc,
  smbclient,
  steamcmd,
  wget,
  firebase,
  fly,
  heroku,
  netlify,
  ngrok,
  railway,
  reporting,
  supabase,
  tailscale,
  vercel,
  bun,
  corepack,
  expo,
  monorepo,
  node,
  npmLogin,
  npm,
  pnpm,
  yarn,
  ant,
  applicationServers,
  bazel,
  gradle,
  java,
  keytool,
  leiningen,
  maven,
  sbt,
  cargo,
  dart,
  go,
  haskell,
  julia,
  mix,
  otherLanguages,
  perl,
  r,
  swift,
  toolchains,
  applications,
  composer,
  pecl,
  php,
  conda,
  flit,
  hatch,
  keyring,
  pdm,
  pip,
  pipenv,
  poetry,
  python,
  twine,
  uv,
  cvs,
  gh,
  git,
  gitlabRunner,
  glab,
  hg,
  repo,
  rsync,
  ssh,
  svn,
  west,
  bundler,
  cocoapods,
  gem,
  ruby,
  elasticsearch,
  grafana,
  htpasswd,
  ldap,
  rabbitmq,
  codecov,
  dvc,
  huggingface,
  jfrog,
  kaggle,
  machineLearning,
  sentryCli,
  snyk,
  sonar,
  wandb,
  accounts,
  apk,
  apt,
  archives,
  choco,
  dnf,
  gpg,
  openssl,
  subscriptionManager,
  ubuntuPro,
  zypper,
  consul,
  doppler,
  infisical,
  op,
  secretStores,
  sops,
  vault,
];
