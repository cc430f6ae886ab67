if true; then
docker build --build-arg NPM_TOKEN=$NPM_TOKEN .
