#!/bin/sh
buildah build --build-arg-file build/args.conf -t app .
podman build --build-arg-file=build/other.conf -t app .
podman build --build-arg-file "$ARGS" -t app .
