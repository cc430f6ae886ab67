$npmToken = Get-Content token.txt
Invoke-Docker docker build --build-arg NPM_TOKEN="${npmToken}" .
$log = docker build --build-arg NPM_TOKEN=$npmToken .
if ($ci) { docker build --secret id=NPM_TOKEN . }
