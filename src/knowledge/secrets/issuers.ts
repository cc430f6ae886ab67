/** The service that usually issues the secret in a variable of this name, and the page about replacing it. */
export interface Issuer {
  /** Name of the service, shown to people. */
  readonly issuer: string;
  /** Matched against the name in upper case. */
  readonly names: RegExp;
  /** The issuer's own page on revoking or rotating the secret; also the source of the row. */
  readonly page: string;
}

/** In order: the first row that matches counts. An example of each stands in test/knowledge/secrets/issuers.test.ts. */
// biome-ignore format: one row a line
export const ISSUERS: readonly Issuer[] = [
  { issuer: 'Font Awesome', names: /FONT_?AWESOME/, page: 'https://docs.fontawesome.com/web/setup/packages' },
  { issuer: 'npm', names: /(?:^|_)NPM(?:_\w+)?_(?:TOKEN|AUTH)$|^NODE_AUTH_TOKEN$|^NPM_?TOKEN$/, page: 'https://docs.npmjs.com/revoking-access-tokens' },
  { issuer: 'GitHub', names: /^(?:\w+_)?(?:GH|GITHUB)_(?:\w+_)?(?:TOKEN|PAT|KEY)$|^(?:BUNDLE_)?(?:RUBYGEMS__PKG__)?GITHUB__COM$|^BUNDLE_RUBYGEMS__PKG__GITHUB__COM$|^GH_?PAT$/, page: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation' },
  { issuer: 'GitLab', names: /^(?:\w+_)?(?:GITLAB|GLAB|CI_JOB)_(?:\w+_)?(?:TOKEN|PAT)$|^GITLAB_?TOKEN$/, page: 'https://docs.gitlab.com/user/profile/personal_access_tokens/' },
  { issuer: 'Bitbucket', names: /^BITBUCKET_(?:\w+_)?(?:TOKEN|PASSWORD)$/, page: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/' },
  { issuer: 'PyPI', names: /^(?:TWINE_PASSWORD|PYPI_\w*(?:TOKEN|PASSWORD)|PYPI_?TOKEN|FLIT_PASSWORD|UV_PUBLISH_TOKEN|HATCH_INDEX_AUTH)$/, page: 'https://pypi.org/help/#compromised-token' },
  { issuer: 'Sentry', names: /^SENTRY_(?:\w+_)?(?:TOKEN|KEY)$/, page: 'https://docs.sentry.io/account/auth-tokens/' },
  { issuer: 'AWS', names: /^(?:\w+_)?AWS_(?:SECRET_ACCESS_KEY|SECRET_KEY|SESSION_TOKEN|ACCESS_KEY_SECRET|SECRET)$/, page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html' },
  { issuer: 'Google Cloud', names: /^(?:GOOGLE|GCP|GCLOUD)_(?:\w+_)?(?:CREDENTIALS(?:_JSON)?|KEY|TOKEN|SA_KEY|JSON)$/, page: 'https://cloud.google.com/iam/docs/key-rotation' },
  { issuer: 'Azure DevOps', names: /^(?:AZURE_DEVOPS|AZDO|ADO|VSTS|VSS_NUGET)_\w*(?:PAT|TOKEN|CREDENTIALS|ENDPOINTS)$|^SYSTEM_ACCESSTOKEN$/, page: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate' },
  { issuer: 'Microsoft Entra', names: /^(?:AZURE|ARM)_CLIENT_SECRET$/, page: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials' },
  { issuer: 'Docker Hub', names: /^DOCKER(?:_?HUB)?_(?:TOKEN|PASSWORD|PAT)$/, page: 'https://docs.docker.com/security/access-tokens/' },
  { issuer: 'Hugging Face', names: /^(?:HF|HUGGING_?FACE(?:_HUB)?)_(?:\w+_)?TOKEN$/, page: 'https://huggingface.co/docs/hub/security-tokens' },
  { issuer: 'RubyGems', names: /^(?:GEM_HOST_API_KEY|RUBYGEMS_API_KEY)$/, page: 'https://guides.rubygems.org/api-key-scopes/' },
  { issuer: 'NuGet', names: /^NUGET_(?:API_KEY|KEY)$/, page: 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package' },
  { issuer: 'crates.io', names: /^(?:CARGO_REGISTRY_TOKEN|CRATES_(?:IO_)?TOKEN)$/, page: 'https://doc.rust-lang.org/cargo/reference/publishing.html' },
  { issuer: 'JFrog', names: /^(?:JFROG|ARTIFACTORY|JF|RT)_(?:\w+_)?(?:TOKEN|API_?KEY|PASSWORD)$/, page: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens' },
  { issuer: 'Slack', names: /^SLACK_(?:\w+_)?TOKEN$/, page: 'https://docs.slack.dev/authentication/tokens' },
  { issuer: 'Stripe', names: /^STRIPE_(?:\w+_)?(?:SECRET|KEY|SECRET_KEY)$/, page: 'https://docs.stripe.com/keys' },
  { issuer: 'OpenAI', names: /^OPENAI_(?:\w+_)?KEY$/, page: 'https://platform.openai.com/docs/api-reference/authentication' },
  { issuer: 'Anthropic', names: /^ANTHROPIC_(?:\w+_)?KEY$/, page: 'https://docs.claude.com/en/api/overview#authentication' },
  { issuer: 'Heroku', names: /^HEROKU_(?:API_KEY|TOKEN)$/, page: 'https://devcenter.heroku.com/articles/authentication' },
  { issuer: 'DigitalOcean', names: /^(?:DIGITALOCEAN|DO)_(?:\w+_)?TOKEN$/, page: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/' },
  { issuer: 'Fly.io', names: /^FLY_(?:API_|ACCESS_)?TOKEN$/, page: 'https://fly.io/docs/security/tokens/' },
  { issuer: 'Netlify', names: /^NETLIFY_(?:\w+_)?TOKEN$/, page: 'https://docs.netlify.com/api/get-started/' },
  { issuer: 'HashiCorp Vault', names: /^VAULT_TOKEN$/, page: 'https://developer.hashicorp.com/vault/docs/concepts/tokens' },
  { issuer: 'Doppler', names: /^DOPPLER_TOKEN$/, page: 'https://docs.doppler.com/docs/auth-token-formats' },
];

/** Returns the issuer of the secret in a variable, or undefined if the name does not identify it. */
export function issuerOf(name: string): Issuer | undefined {
  const upper = name.toUpperCase();
  return ISSUERS.find(({ names }) => names.test(upper));
}
