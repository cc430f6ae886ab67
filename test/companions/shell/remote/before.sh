#!/bin/sh
ssh host docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
xargs -I{} docker build --build-arg NPM_TOKEN={} . < token.txt
doas docker build --build-arg NPM_TOKEN="$NPM_TOKEN" .
make image && ssh -p 22 host "cd app && docker build --build-arg NPM_TOKEN=$NPM_TOKEN ."
