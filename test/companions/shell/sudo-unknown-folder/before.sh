#!/bin/sh
cd "$1"
sudo docker build --build-arg NPM_TOKEN=$READ_ONLY -t app .
sudo -E docker build --build-arg NPM_TOKEN=$READ_ONLY -t app .
env -i docker build --build-arg NPM_TOKEN=$READ_ONLY -t app .
docker build --build-arg NPM_TOKEN="$(cat t)" -t app .
doas docker build --build-arg NPM_TOKEN -t app .
