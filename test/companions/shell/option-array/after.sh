#!/bin/bash
args=(--pull --secret id=NPM_TOKEN,env=READ_TOKEN)
args+=(-t app)
[ -n "$CI" ] && args+=(--no-cache)
docker build "${args[@]}" .
docker buildx build "${args[@]}" --push .
