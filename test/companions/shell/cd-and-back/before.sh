pushd app
docker build --build-arg NPM_TOKEN .
popd
docker build --build-arg NPM_TOKEN app
if [ -n "$X" ]; then cd other; fi
docker build --build-arg NPM_TOKEN .
