param([string]$Token, [string]$Tag = "latest")
docker build `
  --build-arg NPM_TOKEN=$env:NPM_TOKEN `
  -t "app:$Tag" `
  .
& docker build --build-arg "NPM_TOKEN=${env:NPM_TOKEN}" .
docker build --build-arg NPM_TOKEN=$Token -t app .
if ($LASTEXITCODE) { docker build --build-arg NPM_TOKEN=$env:NPM_TOKEN . }
