fly deploy --build-arg NPM_TOKEN=$NPM_TOKEN
az acr build \
  --build-arg NPM_TOKEN=$NPM_TOKEN .
buildctl build --frontend dockerfile.v0 --opt build-arg:NPM_TOKEN=$NPM_TOKEN
