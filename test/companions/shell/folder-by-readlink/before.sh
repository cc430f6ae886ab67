#!/bin/bash
cd "$(readlink -e "$(dirname "${0}")")"/.. || exit 2
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app .
