#!/bin/sh
docker buildx bake --set app.args.NPM_TOKEN=$NPM_TOKEN
