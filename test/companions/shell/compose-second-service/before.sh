docker-compose build --build-arg NPM_TOKEN="$(cat ~/.t)"
docker-compose build --build-arg NPM_TOKEN="$(cat ~/.t)" app w
docker-compose build --build-arg NPM_TOKEN="$(cat ~/.t)" w
