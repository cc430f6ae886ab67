docker build -f Dockerfile \
  --build-arg A="$A" \
  -t "$IMAGE:$TAG" .
docker build \
    --tag \
    app \
    .
docker build -t app --build-arg B="x
y" . \
  --pull
docker build -t app .
