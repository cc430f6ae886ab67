#!/bin/bash
here=$(dirname "$(realpath "$0")")
top=$(realpath "$here/..")
docker build --secret id=NPM_TOKEN -f "$top/Dockerfile" "$top"
docker build --secret id=NPM_TOKEN "$(cd -P -- "$(dirname -- "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)"
docker build --build-arg NPM_TOKEN="$NPM_TOKEN" "$(realpath "$TARGET")"
