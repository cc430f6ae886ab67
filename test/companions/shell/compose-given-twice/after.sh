#!/bin/sh
NPM_TOKEN="$TOKEN" docker compose build app
NPM_TOKEN="$TOKEN" docker compose build app
NPM_TOKEN="$NPM_TOKEN" docker compose build app
NPM_TOKEN=$X docker compose build app
NPM_TOKEN=$X docker compose build --build-arg NPM_TOKEN=$(cat x)
NPM_TOKEN=$X docker build --build-arg NPM_TOKEN="$NPM_TOKEN" .
