REGISTRY_TOKEN="$(cat ~/.t)" docker compose build
docker compose build
