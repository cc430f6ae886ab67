#!/bin/sh
NPM_TOKEN="$(cat ~/.token)" docker build -t app --secret id=NPM_TOKEN . && docker push app
