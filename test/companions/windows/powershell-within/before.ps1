param([switch]$Push, [string]$Token)
if ($Push) { docker build --build-arg NPM_TOKEN=$env:NPM_TOKEN -t app . } else { docker build --build-arg "NPM_TOKEN=$env:TOK" . }
$log = docker build --build-arg NPM_TOKEN=${env:NPM_TOKEN} . 2>&1
docker build --build-arg NPM_TOKEN=$env:NPM_TOKEN . | Out-Null # docker build --build-arg NPM_TOKEN=x .
foreach ($t in 'a', 'b') { docker build --target $t --build-arg NPM_TOKEN=$env:NPM_TOKEN .; docker push app }
Exec {
    docker build `
        --build-arg NPM_TOKEN=$env:NPM_TOKEN `
        -t "app:$(Get-Date)" .
}
if (-not (docker build -q --build-arg NPM_TOKEN=$env:NPM_TOKEN .)) { exit 1 }
Write-Host "docker build --build-arg NPM_TOKEN=$Token ."
