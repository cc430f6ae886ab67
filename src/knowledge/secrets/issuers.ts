/** A service that issues secrets, and the page about replacing one. */
export interface Issuer {
  /** Name of the service, shown to people. The `provider` of its rows in token-shapes.ts. */
  readonly issuer: string;
  /** Variables that usually hold a secret of the service; matched against the name in upper case. Absent if only the shape of a token identifies it. */
  readonly names?: RegExp;
  /** The issuer's own page on revoking or rotating the secret, or the page of the account where that is done; also the source of the row. */
  readonly page: string;
}

/**
 * In order: the first row whose names match counts. An example of each such row stands in test/knowledge/secrets/issuers.test.ts, which also holds that every
 * token shape has a row. docs/rotate.md is made from both tables.
 */
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
  { issuer: 'OpenAI', names: /^OPENAI_(?:\w+_)?KEY$/, page: 'https://platform.openai.com/api-keys' },
  { issuer: 'Anthropic', names: /^ANTHROPIC_(?:\w+_)?KEY$/, page: 'https://console.anthropic.com/settings/keys' },
  { issuer: 'Heroku', names: /^HEROKU_(?:API_KEY|TOKEN)$/, page: 'https://devcenter.heroku.com/articles/authentication' },
  { issuer: 'DigitalOcean', names: /^(?:DIGITALOCEAN|DO)_(?:\w+_)?TOKEN$/, page: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/' },
  { issuer: 'Fly.io', names: /^FLY_(?:API_|ACCESS_)?TOKEN$/, page: 'https://fly.io/docs/security/tokens/' },
  { issuer: 'Netlify', names: /^NETLIFY_(?:\w+_)?TOKEN$/, page: 'https://docs.netlify.com/api/get-started/' },
  { issuer: 'HashiCorp Vault', names: /^VAULT_TOKEN$/, page: 'https://developer.hashicorp.com/vault/docs/concepts/tokens' },
  { issuer: 'Doppler', names: /^DOPPLER_TOKEN$/, page: 'https://docs.doppler.com/docs/auth-token-formats' },
  { issuer: 'Google', page: 'https://cloud.google.com/docs/security/compromised-credentials' },
  { issuer: 'AWS Bedrock', page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html' },
  { issuer: 'Azure Storage', page: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage' },
  { issuer: 'Azure SAS', page: 'https://learn.microsoft.com/azure/storage/common/storage-sas-overview' },
  { issuer: 'Azure Service Bus', page: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas' },
  { issuer: 'Slack webhook', page: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks' },
  { issuer: 'Discord', page: 'https://discord.com/developers/applications' },
  { issuer: 'Discord webhook', page: 'https://support.discord.com/hc/en-us/articles/228383668-Intro-to-Webhooks' },
  { issuer: 'Microsoft Teams webhook', page: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook' },
  { issuer: 'Telegram', page: 'https://core.telegram.org/bots/features#botfather' },
  { issuer: 'Stripe webhook', page: 'https://docs.stripe.com/webhooks#roll-endpoint-secrets' },
  { issuer: 'Square', page: 'https://developer.squareup.com/docs/build-basics/access-tokens' },
  { issuer: 'Shopify', page: 'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials' },
  { issuer: 'Shippo', page: 'https://docs.goshippo.com/docs/guides_general/authentication/' },
  { issuer: 'Flutterwave', page: 'https://developer.flutterwave.com/docs/authentication' },
  { issuer: 'EasyPost', page: 'https://docs.easypost.com/docs/authentication' },
  { issuer: 'Duffel', page: 'https://app.duffel.com/duffel/tokens' },
  { issuer: 'SendGrid', page: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys' },
  { issuer: 'Mailgun', page: 'https://help.mailgun.com/hc/en-us/articles/203380100-Where-can-I-find-my-API-keys-and-SMTP-credentials' },
  { issuer: 'Mailchimp', page: 'https://mailchimp.com/help/about-api-keys' },
  { issuer: 'Brevo', page: 'https://help.brevo.com/hc/en-us/articles/209467485-Create-and-manage-your-API-keys' },
  { issuer: 'Twilio', page: 'https://www.twilio.com/docs/iam/api-keys' },
  { issuer: 'OpenRouter', page: 'https://openrouter.ai/settings/keys' },
  { issuer: 'Groq', page: 'https://console.groq.com/keys' },
  { issuer: 'Replicate', page: 'https://replicate.com/account/api-tokens' },
  { issuer: 'Perplexity', page: 'https://www.perplexity.ai/account/api/keys' },
  { issuer: 'xAI', page: 'https://console.x.ai' },
  { issuer: 'NVIDIA', page: 'https://docs.nvidia.com/ngc/latest/ngc-user-guide.html' },
  { issuer: 'LangSmith', page: 'https://docs.langchain.com/langsmith/create-account-api-key' },
  { issuer: 'Pinecone', page: 'https://docs.pinecone.io/guides/projects/manage-api-keys' },
  { issuer: 'Atlassian', page: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/' },
  { issuer: 'Clojars', page: 'https://clojars.org/tokens' },
  { issuer: 'Sourcegraph', page: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token' },
  { issuer: 'CircleCI', page: 'https://circleci.com/docs/managing-api-tokens/' },
  { issuer: 'Buildkite', page: 'https://buildkite.com/docs/apis/managing-api-tokens' },
  { issuer: 'Harness', page: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/' },
  { issuer: 'Octopus Deploy', page: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key' },
  { issuer: 'Terraform', page: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens' },
  { issuer: 'Pulumi', page: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/' },
  { issuer: 'Infracost', page: 'https://dashboard.infracost.io' },
  { issuer: '1Password', page: 'https://developer.1password.com/docs/service-accounts/manage-service-accounts/' },
  { issuer: 'age', page: 'https://age-encryption.org/v1' },
  { issuer: 'Cloudflare', page: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/' },
  { issuer: 'Tailscale', page: 'https://tailscale.com/kb/1085/auth-keys' },
  { issuer: 'OpenShift', page: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/authentication_and_authorization/managing-oauth-access-tokens' },
  { issuer: 'Scalingo', page: 'https://developers.scalingo.com/tokens' },
  { issuer: 'Deno Deploy', page: 'https://dash.deno.com/account#access-tokens' },
  { issuer: 'Databricks', page: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat' },
  { issuer: 'ClickHouse Cloud', page: 'https://clickhouse.com/docs/cloud/manage/openapi' },
  { issuer: 'PlanetScale', page: 'https://planetscale.com/docs/concepts/service-tokens' },
  { issuer: 'Supabase', page: 'https://supabase.com/docs/guides/api/api-keys' },
  { issuer: 'Prefect', page: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys' },
  { issuer: 'Grafana', page: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/' },
  { issuer: 'New Relic', page: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/' },
  { issuer: 'Dynatrace', page: 'https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication#token-format' },
  { issuer: 'SonarQube', page: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/' },
  { issuer: 'PostHog', page: 'https://posthog.com/docs/api#authentication' },
  { issuer: 'LaunchDarkly', page: 'https://launchdarkly.com/docs/home/account/api' },
  { issuer: 'Linear', page: 'https://linear.app/settings/account/security' },
  { issuer: 'Notion', page: 'https://developers.notion.com/docs/authorization' },
  { issuer: 'Figma', page: 'https://www.figma.com/developers/api#access-tokens' },
  { issuer: 'Frame.io', page: 'https://developer.frame.io/app/tokens' },
  { issuer: 'Adobe', page: 'https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation/#rotating-client-secrets' },
  { issuer: 'Airtable', page: 'https://support.airtable.com/docs/creating-personal-access-tokens' },
  { issuer: 'Contentful', page: 'https://www.contentful.com/developers/docs/references/authentication/' },
  { issuer: 'HubSpot', page: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview' },
  { issuer: 'Facebook', page: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens' },
  { issuer: 'Typeform', page: 'https://www.typeform.com/developers/get-started/personal-access-token/' },
  { issuer: 'Mapbox', page: 'https://docs.mapbox.com/accounts/guides/tokens/' },
  { issuer: 'MaxMind', page: 'https://support.maxmind.com/hc/en-us/articles/4407111898779-Deactivate-my-License-Key' },
  { issuer: 'Postman', page: 'https://learning.postman.com/docs/developer/postman-api/authentication/' },
  { issuer: 'ReadMe', page: 'https://docs.readme.com/main/reference/intro/authentication' },
  { issuer: 'Apify', page: 'https://docs.apify.com/platform/integrations/api' },
  { issuer: 'Adafruit IO', page: 'https://io.adafruit.com/api/docs/#authentication' },
  { issuer: 'Plaid', page: 'https://plaid.com/docs/api/items/#itemaccess_tokeninvalidate' },
  { issuer: 'Langfuse', page: 'https://langfuse.com/faq/all/lost-secret-key' },
  { issuer: 'Inngest', page: 'https://www.inngest.com/docs/platform/manage/rotating-keys' },
  { issuer: 'Yandex Cloud', page: 'https://yandex.cloud/en/docs/iam/operations/compromised-credentials' },
  { issuer: 'ElevenLabs', page: 'https://elevenlabs.io/docs/api-reference/authentication' },
  { issuer: 'Klaviyo', page: 'https://developers.klaviyo.com/en/docs/retrieve_api_credentials' },
  { issuer: 'Rootly', page: 'https://docs.rootly.com/api-reference/overview' },
  { issuer: 'Zapier webhook', page: 'https://help.zapier.com/hc/en-us/articles/8496288690317' },
  { issuer: 'Tines webhook', page: 'https://www.tines.com/docs/actions/types/webhook/' },
  { issuer: 'Salesforce', page: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_revoke_token.htm' },
  { issuer: 'Zoho', page: 'https://www.zoho.com/developer/oauth/revoke-oauth-token.html' },
  { issuer: '42', page: 'https://profile.intra.42.fr/oauth/applications' },
  { issuer: 'SettleMint', page: 'https://console.settlemint.com/documentation' },
];

/** Returns the issuer of the secret in a variable, or undefined if the name does not identify it. */
export function issuerOf(name: string): Issuer | undefined {
  const upper = name.toUpperCase();
  return ISSUERS.find(({ names }) => names?.test(upper));
}

/** Returns the issuer of this name, e.g. the `provider` of a token; undefined if there is none, as for a JSON web token. */
export function issuerNamed(issuer: string): Issuer | undefined {
  return ISSUERS.find((row) => row.issuer === issuer);
}
