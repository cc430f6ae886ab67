#!/bin/sh
DOCKER_BUILDKIT=0 docker build --build-arg NPM_TOKEN=$READ_ONLY --build-arg DB_PASSWORD='hunter 22' --build-arg API_KEY=$API_KEY --build-arg SECRET=hunter22 .
