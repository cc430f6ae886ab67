#!/bin/sh
docker buildx bake --set app.secrets=id=NPM_TOKEN,env=NPM_TOKEN app
docker buildx bake --set "*.secrets=id=NPM_TOKEN,env=NPM_TOKEN" --push
NPM_TOKEN=$(cat ~/.token) docker bake --set app.secrets=id=NPM_TOKEN,env=NPM_TOKEN --set app.args.VERSION=2
docker buildx bake \
  --set app.secrets=id=NPM_TOKEN,env=TOKEN \
  --set app.tags=app:1
docker buildx bake --set worker.args.NPM_TOKEN="$NPM_TOKEN" worker
docker buildx bake -f other.hcl --set app.args.NPM_TOKEN="$NPM_TOKEN"
docker buildx bake https://git.example.com/acme/app.git --set app.args.NPM_TOKEN="$NPM_TOKEN"
docker buildx bake --set app.args.NPM_TOKEN=abc123
