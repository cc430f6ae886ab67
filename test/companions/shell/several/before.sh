docker build --build-arg NPM_TOKEN --build-arg PIP_TOKEN=$P --build-arg UNUSED=1 .
