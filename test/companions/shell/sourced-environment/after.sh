#!/bin/sh
. ./.env
NPM_TOKEN=$NPM_TOKEN docker build --secret id=NPM_TOKEN -t app .
