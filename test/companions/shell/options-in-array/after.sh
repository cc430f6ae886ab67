#!/bin/bash
ARGS=(--build-arg NPM_TOKEN="$NPM_TOKEN" --pull)
docker build "${ARGS[@]}" .
