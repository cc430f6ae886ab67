NPM_TOKEN="$TOKEN" docker compose build
docker compose -f compose.yaml build web
docker-compose build --build-arg NPM_TOKEN="$NPM_TOKEN" db
