#!/bin/bash
export DOCKER_BUILDKIT=0
docker build --build-arg "NPM_TOKEN=${READ_ONLY}" --build-arg V=1 -t app .
docker-compose build --build-arg NPM_TOKEN=$READ_ONLY
