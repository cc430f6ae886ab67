# docker build --build-arg NPM_TOKEN=x .
docker build --build-arg NPM_TOKEN=$env:NPM_TOKEN -t app .
