#!/bin/bash
declare -rx NPM_TOKEN="$1"
docker build --secret id=NPM_TOKEN -t app .
