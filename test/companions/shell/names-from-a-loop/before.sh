#!/usr/bin/env bash
ARGS=()
while IFS='=' read -r key value; do
  ARGS+=(--build-arg "$key=$value")
done < settings/build.env
docker build "${ARGS[@]}" .
while read -r line; do
  more="$more --build-arg $line"
done < .env.local
docker buildx build $more -f Dockerfile .
