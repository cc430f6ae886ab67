#!/bin/sh
docker buildx bake --set app.args.NPM_TOKEN="$NPM_TOKEN" app
docker buildx bake --set "*.args.NPM_TOKEN=$NPM_TOKEN" --push
docker bake --set=app.args.NPM_TOKEN=$(cat ~/.token) --set app.args.VERSION=2
docker buildx bake \
  --set app.args.NPM_TOKEN=$TOKEN \
  --set app.tags=app:1
docker buildx bake --set worker.args.NPM_TOKEN="$NPM_TOKEN" worker
docker buildx bake -f other.hcl --set app.args.NPM_TOKEN="$NPM_TOKEN"
docker buildx bake https://git.example.com/acme/app.git --set app.args.NPM_TOKEN="$NPM_TOKEN"
docker buildx bake --set app.args.NPM_TOKEN=abc123
