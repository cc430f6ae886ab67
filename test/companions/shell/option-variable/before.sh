#!/bin/sh
# token is optional
if [ -n "$NPM_TOKEN" ]; then
	token="--build-arg NPM_TOKEN=$NPM_TOKEN"
fi
docker build --platform="$PLATFORM" $token --build-arg "VERSION=$VERSION" .
