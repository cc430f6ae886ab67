#!/bin/bash
# NPM_TOKEN is needed
args=""
for v in NPM_TOKEN VERSION; do
  args="$args --build-arg $v=${!v}"
done
docker build $args -t app .
