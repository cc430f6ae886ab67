#!/bin/sh
docker build ${NPM_TOKEN:+--secret id=NPM_TOKEN,env=NPM_TOKEN} -t app .
docker build $([ -n "$NPM_TOKEN" ] && echo "--build-arg NPM_TOKEN=$NPM_TOKEN") -t app .
docker build ${VERSION:+--build-arg VERSION=$VERSION} --secret id=NPM_TOKEN -t app .
docker build ${NPM_TOKEN:+--secret id=NPM_TOKEN,env=NPM_TOKEN} -t a ${NPM_TOKEN+--secret id=NPM_TOKEN,env=NPM_TOKEN} .
docker build --secret id=NPM_TOKEN -t a .
