podman build --build-arg NPM_TOKEN=$NPM_TOKEN -f Dockerfile
buildah bud --build-arg NPM_TOKEN=$NPM_TOKEN -t x .
