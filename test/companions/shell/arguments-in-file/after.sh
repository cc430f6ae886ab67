#!/bin/sh
buildah build --build-arg-file build/args.conf -t app --secret id=NPM_TOKEN .
podman build --build-arg-file=build/other.conf -t app --secret id=NPM_TOKEN .
podman build --build-arg-file "$ARGS" -t app --secret id=NPM_TOKEN .
