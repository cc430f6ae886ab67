#!/bin/sh
docker buildx bake --set "*.args.NPM_TOKEN=$NPM_TOKEN"
docker buildx bake --set app.secrets=id=NPM_TOKEN,env=NPM_TOKEN
