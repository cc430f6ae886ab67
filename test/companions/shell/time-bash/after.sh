#!/usr/bin/env bash
time NPM_TOKEN="$(cat t)" docker build --secret id=NPM_TOKEN .
