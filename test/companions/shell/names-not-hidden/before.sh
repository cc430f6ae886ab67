#!/bin/sh
OPTS="--build-arg VERSION=$(git describe)"
docker build $OPTS --build-arg COMMIT=$(git rev-parse HEAD) .
docker build $(cat .env | sed 's/^/--build-arg /') --secret id=NPM_TOKEN,env=NPM_TOKEN .
docker build $(cat .env | sed 's/^/--build-arg /') -f other/Dockerfile other
docker build $(cat tags | sed 's/^/--tag /') .
