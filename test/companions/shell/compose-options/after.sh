#!/bin/bash
options=(--pull --build-arg "NPM_TOKEN=$REGISTRY_TOKEN")
docker compose build "${options[@]}"
