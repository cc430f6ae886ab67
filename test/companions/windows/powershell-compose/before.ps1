docker compose build --build-arg NPM_TOKEN=$env:NPM_TOKEN app
docker-compose build --build-arg "NPM_TOKEN=$env:REGISTRY_TOKEN" app
docker compose build --build-arg NPM_TOKEN=$(Get-Content token.txt) app
