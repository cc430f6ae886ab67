#!/bin/sh
bash -c "docker build --build-arg NPM_TOKEN=$READ_ONLY ."
ssh host 'docker build --build-arg NPM_TOKEN=$READ_ONLY .'
