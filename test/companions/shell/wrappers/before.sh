time docker build --build-arg NPM_TOKEN="$(cat t)" .
DOCKER_BUILDKIT=1 docker build --build-arg NPM_TOKEN="$(cat t)" .
env A=1 docker build --build-arg NPM_TOKEN="$1" .
sudo -E docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
timeout 600 nice docker --context remote build --build-arg NPM_TOKEN="$T-$U" .
