#!/bin/bash
names=(
  VERSION
  NPM_TOKEN
)
for name in "${names[@]}"; do opts+=(--build-arg "$name"); done
docker build "${opts[@]}" .
export NPM_TOKEN
