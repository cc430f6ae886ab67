NPM_TOKEN="$(cat ~/.t)" docker-compose build
NPM_TOKEN="$(cat ~/.t)" docker-compose build app w
docker-compose build --build-arg NPM_TOKEN="$(cat ~/.t)" w
