#!/bin/sh
# token is optional
if [ -n "$NPM_TOKEN" ]; then
	token="--secret id=NPM_TOKEN,env=NPM_TOKEN"
fi
docker build --platform="$PLATFORM" $token --build-arg "VERSION=$VERSION" .
