bash -c 'docker build --build-arg NPM_TOKEN=$NPM_TOKEN .'
ssh host "docker build --build-arg NPM_TOKEN=$NPM_TOKEN ."
