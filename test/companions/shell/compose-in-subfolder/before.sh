#!/bin/sh
docker compose build --build-arg NPM_TOKEN="$(cat ~/.t)" app
docker compose -f docker-compose.yml build --build-arg NPM_TOKEN="$(cat ~/.t)"
