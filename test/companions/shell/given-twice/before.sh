docker build --build-arg NPM_TOKEN="$OLD_TOKEN" --build-arg OTHER=1 --build-arg NPM_TOKEN="$NEW_TOKEN" .
docker build --build-arg NPM_TOKEN=first --build-arg NPM_TOKEN .
