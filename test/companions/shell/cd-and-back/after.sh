pushd app
docker build --secret id=NPM_TOKEN .
popd
docker build --secret id=NPM_TOKEN app
if [ -n "$X" ]; then cd other; fi
docker build --build-arg NPM_TOKEN .
