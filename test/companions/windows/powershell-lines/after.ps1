param([string]$Token, [string]$Tag = "latest")
docker build `
  --secret id=NPM_TOKEN `
  -t "app:$Tag" `
  .
& docker build --secret id=NPM_TOKEN .
docker build --build-arg NPM_TOKEN=$Token -t app .
if ($LASTEXITCODE) { docker build --secret id=NPM_TOKEN . }
