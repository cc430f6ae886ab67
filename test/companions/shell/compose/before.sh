docker compose build --build-arg NPM_TOKEN=$TOKEN
docker compose -f compose.yaml build --build-arg NPM_TOKEN web
docker-compose build --build-arg NPM_TOKEN="$NPM_TOKEN" db
