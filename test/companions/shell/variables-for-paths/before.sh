#!/usr/bin/env bash
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
DOCKERFILE=docker/app.Dockerfile
docker build -f "$ROOT/$DOCKERFILE" --build-arg NPM_TOKEN="$NPM_TOKEN" "$ROOT"
