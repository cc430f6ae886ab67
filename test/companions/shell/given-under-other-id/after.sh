#!/bin/sh
docker build --secret id=NPM_TOKEN -t app .
docker build --secret "type=env,id=NPM_TOKEN,env=TOKEN" .
docker build --secret id=NPM_TOKEN .
docker build --secret id=NPM_TOKEN,env=TOKEN --secret id=used,env=TOKEN .
docker build --secret id=NPM_TOKEN,env=TOKEN --secret id=npm,src=token.txt .
