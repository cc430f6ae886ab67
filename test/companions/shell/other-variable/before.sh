docker build --build-arg NPM_TOKEN=${TOKEN} .
