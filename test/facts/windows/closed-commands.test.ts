import { describe, expect, test } from '@jest/globals';
import { readsNothingOnWindows } from '../../../src/facts/windows/closed-commands.ts';

const CLOSED: readonly string[] = [
  'mkdir C:\\logs',
  'del x.zip & rd /s /q C:\\tmp',
  'curl -fsSLo x.zip https://example.com/x.zip && tar -xf x.zip',
  'New-Item -ItemType Directory -Path C:\\logs',
  "$ProgressPreference = 'SilentlyContinue'; Invoke-WebRequest -Uri https://example.com/x.zip -OutFile x.zip; Expand-Archive x.zip -DestinationPath C:\\x",
  '[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12; Install-WindowsFeature Web-Server',
  'powershell -NoProfile -Command Remove-Item -Recurse C:\\tmp',
  'powershell -ExecutionPolicy Bypass -Command "Remove-Item x.zip; Set-TimeZone UTC"',
  'cmd /S /C mkdir x',
  'xcopy /y a b | findstr x',
  'if (Test-Path x) { Remove-Item x }',
  'if (-not (Test-Path x)) { New-Item x } else { Remove-Item x; mkdir y }',
  "Start-Process msiexec.exe -ArgumentList '/i','x.msi','/qn' -Wait",
  'Start-Process -FilePath "msiexec" -Wait',
];

const OPEN: readonly string[] = [
  'dotnet restore',
  'nuget.exe restore -ConfigFile nuget.config',
  '.\\build.ps1',
  'C:\\tools\\x.exe /quiet',
  'Start-Process x.exe -Wait',
  'Invoke-Expression $code',
  'Get-ChildItem | ForEach-Object { & $_ }',
  'Get-ChildItem env:',
  'set',
  'if (Test-Path x) { .\\build.ps1 }',
  'if ($x) { Remove-Item x }',
  'if (Test-Path x) { if (Test-Path y) { Remove-Item x } }',
  'Start-Process -FilePath .\\x.exe -Wait',
  'Start-Process -Wait x.exe',
  "Start-Process cmd -ArgumentList '/c','build.bat'",
  'Invoke-WebRequest -Uri $(Get-Content url.txt) -OutFile x',
  'mkdir x; .\\setup.exe',
  '& "C:\\tool.exe"',
  'Import-Module .\\deploy.psm1',
];

describe('commands of Windows', () => {
  test.each(CLOSED)('reads no variable: %s', (text) => {
    expect(readsNothingOnWindows(text, 'NUGET_TOKEN')).toBe(true);
  });

  test.each(OPEN)('may read any: %s', (text) => {
    expect(readsNothingOnWindows(text, 'NUGET_TOKEN')).toBe(false);
  });
});
