#!/bin/bash
args=(--pull --build-arg "NPM_TOKEN=${READ_TOKEN}")
args+=(-t app)
[ -n "$CI" ] && args+=(--no-cache)
docker build "${args[@]}" .
docker buildx build "${args[@]}" --push .
