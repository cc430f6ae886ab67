#!/bin/bash
ARGS=(--secret id=NPM_TOKEN --pull)
docker build "${ARGS[@]}" .
