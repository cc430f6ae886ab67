ARGS="--build-arg VERSION=1"
ARGS="$ARGS --secret id=NPM_TOKEN"
docker build $ARGS -f Dockerfile .
