#!/bin/bash
cd "$(readlink -e "$(dirname "${0}")")"/.. || exit 2
docker build --secret id=NPM_TOKEN -t app .
