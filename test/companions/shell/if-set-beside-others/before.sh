#!/bin/sh
docker build ${TOKEN:+--build-arg NPM_TOKEN=$TOKEN} .
-f other
sudo docker build ${NPM_TOKEN:+--build-arg NPM_TOKEN=$NPM_TOKEN} .
