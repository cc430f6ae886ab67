import { describe, expect, test } from '@jest/globals';
import { ISSUERS, issuerNamed, issuerOf } from '../../../src/knowledge/secrets/issuers.ts';
import { TOKEN_SHAPES } from '../../../src/knowledge/secrets/token-shapes.ts';

const EXAMPLES: readonly (readonly [name: string, issuer: string | undefined])[] = [
  ['FONTAWESOME_NPM_AUTH_TOKEN', 'Font Awesome'],
  ['NPM_TOKEN', 'npm'],
  ['NODE_AUTH_TOKEN', 'npm'],
  ['NPM_READ_TOKEN', 'npm'],
  ['GITHUB_TOKEN', 'GitHub'],
  ['GH_PAT', 'GitHub'],
  ['githubToken', undefined],
  ['BUNDLE_RUBYGEMS__PKG__GITHUB__COM', 'GitHub'],
  ['GITLAB_TOKEN', 'GitLab'],
  ['CI_JOB_TOKEN', 'GitLab'],
  ['BITBUCKET_TOKEN', 'Bitbucket'],
  ['TWINE_PASSWORD', 'PyPI'],
  ['SENTRY_AUTH_TOKEN', 'Sentry'],
  ['AWS_SECRET_ACCESS_KEY', 'AWS'],
  ['GOOGLE_APPLICATION_CREDENTIALS_JSON', 'Google Cloud'],
  ['AZURE_DEVOPS_PAT', 'Azure DevOps'],
  ['AZURE_CLIENT_SECRET', 'Microsoft Entra'],
  ['DOCKERHUB_TOKEN', 'Docker Hub'],
  ['HF_TOKEN', 'Hugging Face'],
  ['GEM_HOST_API_KEY', 'RubyGems'],
  ['NUGET_API_KEY', 'NuGet'],
  ['CARGO_REGISTRY_TOKEN', 'crates.io'],
  ['ARTIFACTORY_API_KEY', 'JFrog'],
  ['SLACK_BOT_TOKEN', 'Slack'],
  ['STRIPE_SECRET_KEY', 'Stripe'],
  ['OPENAI_API_KEY', 'OpenAI'],
  ['ANTHROPIC_API_KEY', 'Anthropic'],
  ['DEEPSEEK_API_KEY', 'DeepSeek'],
  ['HEROKU_API_KEY', 'Heroku'],
  ['DIGITALOCEAN_ACCESS_TOKEN', 'DigitalOcean'],
  ['FLY_API_TOKEN', 'Fly.io'],
  ['NETLIFY_AUTH_TOKEN', 'Netlify'],
  ['VAULT_TOKEN', 'HashiCorp Vault'],
  ['DOPPLER_TOKEN', 'Doppler'],
  ['BUNDLE_GEMS__EXAMPLE__COM', undefined],
  ['API_TOKEN', undefined],
  ['DB_PASSWORD', undefined],
];

describe('issuers of secrets', () => {
  test.each(EXAMPLES)('%s: %p', (name, issuer) => {
    expect(issuerOf(name)?.issuer).toBe(issuer);
  });

  test('every row has a page and, where it has names, an example', () => {
    const shown = new Set(EXAMPLES.map(([, issuer]) => issuer));
    const without = ISSUERS.filter(({ issuer, names, page }) => (names && !shown.has(issuer)) || !page.startsWith('https://'));
    expect(without.map(({ issuer }) => issuer)).toEqual([]);
    expect(new Set(ISSUERS.map(({ issuer }) => issuer)).size).toBe(ISSUERS.length);
  });

  // of a shape that several services use, only the name of the variable says whose it is
  test('every token shape has an issuer, and every issuer a name or a shape', () => {
    const providers = new Set(TOKEN_SHAPES.map(({ provider }) => provider));
    expect([...providers].filter((provider) => issuerNamed(provider) === undefined)).toEqual(['an AI service']);
    expect(ISSUERS.filter(({ issuer, names }) => !names && !providers.has(issuer)).map(({ issuer }) => issuer)).toEqual([]);
  });
});
