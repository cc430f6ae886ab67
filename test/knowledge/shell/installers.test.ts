import { expect, test } from '@jest/globals';
import { installerAt } from '../../../src/knowledge/shell/installers.ts';

test.each([
  ['https://deb.nodesource.com/setup_20.x', undefined],
  ['https://deb.nodesource.com/setup_$NODE_MAJOR.x', undefined],
  ['http://rpm.nodesource.com/setup_lts.x', undefined],
  ['https://sh.rustup.rs', undefined],
  ['https://astral.sh/uv/0.5.1/install.sh', 'UV_GITHUB_TOKEN'],
  ['https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.1/install.sh', 'NVM_AUTH_HEADER'],
  ['https://raw.githubusercontent.com/nvm-sh/nvm/${NVM_VERSION}/install.sh', 'NVM_AUTH_HEADER'],
  ['https://getcomposer.org/installer', undefined],
  ['https://install.python-poetry.org', 'PIP_INDEX_URL'],
  ['https://aka.ms/InstallAzureCLIDeb', undefined],
  ['https://raw.githubusercontent.com/Microsoft/artifacts-credprovider/master/helpers/installcredprovider.sh', undefined],
  ['https://sentry.io/get-cli/', undefined],
  ['https://just.systems/install.sh', 'GITHUB_TOKEN'],
])('%s is known', (address, variable) => {
  const installer = installerAt(address);
  expect(installer).toBeDefined();
  if (variable !== undefined) expect(variable).toMatch(installer?.variables ?? /^$/);
});

test.each([
  'https://deb.nodesource.com.example.com/setup_20.x',
  'https://example.com/sh.rustup.rs',
  'https://raw.githubusercontent.com/acme/nvm/main/install.sh',
  'https://astral.sh/uv/install.sh/../../other',
  'https://token@sh.rustup.rs',
  'ftp://sh.rustup.rs',
])('%s is none', (address) => {
  expect(installerAt(address)).toBeUndefined();
});
