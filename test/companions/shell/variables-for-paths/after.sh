#!/usr/bin/env bash
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
DOCKERFILE=docker/app.Dockerfile
docker build -f "$ROOT/$DOCKERFILE" --secret id=NPM_TOKEN "$ROOT"
