#!/bin/sh
NPM_TOKEN=$(cat ~/.npm-token)
NPM_TOKEN="$NPM_TOKEN" docker build --secret id=NPM_TOKEN -t app .
