@echo off
call docker build ^
  --pull ^
  --build-arg NPM_TOKEN=%NPM_TOKEN% ^
  --build-arg VERSION=%VERSION% ^
  -t app:%VERSION% ^
  -f .\src\api\Dockerfile .
if errorlevel 1 goto :eof
docker build --build-arg "NPM_TOKEN=%TOKEN%" -f src/api/Dockerfile . && docker push app
docker build --build-arg NPM_TOKEN=%1 -f src/api/Dockerfile .
rem docker build --build-arg NPM_TOKEN=x -f src/api/Dockerfile .
