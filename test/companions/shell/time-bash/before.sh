#!/usr/bin/env bash
time docker build --build-arg NPM_TOKEN="$(cat t)" .
