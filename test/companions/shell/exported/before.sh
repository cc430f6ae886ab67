#!/bin/sh
export NPM_TOKEN=$(cat ~/.npm-token)
docker build --build-arg NPM_TOKEN="${NPM_TOKEN}" -t app . | tee build.log
