a="--build-arg NPM_TOKEN=$NPM_TOKEN"
docker build $a .
docker build $a old
b="--build-arg NPM_TOKEN=$NPM_TOKEN"
echo "$b"
docker build $b .
c="--build-arg NPM_TOKEN=$NPM_TOKEN -f old/Dockerfile"
docker build $c .
d="--build-arg NPM_TOKEN=$(cat token)"
docker build $d .
e="--build-arg NPM_TOKEN=$NPM_TOKEN"
docker build $e "$@" .
token=$(cat token)
f="--build-arg NPM_TOKEN=$token"
docker build $f .
