docker compose build --build-arg NPM_TOKEN="$(cat ~/.t)"
