#!/bin/sh
NPM_TOKEN=$(cat ~/.npm-token)
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app .
