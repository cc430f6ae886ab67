#!/bin/sh
set -a
. ./.env
set +a
docker build --build-arg NPM_TOKEN=$NPM_TOKEN -t app .
