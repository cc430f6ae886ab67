#!/bin/sh
docker build $(cat .env | sed 's/^/--build-arg /') -t app .
docker build $(grep -v '^#' .env | xargs -I{} echo --build-arg {}) .
docker build `sed -e 's/^/--build-arg /' config/app.env` .
docker build --build-arg "$(cat token.arg)" .
docker build -t app $(for i in `cat .env.local`; do out="$out --build-arg $i"; done; echo $out) .
docker build $(cat .env | sed 's/^/--build-arg /') other
