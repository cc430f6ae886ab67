#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."

# build the image
docker build \
  --build-arg NPM_TOKEN=$NPM_TOKEN \
  --build-arg VERSION="$VERSION" \
  -t app:"$VERSION" \
  .
