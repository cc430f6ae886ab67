#!/bin/bash
tar c . | docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app -
sed "s/22/$NODE/" Dockerfile | docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app -f - .
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app -f- . <<< "$(cat Dockerfile)"
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t other - <<END
FROM node:22
ARG NPM_TOKEN
END
