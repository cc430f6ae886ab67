#!/bin/sh
NPM_TOKEN="$(cat ~/.t)" docker compose build app
docker compose -f docker-compose.yml build --build-arg NPM_TOKEN="$(cat ~/.t)"
