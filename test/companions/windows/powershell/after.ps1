# docker build --build-arg NPM_TOKEN=x .
docker build --secret id=NPM_TOKEN -t app .
