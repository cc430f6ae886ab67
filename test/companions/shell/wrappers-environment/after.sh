env -i PATH="$PATH" NPM_TOKEN="$NPM_TOKEN" docker build --secret id=NPM_TOKEN .
env -i PATH="$PATH" NPM_TOKEN=$T docker build --secret id=NPM_TOKEN .
nice env -u X NPM_TOKEN="$(cat t)" docker build --secret id=NPM_TOKEN .
sudo env PATH="$PATH" NPM_TOKEN="$NPM_TOKEN" docker build --secret id=NPM_TOKEN .
sudo --preserve-env=A,NPM_TOKEN docker build --secret id=NPM_TOKEN .
doas docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
env A=1 sudo docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
op run --env-file=.env -- docker build --secret id=NPM_TOKEN .
NPM_TOKEN="$(cat t)" flock /tmp/lock docker build --secret id=NPM_TOKEN .
env -i docker compose build --build-arg NPM_TOKEN="$NPM_TOKEN"
