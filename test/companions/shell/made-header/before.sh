docker build --build-arg REPO_PASSWORD="$REPO_PASSWORD" -t app .
