#!/bin/sh
docker build ${NPM_TOKEN:+--build-arg NPM_TOKEN=$NPM_TOKEN} -t app .
docker build $([ -n "$NPM_TOKEN" ] && echo "--build-arg NPM_TOKEN=$NPM_TOKEN") -t app .
docker build ${VERSION:+--build-arg VERSION=$VERSION} --build-arg NPM_TOKEN=$NPM_TOKEN -t app .
docker build ${NPM_TOKEN:+--build-arg NPM_TOKEN=$NPM_TOKEN} -t a ${NPM_TOKEN+--build-arg=NPM_TOKEN="$NPM_TOKEN"} .
docker build --build-arg NPM_TOKEN ${NPM_TOKEN:+--build-arg NPM_TOKEN} -t a .
