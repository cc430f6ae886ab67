#!/bin/sh
docker build -t app --build-arg NPM_TOKEN="$(cat ~/.token)" . && docker push app
