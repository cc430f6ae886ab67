#!/bin/sh
docker buildx bake --set "*.args.NPM_TOKEN=$NPM_TOKEN"
docker buildx bake --set app.args.NPM_TOKEN=$NPM_TOKEN
