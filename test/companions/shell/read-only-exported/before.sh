#!/bin/bash
declare -rx NPM_TOKEN="$1"
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app .
