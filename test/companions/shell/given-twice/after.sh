docker build --build-arg OTHER=1 --secret id=NPM_TOKEN,env=NEW_TOKEN .
docker build --secret id=NPM_TOKEN .
