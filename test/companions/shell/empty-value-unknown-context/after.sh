#!/bin/sh
docker build \
  --build-arg NPM_TOKEN= \
  -t $TAG "$CONTEXT"
