#!/bin/bash
scripts_dir=$(dirname ${BASH_SOURCE[0]})
app_dir=$(dirname ${scripts_dir})
docker build \
    -f Dockerfile \
    --build-arg NPM_TOKEN=$NPM_TOKEN \
    $app_dir
