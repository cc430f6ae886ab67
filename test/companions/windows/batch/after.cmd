@echo off
docker build --secret id=NPM_TOKEN -t app .
