ARGS="--build-arg VERSION=1"
ARGS="$ARGS --build-arg NPM_TOKEN=$NPM_TOKEN"
docker build $ARGS -f Dockerfile .
