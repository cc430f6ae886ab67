#!/bin/bash
build() {
  local -r NPM_TOKEN="$1"
  docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t app .
}
declare -r VERSION=1
build "$(cat ~/.token)"
