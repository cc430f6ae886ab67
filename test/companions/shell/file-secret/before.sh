#!/bin/sh
docker build \
  -t app \
  app
docker build -t app ./app
(cd app && docker build .)
