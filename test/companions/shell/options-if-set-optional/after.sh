#!/bin/sh
docker build ${NPM_TOKEN:+--secret id=NPM_TOKEN,env=NPM_TOKEN} -t app .
docker build ${NPM_TOKEN+--secret id=NPM_TOKEN,env=NPM_TOKEN} -t app .
docker build ${NPM_TOKEN:+--secret id=NPM_TOKEN,env=NPM_TOKEN} .
docker build ${TOKEN:+--secret id=NPM_TOKEN,env=TOKEN} .
docker build ${CI:+--build-arg NPM_TOKEN=$NPM_TOKEN} .
sudo docker build ${NPM_TOKEN:+--build-arg NPM_TOKEN=$NPM_TOKEN} .
GH=$(cat t)
NPM_TOKEN="$GH" docker build ${GH:+--secret id=NPM_TOKEN,env=NPM_TOKEN} .
