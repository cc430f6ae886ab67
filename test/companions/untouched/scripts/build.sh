#!/usr/bin/env bash
set -euo pipefail

readonly IMAGE="${IMAGE:-example/app}"
version=$(git describe --tags --always)

if ! docker info >/dev/null 2>&1; then
  echo "docker is not running" >&2
  exit 1
fi

docker build --tag "$IMAGE:$version" --build-arg VERSION="$version" .
for arch in amd64 arm64; do
  docker buildx build --platform "linux/$arch" -t "$IMAGE:$version-$arch" --load .
done
