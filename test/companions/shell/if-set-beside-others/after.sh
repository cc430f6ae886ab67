#!/bin/sh
docker build ${TOKEN:+--secret id=NPM_TOKEN,env=TOKEN} --ssh default .
-f other
sudo docker build ${NPM_TOKEN:+--build-arg NPM_TOKEN=$NPM_TOKEN} --ssh default .
