#!/bin/bash
scripts_dir=$(dirname ${BASH_SOURCE[0]})
app_dir=$(dirname ${scripts_dir})
docker build \
    -f Dockerfile \
    --secret id=NPM_TOKEN \
    $app_dir
