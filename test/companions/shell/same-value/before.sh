#!/bin/sh
docker build --build-arg NPM_TOKEN=$TOK --build-arg NPM_AUTH="${TOK}" --build-arg V=1 --build-arg TOK .
docker build --build-arg NPM_TOKEN="$(cat t)" --build-arg OTHER="$(cat t)" .
docker build --build-arg NPM_TOKEN=$NPM_TOKEN --build-arg V=$V .
