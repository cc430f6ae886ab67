cd /d %~dp0
docker build --secret id=NPM_TOKEN .
