#!/bin/sh
docker compose build --build-arg NPM_TOKEN --build-arg NPM_TOKEN="$TOKEN" app
docker compose build --build-arg NPM_TOKEN=$(cat t) --build-arg NPM_TOKEN="$TOKEN" app
docker compose build --build-arg NPM_TOKEN=abc --build-arg NPM_TOKEN="$NPM_TOKEN" app
NPM_TOKEN=$X docker compose build --build-arg NPM_TOKEN app
NPM_TOKEN=$X docker compose build --build-arg NPM_TOKEN --build-arg NPM_TOKEN=$(cat x)
NPM_TOKEN=$X docker build --build-arg NPM_TOKEN="$NPM_TOKEN" .
