@echo off
if exist .env docker build --build-arg NPM_TOKEN=%NPM_TOKEN% .
if /i not "%1"=="x" (docker build --build-arg NPM_TOKEN=%NPM_TOKEN% .) else docker build --build-arg NPM_TOKEN=%TOK% .
for %%t in (a b) do docker build --target %%t --build-arg NPM_TOKEN=%NPM_TOKEN% . || exit /b 1
where docker >nul && @docker build --build-arg NPM_TOKEN=%NPM_TOKEN% .
if errorlevel 1 (
  docker build ^
    --build-arg NPM_TOKEN=%NPM_TOKEN% .
)
echo docker build --build-arg NPM_TOKEN=%NPM_TOKEN% .
:: docker build --build-arg NPM_TOKEN=%NPM_TOKEN% .
