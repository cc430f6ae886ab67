#!/bin/bash
ARGS="--pull --no-cache"
docker build $ARGS --build-arg NPM_TOKEN=$NPM_TOKEN -t app .
docker build "$@" --build-arg NPM_TOKEN=$READ_ONLY .
docker build --build-arg NPM_TOKEN="$(cat t)" "${EXTRA[@]}" -t app .
docker build ${DOCKER_OPTS} --build-arg V=1 --build-arg NPM_TOKEN . "$@"
