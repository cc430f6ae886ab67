#!/bin/sh
NPM_TOKEN="$TOKEN" docker compose build app
NPM_TOKEN="$TOKEN" docker compose build app
docker compose build app
NPM_TOKEN=$X docker compose build app
NPM_TOKEN=$X docker compose build --build-arg NPM_TOKEN=$(cat x)
NPM_TOKEN=$X docker build --secret id=NPM_TOKEN .
