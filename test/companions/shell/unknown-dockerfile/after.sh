for f in */Dockerfile; do
  docker build --build-arg NPM_TOKEN=$NPM_TOKEN -f "$f" .
done
