#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."

# build the image
docker build \
  --secret id=NPM_TOKEN \
  --build-arg VERSION="$VERSION" \
  -t app:"$VERSION" \
  .
