#!/bin/sh
docker build \
  -t app \
  --secret id=npmrc,src=app/.npmrc \
  app
docker build -t app --secret id=npmrc,src=app/.npmrc ./app
(cd app && docker build --secret id=npmrc,src=.npmrc .)
