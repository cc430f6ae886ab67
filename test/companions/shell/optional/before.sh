docker build --build-arg NPM_TOKEN -t a .
