#!/bin/sh
docker build --secret id=NPM_TOKEN,env=TOK --build-arg NPM_AUTH="${TOK}" --build-arg V=1 --build-arg TOK .
NPM_TOKEN="$(cat t)" docker build --secret id=NPM_TOKEN --build-arg OTHER="$(cat t)" .
docker build --secret id=NPM_TOKEN --build-arg V=$V .
