#!/bin/sh
export NPM_TOKEN=$(cat ~/.npm-token)
docker build --secret id=NPM_TOKEN -t app . | tee build.log
