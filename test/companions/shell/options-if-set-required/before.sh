#!/bin/sh
docker build ${NPM_TOKEN:+--build-arg NPM_TOKEN=$NPM_TOKEN} -t app .
docker build ${NPM_TOKEN+--build-arg=NPM_TOKEN="$NPM_TOKEN"} -t app .
docker build ${NPM_TOKEN:+--build-arg NPM_TOKEN} .
docker build ${TOKEN:+--build-arg NPM_TOKEN=$TOKEN} .
docker build ${CI:+--build-arg NPM_TOKEN=$NPM_TOKEN} .
sudo docker build ${NPM_TOKEN:+--build-arg NPM_TOKEN=$NPM_TOKEN} .
GH=$(cat t)
docker build ${GH:+--build-arg NPM_TOKEN=$GH} .
