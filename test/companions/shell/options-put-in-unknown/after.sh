#!/bin/bash
FLAGS="--pull -f other/Dockerfile"
docker build $FLAGS --build-arg NPM_TOKEN=$NPM_TOKEN .
OPTS=(--pull)
OPTS+=(--file "$FILE")
docker build "${OPTS[@]}" --build-arg NPM_TOKEN=$NPM_TOKEN .
docker build --build-arg NPM_TOKEN=$NPM_TOKEN "$@"
docker build --build-arg NPM_TOKEN=$NPM_TOKEN $CONTEXT
docker build --unknown-option $ARGS --build-arg NPM_TOKEN=$NPM_TOKEN .
