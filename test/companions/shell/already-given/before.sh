docker build --secret id=NPM_TOKEN --build-arg NPM_TOKEN=$NPM_TOKEN --build-arg A=1 -t app .
docker build --secret id=NPM_TOKEN,env=T -t app .
