#!/bin/sh
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app .
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -f dockerfile .
