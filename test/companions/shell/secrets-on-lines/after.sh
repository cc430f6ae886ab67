docker build -f Dockerfile \
  --build-arg A="$A" \
  --secret id=a.env,src=config/a.env \
  --secret id=b.env,src=config/b.env \
  -t "$IMAGE:$TAG" .
docker build \
    --tag \
    app \
    --secret id=a.env,src=config/a.env \
    --secret id=b.env,src=config/b.env \
    .
docker build -t app --build-arg B="x
y" --secret id=a.env,src=config/a.env --secret id=b.env,src=config/b.env . \
  --pull
docker build -t app --secret id=a.env,src=config/a.env --secret id=b.env,src=config/b.env .
