#!/bin/bash
readonly NPM_TOKEN=$(cat ~/.token)
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app .
docker build --build-arg NPM_TOKEN="$(cat ~/.other)" -t app .
