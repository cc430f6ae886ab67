env -i PATH="$PATH" docker build --build-arg NPM_TOKEN="$NPM_TOKEN" .
env -i PATH="$PATH" NPM_TOKEN=$T docker build --build-arg NPM_TOKEN .
nice env -u X docker build --build-arg NPM_TOKEN="$(cat t)" .
sudo env PATH="$PATH" docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
sudo --preserve-env=A,NPM_TOKEN docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
doas docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
env A=1 sudo docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
op run --env-file=.env -- docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
flock /tmp/lock docker build --build-arg NPM_TOKEN="$(cat t)" .
env -i docker compose build --build-arg NPM_TOKEN="$NPM_TOKEN"
