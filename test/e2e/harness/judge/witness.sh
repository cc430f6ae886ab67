#!/bin/busybox sh
# Stands in for every program that a case runs. Prints what secrets it can see, in its words, its environment and the files around it, and keeps what the
# real program would keep of them, so that a layer shows it.
b=/bin/busybox
see() { $b grep -o 'canary-[A-Za-z0-9_.]*-end' | $b sort -u | $b tr '\n' ' '; }
name=${0##*/}
words=$(printf '%s ' "$@" | $b tr '|\n\r' '   ')
arguments=$(printf '%s' "$words" | see)
environment=$($b env | $b grep -o '^[A-Za-z_][A-Za-z0-9_]*=.*canary-[A-Za-z0-9_.]*-end' | $b sed 's/=.*\(canary-[A-Za-z0-9_.]*-end\).*/=\1/' | $b tr '\n' ' ')
[ -S "${SSH_AUTH_SOCK:-}" ] && environment="${environment}SSH_AUTH_SOCK=<ssh-agent> "
here=$PWD
[ "$here" = / ] && here='/opt /srv /src'
files=$($b grep -rsho 'canary-[A-Za-z0-9_.]*-end' $here "$HOME" /root /run/secrets /etc /app 2>/dev/null | see)
input=
[ -t 0 ] || input=$($b head -c 65536 | $b tr '\n' ' ')
# on the error output and without canaries: what a RUN keeps of its output must hold no secret that the real program does not print
echo "@@WITNESS $name $words|$arguments|$environment|$files" | $b sed 's/canary-\([A-Za-z0-9_.]*\)-end/<\1>/g' >&2

# keep FILE: adds what was given; drop FILE: the program takes it back
keep() { case "$words$input" in *canary-*) $b mkdir -p "${1%/*}" && echo "$words$input" >>"$1" ;; esac; }
drop() { $b rm -f "$1"; }
# the last word is the folder of a clone, unless it is the address
cloned() { for last in "$@"; do :; done; case $last in *://*|*@*:*) last=${last##*/}; last=${last%.git} ;; esac; echo "$last"; }
home=${HOME:-/root}
npm_log() { [ "${NPM_CONFIG_LOGS_MAX:-}" = 0 ] || keep "$home/.npm/_logs/debug-0.log"; }
case "$name $words" in
  git\ clone*|git\ *\ clone\ *) keep "$(cloned "$@")/.git/config" ;;
  git\ *--unset*|git\ *--remove-section*) drop "$home/.gitconfig" ;;
  git\ config*--global*) keep "${GIT_CONFIG_GLOBAL:-$home/.gitconfig}" ;;
  git\ config*--system*) keep /etc/gitconfig ;;
  npm\ config\ delete*|npm\ config\ rm*|pnpm\ config\ delete*|npm\ logout*) drop "$home/.npmrc" ;;
  npm\ config\ set*|npm\ set*) keep "${NPM_CONFIG_USERCONFIG:-$home/.npmrc}"; npm_log ;;
  pnpm\ config\ set*) keep "${NPM_CONFIG_USERCONFIG:-$home/.npmrc}" ;;
  yarn\ config\ set*) keep "$home/.yarnrc" ;;
  pip*\ config*\ unset*) drop "${PIP_CONFIG_FILE:-$home/.config/pip/pip.conf}" ;;
  pip*\ config*\ set*) keep "${PIP_CONFIG_FILE:-$home/.config/pip/pip.conf}" ;;
  poetry\ config\ --unset*) drop "$home/.config/pypoetry/auth.toml" ;;
  poetry\ config*) keep "$home/.config/pypoetry/auth.toml" ;;
  composer\ config*--global*--unset*|composer\ config*-g\ *--unset*) drop "${COMPOSER_HOME:-$home/.composer}/auth.json" ;;
  composer\ config*--global*|composer\ config*-g\ *) keep "${COMPOSER_HOME:-$home/.composer}/auth.json" ;;
  composer\ config*--unset*) drop ./auth.json ;;
  composer\ config*) keep ./auth.json ;;
  bundle\ config*unset*|bundle\ config*--delete*) drop "$home/.bundle/config" ;;
  bundle\ config*) keep "${BUNDLE_USER_CONFIG:-$home/.bundle/config}" ;;
  aws\ configure*) keep "${AWS_SHARED_CREDENTIALS_FILE:-$home/.aws/credentials}" ;;
  ssh-agent\ -k*) ;;
  ssh-agent\ *) $b sleep 100 >/dev/null 2>&1 & echo "SSH_AGENT_PID=$!; export SSH_AGENT_PID;" ;;
  gem\ sources*--remove*|gem\ sources*\ -r\ *) drop "$home/.gemrc" ;;
  gem\ sources*) keep "$home/.gemrc" ;;
  go\ env\ -u*) drop "$home/.config/go/env" ;;
  go\ env\ -w*) keep "$home/.config/go/env" ;;
  helm\ registry\ logout*) drop "$home/.config/helm/registry/config.json" ;;
  helm\ registry\ login*) keep "$home/.config/helm/registry/config.json" ;;
  helm\ repo\ remove*) drop "$home/.config/helm/repositories.yaml" ;;
  helm\ repo\ add*) keep "$home/.config/helm/repositories.yaml" ;;
  huggingface-cli\ logout*|hf\ auth\ logout*) drop "$home/.cache/huggingface/token" ;;
  huggingface-cli\ login*|hf\ auth\ login*) keep "$home/.cache/huggingface/token" ;;
  az\ logout*) drop "$home/.azure/msal_token_cache.json" ;;
  az\ login*) keep "$home/.azure/msal_token_cache.json" ;;
  podman\ logout*) drop "$home/.config/containers/auth.json" ;;
  podman\ login*) keep "$home/.config/containers/auth.json" ;;
  docker\ logout*) drop "${DOCKER_CONFIG:-$home/.docker}/config.json" ;;
  docker\ login*) keep "${DOCKER_CONFIG:-$home/.docker}/config.json" ;;
  cargo\ logout*) drop "${CARGO_HOME:-$home/.cargo}/credentials.toml" ;;
  cargo\ login*) keep "${CARGO_HOME:-$home/.cargo}/credentials.toml" ;;
  dotnet\ nuget\ remove*) drop "$home/.nuget/NuGet/NuGet.Config" ;;
  dotnet\ nuget\ add*) keep "$home/.nuget/NuGet/NuGet.Config" ;;
  gcloud\ auth*revoke*) drop "${CLOUDSDK_CONFIG:-$home/.config/gcloud}/credentials.db" ;;
  gcloud\ auth*) keep "${CLOUDSDK_CONFIG:-$home/.config/gcloud}/credentials.db" ;;
  gh\ auth\ logout*) drop "${GH_CONFIG_DIR:-$home/.config/gh}/hosts.yml" ;;
  gh\ auth\ login*) keep "${GH_CONFIG_DIR:-$home/.config/gh}/hosts.yml" ;;
esac
exit 0
