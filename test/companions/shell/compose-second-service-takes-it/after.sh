NPM_TOKEN="$(cat ~/.t)" docker-compose build --build-arg NPM_TOKEN="$(cat ~/.t)"
docker compose build app
