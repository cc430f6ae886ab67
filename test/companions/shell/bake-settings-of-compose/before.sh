#!/bin/sh
docker buildx bake --set app.args.NPM_TOKEN=$NPM_TOKEN
docker buildx bake -f compose.yaml --set *.args.NPM_TOKEN=$NPM_TOKEN
