#!/bin/bash
ARGS="--pull --no-cache"
docker build $ARGS --secret id=NPM_TOKEN -t app .
docker build "$@" --secret id=NPM_TOKEN,env=READ_ONLY .
NPM_TOKEN="$(cat t)" docker build --secret id=NPM_TOKEN "${EXTRA[@]}" -t app .
docker build ${DOCKER_OPTS} --build-arg V=1 --secret id=NPM_TOKEN . "$@"
