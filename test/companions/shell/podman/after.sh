podman build --secret id=NPM_TOKEN -f Dockerfile
buildah bud --secret id=NPM_TOKEN -t x .
