#!/bin/sh
docker build --secret id=npm,env=NPM_TOKEN --build-arg NPM_TOKEN=$NPM_TOKEN -t app .
docker build --build-arg NPM_TOKEN="${TOKEN}" --secret "type=env,id=npm,env=TOKEN" .
docker build --build-arg NPM_TOKEN --secret id=NPM_TOKEN .
docker build --build-arg NPM_TOKEN=$TOKEN --secret id=used,env=TOKEN .
docker build --build-arg NPM_TOKEN=$TOKEN --secret id=npm,src=token.txt .
