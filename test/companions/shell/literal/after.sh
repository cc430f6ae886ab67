docker build --build-arg NPM_TOKEN=0123456789abcdef .
