#!/bin/bash
DOCKER_BUILDKIT=0 docker build --build-arg NPM_TOKEN=$READ_ONLY -t app .
DOCKER_BUILDKIT="0" TAG=1 docker build --build-arg NPM_TOKEN="$(cat t)" .
DOCKER_BUILDKIT=0 sudo docker build --build-arg NPM_TOKEN=$READ_ONLY .
