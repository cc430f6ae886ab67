#!/bin/sh
docker build --build-arg NPM_TOKEN=$READ_ONLY -t app .
docker build -t other .
