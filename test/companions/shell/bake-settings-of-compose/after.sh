#!/bin/sh
docker buildx bake --set app.secrets=id=NPM_TOKEN,env=NPM_TOKEN
docker buildx bake -f compose.yaml --set "*.secrets=id=NPM_TOKEN,env=NPM_TOKEN"
