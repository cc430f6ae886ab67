#!/bin/sh
# Installs the plugin for the user who runs this: `docker dockerlint --help` shows it.
set -eu
from=$(cd "$(dirname "$0")" && pwd)
to=${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins
mkdir -p "$to"
cp "$from/docker-dockerlint" "$to/docker-dockerlint"
chmod 755 "$to/docker-dockerlint"
echo "$to/docker-dockerlint"
