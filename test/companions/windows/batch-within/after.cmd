@echo off
if exist .env docker build --secret id=NPM_TOKEN .
if /i not "%1"=="x" (docker build --secret id=NPM_TOKEN .) else docker build --secret id=NPM_TOKEN,env=TOK .
for %%t in (a b) do docker build --target %%t --secret id=NPM_TOKEN . || exit /b 1
where docker >nul && @docker build --secret id=NPM_TOKEN .
if errorlevel 1 (
  docker build ^
    --secret id=NPM_TOKEN .
)
echo docker build --build-arg NPM_TOKEN=%NPM_TOKEN% .
:: docker build --build-arg NPM_TOKEN=%NPM_TOKEN% .
