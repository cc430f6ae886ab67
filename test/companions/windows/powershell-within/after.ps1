param([switch]$Push, [string]$Token)
if ($Push) { docker build --secret id=NPM_TOKEN -t app . } else { docker build --secret id=NPM_TOKEN,env=TOK . }
$log = docker build --secret id=NPM_TOKEN . 2>&1
docker build --secret id=NPM_TOKEN . | Out-Null # docker build --build-arg NPM_TOKEN=x .
foreach ($t in 'a', 'b') { docker build --target $t --secret id=NPM_TOKEN .; docker push app }
Exec {
    docker build `
        --secret id=NPM_TOKEN `
        -t "app:$(Get-Date)" .
}
if (-not (docker build -q --secret id=NPM_TOKEN .)) { exit 1 }
Write-Host "docker build --build-arg NPM_TOKEN=$Token ."
