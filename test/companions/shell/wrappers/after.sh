time env NPM_TOKEN="$(cat t)" docker build --secret id=NPM_TOKEN .
DOCKER_BUILDKIT=1 NPM_TOKEN="$(cat t)" docker build --secret id=NPM_TOKEN .
env A=1 NPM_TOKEN="$1" docker build --secret id=NPM_TOKEN .
sudo -E docker build --secret id=NPM_TOKEN .
NPM_TOKEN="$T-$U" timeout 600 nice docker --context remote build --secret id=NPM_TOKEN .
