#!/bin/sh
set -a
. ./.env
set +a
docker build --secret id=NPM_TOKEN -t app .
