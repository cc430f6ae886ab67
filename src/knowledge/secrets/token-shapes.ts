/** The shape of a provider's tokens. */
export interface TokenShape {
  /** The provider, shown to people. */
  readonly provider: string;
  /** A text that every such token contains. Checked first, because it is fast; ignores case if `pattern` has the flag i. */
  readonly hint: string;
  /** With the flags `dg`. The secret is group 1 if the pattern has one, else the whole match. */
  readonly pattern: RegExp;
  /** base62-crc32: the last six digits are the checksum of the text between the prefix and them. */
  readonly checksum?: 'base62-crc32';
  /** Set for keys that apps often publish on purpose (https://firebase.google.com/docs/projects/api-keys): only a name or a use tells a secret one. */
  readonly isOftenPublic?: true;
  readonly source: string;
}

const GITHUB = 'https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/';
const SLACK = 'https://docs.slack.dev/authentication/tokens';
const GITLAB = 'https://docs.gitlab.com/security/tokens/#token-prefixes';
const STRIPE = 'https://docs.stripe.com/keys';
/** Public rules, for issuers that document no shape. */
const GITLEAKS = 'https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml';
const TRUFFLEHOG = 'https://github.com/trufflesecurity/trufflehog/tree/main/pkg/detectors';
const GRAFANA = 'https://grafana.com/docs/grafana/latest/administration/service-accounts/';

/**
 * Anchored on both sides, so that they do not match inside digests or base64. An example of each stands in test/knowledge/secrets/token-shapes.cases.ts.
 * Public rule sets have more rows. Left out are tokens without a distinctive mark, i.e. letters and digits of some length or a UUID (Algolia, Cohere, Datadog, Okta,
 * Snyk, Codecov, Vercel, Heroku's older keys), or whose mark is short and common (`s.` of old Vault tokens, `api_` of Close, `live_` of Lob and GoCardless,
 * `web_` of dfuse, `NF-` of Nightfall, the dashes of Mailgun's newer keys, the bar in app tokens of Facebook), or whose length nobody gives (Endor Labs): they are
 * found by the name of their variable. Left out are also values that are public or only name a key: identifiers of Alibaba, Twilio,
 * Robinhood and Salesforce, public keys of Razorpay and Flutterwave, DSNs of Sentry, browser keys of Stripe, PostHog and PubNub; and addresses without a login.
 */
// biome-ignore format: one row a line
export const TOKEN_SHAPES: readonly TokenShape[] = [
  { provider: 'GitHub', hint: 'ghp_', pattern: /(?<![\w-])ghp_[A-Za-z0-9]{36}(?!\w)/dg, checksum: 'base62-crc32', source: GITHUB },
  { provider: 'GitHub', hint: 'gho_', pattern: /(?<![\w-])gho_[A-Za-z0-9]{36}(?!\w)/dg, checksum: 'base62-crc32', source: GITHUB },
  { provider: 'GitHub', hint: 'ghu_', pattern: /(?<![\w-])ghu_[A-Za-z0-9]{36}(?!\w)/dg, checksum: 'base62-crc32', source: GITHUB },
  { provider: 'GitHub', hint: 'ghs_', pattern: /(?<![\w-])ghs_[A-Za-z0-9]{36}(?!\w)/dg, checksum: 'base62-crc32', source: GITHUB },
  { provider: 'GitHub', hint: 'ghr_', pattern: /(?<![\w-])ghr_[A-Za-z0-9]{36,76}(?!\w)/dg, source: GITHUB },
  { provider: 'GitHub', hint: 'github_pat_', pattern: /(?<![\w-])github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?!\w)/dg, source: GITHUB },
  { provider: 'npm', hint: 'npm_', pattern: /(?<![\w-])npm_[A-Za-z0-9]{36}(?!\w)/dg, checksum: 'base62-crc32', source: 'https://docs.npmjs.com/about-access-tokens' },
  { provider: 'GitLab', hint: 'gl', pattern: /(?<![\w-])gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[\w.-]{20,320}(?![\w-])/dg, source: GITLAB },
  { provider: 'AWS', hint: 'A', pattern: /(?<![A-Za-z0-9/+_])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9/+=_])/dg, source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids' },
  { provider: 'AWS', hint: 'secret', pattern: /\b(?:aws_?)?secret_?(?:access_?)?key["']?\s*[=:]\s*["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi, source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html' },
  { provider: 'Google', hint: 'AIza', pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/dg, isOftenPublic: true, source: 'https://cloud.google.com/docs/authentication/api-keys' },
  { provider: 'Google', hint: 'GOCSPX-', pattern: /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/dg, source: 'https://developers.google.com/identity/protocols/oauth2' },
  { provider: 'Google', hint: 'ya29.', pattern: /(?<![\w-])ya29\.[\w-]{30,}/dg, source: 'https://cloud.google.com/docs/authentication/token-types' },
  { provider: 'Azure Storage', hint: 'AccountKey=', pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/dg, source: 'https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string' },
  { provider: 'Azure Service Bus', hint: 'SharedAccessKey=', pattern: /SharedAccessKey=([A-Za-z0-9+/]{43}=)/dg, source: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas' },
  { provider: 'Azure SAS', hint: 'sig=', pattern: /[?&;]sig=([A-Za-z0-9%+/=]{30,100})(?=$|[&"'\s#])/dg, source: 'https://learn.microsoft.com/azure/storage/common/storage-sas-overview' },
  { provider: 'Microsoft Entra', hint: 'Q~', pattern: /(?<![\w~.-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![\w~-])/dg, source: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials' },
  { provider: 'Azure DevOps', hint: 'AZDO', pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/dg, source: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate' },
  { provider: 'Slack', hint: 'xox', pattern: /(?<![\w-])xox[abeoprs]-(?:\d+-)?[\w-]{10,250}(?![\w-])/dg, source: SLACK },
  { provider: 'Slack', hint: 'xapp-', pattern: /(?<![\w-])xapp-\d-[A-Z0-9]+-\d+-[a-f0-9]{20,}(?![\w-])/dg, source: SLACK },
  { provider: 'Slack webhook', hint: 'hooks.slack.com', pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Z0-9]{8,}\/[A-Z0-9]{8,}\/[A-Za-z0-9]{18,})/dg, source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks' },
  { provider: 'Discord webhook', hint: 'api/webhooks/', pattern: /discord(?:app)?\.com\/api\/webhooks\/(\d{17,20}\/[\w-]{60,80})/dg, source: 'https://discord.com/developers/docs/resources/webhook' },
  { provider: 'Discord', hint: '.', pattern: /(?<![\w.-])[MNO][A-Za-z\d_-]{23,25}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27,38}(?![\w.-])/dg, source: 'https://discord.com/developers/docs/reference#authentication' },
  { provider: 'Telegram', hint: ':AA', pattern: /(?<![\w:])\d{8,10}:AA[\w-]{33}(?![\w-])/dg, source: 'https://core.telegram.org/bots/api#authorizing-your-bot' },
  { provider: 'Stripe', hint: '_live_', pattern: /(?<![\w-])[sr]k_live_[A-Za-z0-9]{16,247}(?!\w)/dg, source: STRIPE },
  { provider: 'Stripe', hint: '_test_', pattern: /(?<![\w-])[sr]k_test_[A-Za-z0-9]{16,247}(?!\w)/dg, source: STRIPE },
  { provider: 'Stripe webhook', hint: 'whsec_', pattern: /(?<![\w-])whsec_[A-Za-z0-9+/]{24,64}={0,2}(?!\w)/dg, source: 'https://docs.stripe.com/webhooks#verify-official-libraries' },
  { provider: 'Square', hint: 'sq0', pattern: /(?<![\w-])sq0(?:atp|csp)-[\w-]{22,43}(?![\w-])/dg, source: 'https://developer.squareup.com/docs/build-basics/access-tokens' },
  { provider: 'Shopify', hint: 'shp', pattern: /(?<![\w-])shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}(?!\w)/dg, source: 'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing' },
  { provider: 'SendGrid', hint: 'SG.', pattern: /(?<![\w-])SG\.[\w-]{16,32}\.[\w-]{32,64}(?![\w-])/dg, source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys' },
  { provider: 'Mailgun', hint: 'key-', pattern: /(?<![\w-])key-[a-f0-9]{32}(?!\w)/dg, source: 'https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/' },
  { provider: 'Mailchimp', hint: '-us', pattern: /(?<![\w-])[a-f0-9]{32}-us\d{1,2}(?!\w)/dg, source: 'https://mailchimp.com/developer/marketing/guides/quick-start/' },
  { provider: 'Twilio', hint: 'SK', pattern: /(?<![A-Za-z0-9])SK[a-f0-9]{32}(?![A-Za-z0-9])/dg, source: 'https://www.twilio.com/docs/iam/api-keys' },
  { provider: 'OpenAI', hint: 'sk-', pattern: /(?<![\w-])sk-(?:proj|svcacct|admin|None)-[\w-]{20,200}(?![\w-])/dg, source: 'https://platform.openai.com/docs/api-reference/authentication' },
  { provider: 'Anthropic', hint: 'sk-ant-', pattern: /(?<![\w-])sk-ant-(?:api|admin|oat)\d\d-[\w-]{40,120}(?![\w-])/dg, source: 'https://docs.claude.com/en/api/overview#authentication' },
  { provider: 'OpenRouter', hint: 'sk-or-', pattern: /(?<![\w-])sk-or-v1-[a-f0-9]{64}(?!\w)/dg, source: 'https://openrouter.ai/docs/api-reference/authentication' },
  { provider: 'OpenAI', hint: 'T3BlbkFJ', pattern: /(?<![\w-])sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}(?![\w-])/dg, source: 'https://community.openai.com/t/what-are-the-valid-characters-for-the-apikey/288643' },
  // DeepSeek, LiteLLM and others that speak the protocol of OpenAI make keys of this form as well
  { provider: 'an AI service', hint: 'sk-', pattern: /(?<![\w-])sk-[A-Za-z0-9]{32,64}(?![\w-])/dg, source: 'https://docs.litellm.ai/docs/proxy/virtual_keys' },
  { provider: 'Groq', hint: 'gsk_', pattern: /(?<![\w-])gsk_[A-Za-z0-9]{52}(?!\w)/dg, source: 'https://console.groq.com/docs/quickstart' },
  { provider: 'Replicate', hint: 'r8_', pattern: /(?<![\w-])r8_[A-Za-z0-9]{37}(?!\w)/dg, source: 'https://replicate.com/docs/reference/http#authentication' },
  { provider: 'Hugging Face', hint: 'hf_', pattern: /(?<![\w-])(?:hf|api_org)_[A-Za-z]{34}(?!\w)/dg, source: 'https://huggingface.co/docs/hub/security-tokens' },
  { provider: 'Docker Hub', hint: 'dckr_', pattern: /(?<![\w-])dckr_(?:pat|oat)_[\w-]{27,36}(?![\w-])/dg, source: 'https://docs.docker.com/security/access-tokens/' },
  { provider: 'PyPI', hint: 'pypi-', pattern: /(?<![\w-])pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)[\w-]{50,1000}/dg, source: 'https://pypi.org/help/#apitoken' },
  { provider: 'RubyGems', hint: 'rubygems_', pattern: /(?<![\w-])rubygems_[a-f0-9]{48}(?!\w)/dg, source: 'https://guides.rubygems.org/api-key-scopes/' },
  { provider: 'NuGet', hint: 'oy2', pattern: /(?<![\w-])oy2[a-z0-9]{43}(?!\w)/dg, source: 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package' },
  { provider: 'crates.io', hint: 'cio', pattern: /(?<![\w-])cio[A-Za-z0-9]{32}(?!\w)/dg, source: 'https://doc.rust-lang.org/cargo/reference/publishing.html' },
  { provider: 'Clojars', hint: 'CLOJARS_', pattern: /(?<![\w-])CLOJARS_[a-f0-9]{60}(?!\w)/dg, source: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens' },
  { provider: 'JFrog', hint: 'AKCp', pattern: /(?<![\w-])AKCp[A-Za-z0-9]{69}(?!\w)/dg, source: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens' },
  { provider: 'JFrog', hint: 'cmVmdGtu', pattern: /(?<![\w-])cmVmdGtu[A-Za-z0-9]{56}(?!\w)/dg, source: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/reference-tokens' },
  { provider: 'Atlassian', hint: 'ATATT3', pattern: /(?<![\w-])ATATT3[A-Za-z0-9_=-]{150,220}/dg, source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/' },
  { provider: 'Bitbucket', hint: 'ATBB', pattern: /(?<![\w-])ATBB[A-Za-z0-9]{32}(?!\w)/dg, source: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/' },
  { provider: 'DigitalOcean', hint: '_v1_', pattern: /(?<![\w-])do[opr]_v1_[a-f0-9]{64}(?!\w)/dg, source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/' },
  { provider: 'Heroku', hint: 'HRKU-', pattern: /(?<![\w-])HRKU-[\w-]{36,80}(?![\w-])/dg, source: 'https://devcenter.heroku.com/articles/authentication' },
  { provider: 'Fly.io', hint: 'fm2_', pattern: /(?<![\w-])fm2_[A-Za-z0-9+/]{100,}={0,3}/dg, source: 'https://fly.io/docs/security/tokens/' },
  { provider: 'Netlify', hint: 'nfp_', pattern: /(?<![\w-])nfp_[A-Za-z0-9]{36}(?!\w)/dg, source: 'https://docs.netlify.com/api/get-started/' },
  { provider: 'Terraform', hint: '.atlasv1.', pattern: /(?<![\w-])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}(?![\w=-])/dg, source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens' },
  { provider: 'HashiCorp Vault', hint: 'hv', pattern: /(?<![\w-])hv[sbr]\.[\w-]{24,300}(?![\w-])/dg, source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens' },
  { provider: 'Doppler', hint: 'dp.', pattern: /(?<![\w.-])dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]{2,35}\.)?[A-Za-z0-9]{40,44}(?!\w)/dg, source: 'https://docs.doppler.com/docs/auth-token-formats' },
  { provider: '1Password', hint: 'ops_eyJ', pattern: /(?<![\w-])ops_eyJ[\w-]{250,}={0,3}/dg, source: 'https://developer.1password.com/docs/service-accounts/' },
  { provider: 'Pulumi', hint: 'pul-', pattern: /(?<![\w-])pul-[a-f0-9]{40}(?!\w)/dg, source: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/' },
  { provider: 'Databricks', hint: 'dapi', pattern: /(?<![\w-])dapi[a-f0-9]{32}(?:-\d)?(?!\w)/dg, source: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat' },
  { provider: 'Grafana', hint: 'gl', pattern: /(?<![\w-])glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}(?!\w)|(?<![\w-])glc_eyJ[A-Za-z0-9+/=]{40,400}/dg, source: GRAFANA },
  { provider: 'New Relic', hint: 'NR', pattern: /(?<![\w-])NRAK-[A-Z0-9]{27}(?!\w)|(?<![\w-])[a-f0-9]{36}NRAL(?!\w)/dg, source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/' },
  { provider: 'Sentry', hint: 'sntr', pattern: /(?<![\w-])(?:sntryu_[a-f0-9]{64}|sntrys_eyJ[\w+/=-]{80,500})/dg, source: 'https://docs.sentry.io/account/auth-tokens/' },
  { provider: 'SonarQube', hint: 'sq', pattern: /(?<![\w-])sq[upa]_[a-f0-9]{40}(?!\w)/dg, source: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/' },
  { provider: 'Linear', hint: 'lin_', pattern: /(?<![\w-])lin_(?:api|oauth)_[A-Za-z0-9]{40,64}(?!\w)/dg, source: 'https://linear.app/developers/graphql#authentication' },
  { provider: 'Notion', hint: 'nt', pattern: /(?<![\w-])(?:ntn_[A-Za-z0-9]{46}|secret_[A-Za-z0-9]{43})(?!\w)/dg, source: 'https://developers.notion.com/docs/authorization' },
  { provider: 'Figma', hint: 'fig', pattern: /(?<![\w-])fig[dour]_[\w-]{40,60}(?![\w-])/dg, source: 'https://www.figma.com/developers/api#access-tokens' },
  { provider: 'Postman', hint: 'PMAK-', pattern: /(?<![\w-])PMAK-[a-f0-9]{24}-[a-f0-9]{34}(?!\w)/dg, source: 'https://learning.postman.com/docs/developer/postman-api/authentication/' },
  { provider: 'CircleCI', hint: 'CCIPAT_', pattern: /(?<![\w-])CCIPAT_[A-Za-z0-9]{22}_[a-f0-9]{40}(?!\w)/dg, source: 'https://circleci.com/docs/managing-api-tokens/' },
  { provider: 'Buildkite', hint: 'bk', pattern: /(?<![\w-])bk(?:ua|ct)_[A-Za-z0-9]{40}(?!\w)/dg, source: 'https://buildkite.com/docs/apis/managing-api-tokens' },
  { provider: 'Airtable', hint: 'pat', pattern: /(?<![\w-])pat[A-Za-z0-9]{14}\.[a-f0-9]{64}(?!\w)/dg, source: 'https://airtable.com/developers/web/guides/personal-access-tokens' },
  { provider: 'Contentful', hint: 'CFPAT-', pattern: /(?<![\w-])CFPAT-[\w-]{43}(?![\w-])/dg, source: 'https://www.contentful.com/developers/docs/references/authentication/' },
  { provider: 'PlanetScale', hint: 'pscale_', pattern: /(?<![\w-])pscale_(?:pw|tkn|oauth)_[\w.=-]{32,64}(?![\w-])/dg, source: 'https://planetscale.com/docs/concepts/service-tokens' },
  { provider: 'Supabase', hint: 's', pattern: /(?<![\w-])(?:sbp_[a-f0-9]{40}|sb_secret_[\w-]{22,40})(?![\w-])/dg, source: 'https://supabase.com/docs/guides/api/api-keys' },
  { provider: 'age', hint: 'AGE-SECRET-KEY-1', pattern: /AGE-SECRET-KEY-1[A-Z0-9]{58}/dg, source: 'https://age-encryption.org/v1' },
  { provider: 'Tailscale', hint: 'tskey-', pattern: /(?<![\w-])tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,}-[A-Za-z0-9]{16,64}(?!\w)/dg, source: 'https://tailscale.com/kb/1085/auth-keys' },
  { provider: 'AWS Bedrock', hint: 'ABSK', pattern: /(?<![A-Za-z0-9+/])ABSK[A-Za-z0-9+/]{109,269}={0,2}(?![A-Za-z0-9+/=])/dg, source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html' },
  { provider: 'Cloudflare', hint: 'v1.0-', pattern: /(?<![\w.-])v1\.0-[a-f0-9]{24}-[a-f0-9]{146}(?!\w)/dg, source: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/' },
  { provider: 'Dynatrace', hint: 'dt0', pattern: /(?<![\w.-])dt0[cs]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}(?!\w)/dg, source: 'https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication#token-format' },
  { provider: 'EasyPost', hint: 'EZ', pattern: /(?<![\w-])EZ[AT]K[A-Za-z0-9]{54}(?!\w)/dg, source: 'https://docs.easypost.com/docs/authentication' },
  { provider: 'Flutterwave', hint: 'FLWSECK', pattern: /(?<![\w-])FLWSECK(?:_TEST)?-[a-z0-9]{32}-X(?!\w)/dg, source: 'https://developer.flutterwave.com/docs/authentication' },
  { provider: 'GitLab', hint: 'GR1348941', pattern: /(?<![\w-])GR1348941[\w-]{20}(?![\w-])/dg, source: GITLAB },
  { provider: 'Grafana', hint: 'eyJrIjoi', pattern: /(?<![\w.-])eyJrIjoi[A-Za-z0-9]{70,400}={0,3}(?![\w.=-])/dg, source: GRAFANA },
  { provider: 'Harness', hint: 'at.', pattern: /(?<![\w.-])[ps]at\.[\w-]{22}\.[a-f0-9]{24}\.[A-Za-z0-9]{20}(?!\w)/dg, source: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/' },
  { provider: 'Infracost', hint: 'ico-', pattern: /(?<![\w-])ico-[A-Za-z0-9]{32}(?!\w)/dg, source: 'https://www.infracost.io/docs/' },
  { provider: 'MaxMind', hint: '_mmk', pattern: /(?<!\w)[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?!\w)/dg, source: 'https://dev.maxmind.com/license-key-validation-api/' },
  { provider: 'Microsoft Teams webhook', hint: 'webhookb2/', pattern: /webhook\.office\.com\/webhookb2\/([\w-]{36}@[\w-]{36}\/IncomingWebhook\/[a-z0-9]{32}\/[\w-]{36})/dg, source: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook' },
  { provider: 'Octopus Deploy', hint: 'API-', pattern: /(?<![\w-])API-[A-Z0-9]{26,40}(?!\w)/dg, source: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key' },
  { provider: 'OpenShift', hint: 'sha256~', pattern: /(?<![\w-])sha256~[\w-]{43}(?![\w-])/dg, source: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/authentication_and_authorization/managing-oauth-access-tokens' },
  { provider: 'Perplexity', hint: 'pplx-', pattern: /(?<![\w-])pplx-[A-Za-z0-9]{48}(?!\w)/dg, source: 'https://docs.perplexity.ai/getting-started/quickstart' },
  { provider: 'Prefect', hint: 'pn', pattern: /(?<![\w-])pn[ub]_[A-Za-z0-9]{36}(?!\w)/dg, source: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys' },
  { provider: 'ReadMe', hint: 'rdme_', pattern: /(?<![\w-])rdme_[a-z0-9]{70}(?!\w)/dg, source: 'https://docs.readme.com/main/reference/intro/authentication' },
  { provider: 'Scalingo', hint: 'tk-us-', pattern: /(?<![\w-])tk-us-[\w-]{48}(?![\w-])/dg, source: 'https://developers.scalingo.com/tokens' },
  { provider: 'Brevo', hint: 'xkeysib-', pattern: /(?<![\w-])xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}(?!\w)/dg, source: 'https://developers.brevo.com/docs/getting-started' },
  { provider: 'Shippo', hint: 'shippo_', pattern: /(?<![\w-])shippo_(?:live|test)_[a-f0-9]{40}(?!\w)/dg, source: 'https://docs.goshippo.com/docs/guides_general/authentication/' },
  { provider: 'Sourcegraph', hint: 'sgp_', pattern: /(?<![\w-])sgp_(?:(?:[a-f0-9]{16}|local)_)?[a-f0-9]{40}(?!\w)/dg, source: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token' },
  { provider: 'Square', hint: 'EAAA', pattern: /(?<![\w-])EAAA[\w-]{60}(?![\w-])/dg, source: 'https://developer.squareup.com/docs/build-basics/access-tokens' },
  { provider: 'NVIDIA', hint: 'nvapi-', pattern: /(?<![\w-])nvapi-[\w-]{60,70}(?![\w-])/dg, source: 'https://docs.nvidia.com/ngc/latest/ngc-user-guide.html' },
  { provider: 'LangSmith', hint: 'lsv2_', pattern: /(?<![\w-])lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}(?!\w)/dg, source: 'https://docs.langchain.com/langsmith/create-account-api-key' },
  { provider: 'Pinecone', hint: 'pcsk_', pattern: /(?<![\w-])pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}(?!\w)/dg, source: 'https://docs.pinecone.io/guides/projects/manage-api-keys' },
  { provider: 'PostHog', hint: 'phx_', pattern: /(?<![\w-])phx_[A-Za-z0-9_]{43,48}(?!\w)/dg, source: 'https://posthog.com/docs/api#authentication' },
  { provider: 'xAI', hint: 'xai-', pattern: /(?<![\w-])xai-[A-Za-z0-9_]{80}(?!\w)/dg, source: 'https://docs.x.ai/docs/tutorial' },
  { provider: 'HubSpot', hint: 'pat-', pattern: /(?<![\w-])pat-(?:eu|na)\d-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}(?!\w)/dg, source: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview' },
  { provider: 'Mapbox', hint: 'sk.eyJ', pattern: /(?<![\w.-])sk\.eyJ[\w-]{40,240}\.[\w-]{22}(?![\w-])/dg, source: 'https://docs.mapbox.com/help/glossary/access-token/' },
  { provider: 'LaunchDarkly', hint: 'api-', pattern: /(?<![\w-])api-[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[a-f0-9]{4}-[a-f0-9]{12}(?![\w-])/dg, source: 'https://launchdarkly.com/docs/home/account/api' },
  { provider: 'LaunchDarkly', hint: 'sdk-', pattern: /(?<![\w-])sdk-[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[a-f0-9]{4}-[a-f0-9]{12}(?![\w-])/dg, source: 'https://launchdarkly.com/docs/home/account/api' },
  { provider: 'Bitbucket', hint: 'BBDC-', pattern: /(?<![\w-])BBDC-[A-Za-z0-9+/@_-]{40,50}(?![\w+/@-])/dg, source: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html' },
  { provider: 'Bitbucket', hint: 'ATCTT3', pattern: /(?<![\w-])ATCTT3[A-Za-z0-9_=-]{150,220}/dg, source: 'https://support.atlassian.com/bitbucket-cloud/docs/repository-access-tokens/' },
  { provider: 'Fly.io', hint: 'fo1_', pattern: /(?<![\w-])fo1_[\w-]{43}(?![\w-])/dg, source: 'https://fly.io/docs/security/tokens/' },
  { provider: 'Fly.io', hint: 'fm1', pattern: /(?<![\w-])fm1[ar]_[A-Za-z0-9+/]{100,}={0,3}/dg, source: 'https://fly.io/docs/security/tokens/' },
  { provider: 'Apify', hint: 'apify_api_', pattern: /(?<![\w-])apify_api_[A-Za-z0-9]{36}(?!\w)/dg, source: 'https://docs.apify.com/platform/integrations/api' },
  { provider: 'Adafruit IO', hint: 'aio_', pattern: /(?<![\w-])aio_[A-Za-z0-9]{28}(?!\w)/dg, source: 'https://io.adafruit.com/api/docs/#authentication' },
  { provider: 'Typeform', hint: 'tfp_', pattern: /(?<![\w-])tfp_[A-Za-z0-9_]{40,59}(?!\w)/dg, source: 'https://www.typeform.com/developers/get-started/personal-access-token/' },
  { provider: '1Password', hint: 'A3-', pattern: /(?<![\w-])A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![\w-])/dg, source: GITLEAKS },
  { provider: 'Adobe', hint: 'p8e-', pattern: /(?<![\w-])p8e-[A-Za-z0-9]{32}(?!\w)/dg, source: GITLEAKS },
  { provider: 'AWS Bedrock', hint: 'bedrock-api-key-', pattern: /(?<![\w-])bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{20,2000}/dg, source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html' },
  { provider: 'ClickHouse Cloud', hint: '4b1d', pattern: /(?<![\w-])4b1d[A-Za-z0-9]{38}(?!\w)/dg, source: GITLEAKS },
  { provider: 'Duffel', hint: 'duffel_', pattern: /(?<![\w-])duffel_(?:test|live)_[\w=-]{43}(?![\w-])/dg, source: GITLEAKS },
  { provider: 'Facebook', hint: 'EAA', pattern: /(?<![\w-])EAA[MC][A-Za-z0-9]{100,400}(?!\w)/dg, source: GITLEAKS },
  { provider: 'Frame.io', hint: 'fio-u-', pattern: /(?<![\w-])fio-u-[\w=-]{64}(?![\w-])/dg, source: GITLEAKS },
  { provider: '42', hint: 's-s4t2', pattern: /(?<![\w-])s-s4t2(?:ud|af)-[a-f0-9]{64}(?!\w)/dg, source: GITLEAKS },
  { provider: 'SettleMint', hint: 'sm_', pattern: /(?<![\w-])sm_[aps]at_[A-Za-z0-9]{16}(?!\w)/dg, source: GITLEAKS },
  { provider: 'Plaid', hint: 'access-', pattern: /(?<![\w-])access-(?:sandbox|development|production)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}(?![\w-])/dg, source: 'https://plaid.com/docs/quickstart/glossary/' },
  { provider: 'Langfuse', hint: 'sk-lf-', pattern: /(?<![\w-])sk-lf-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}(?![\w-])/dg, source: 'https://langfuse.com/faq/all/lost-secret-key' },
  { provider: 'Inngest', hint: 'signkey-', pattern: /(?<![\w-])signkey-[a-z]{2,20}-[a-f0-9]{32,64}(?![\w-])/dg, source: 'https://api-docs.inngest.com/authentication' },
  { provider: 'Yandex Cloud', hint: 'AQVN', pattern: /(?<![\w-])AQVN[\w-]{35,38}(?![\w-])/dg, source: GITLEAKS },
  { provider: 'ElevenLabs', hint: 'sk_', pattern: /(?<![\w-])sk_[a-f0-9]{48}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Klaviyo', hint: 'pk_', pattern: /(?<![\w-])pk_[a-f0-9]{34}(?!\w)/dg, source: 'https://developers.klaviyo.com/en/docs/retrieve_api_credentials' },
  { provider: 'Rootly', hint: 'rootly_', pattern: /(?<![\w-])rootly_[a-f0-9]{64}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Zapier webhook', hint: 'hooks.zapier.com', pattern: /hooks\.zapier\.com\/hooks\/catch\/(\d{5,10}\/[a-z0-9]{6,12})(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Tines webhook', hint: '.tines.com/webhook/', pattern: /\.tines\.com\/webhook\/([a-z0-9]{32}\/[a-z0-9]{32})(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Salesforce', hint: '00D', pattern: /(?<![\w-])00D[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{80,120}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Zoho', hint: '1000.', pattern: /(?<![\w.-])1000\.[a-f0-9]{32}\.[a-f0-9]{32}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Voiceflow', hint: 'VF.', pattern: /(?<![\w.-])VF\.(?:(?:DM|WS)\.)?[a-fA-F0-9]{24}\.[A-Za-z0-9]{16}(?!\w)/dg, source: 'https://docs.voiceflow.com/docs/step-2' },
  { provider: 'SaladCloud', hint: 'salad_cloud_', pattern: /(?<![\w-])salad_cloud_[A-Za-z0-9]{1,7}_[A-Za-z0-9]{20,235}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Ramp', hint: 'ramp_sec_', pattern: /(?<![\w-])ramp_sec_[A-Za-z0-9]{48}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Bannerbear', hint: 'bb_', pattern: /(?<![\w-])bb_(?:pr|ma)_[a-f0-9]{30}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Pagar.me', hint: 'ak_live_', pattern: /(?<![\w-])ak_live_[A-Za-z0-9]{30}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Ubidots', hint: 'BBFF-', pattern: /(?<![\w-])BBFF-[A-Za-z0-9]{30}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Authress', hint: '.acc', pattern: /(?<![\w.-])(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[\w+/=-]{30,120}(?![\w+/=-])/dg, source: GITLEAKS },
  { provider: 'Cloudflare', hint: 'cf', pattern: /(?<![\w-])cf(?:k|[ua]t)_[A-Za-z0-9]{40}[a-f0-9]{8}(?!\w)/dg, source: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/' },
  { provider: 'New Relic', hint: 'NRI', pattern: /(?<![\w-])NRI[IQ]-[\w-]{25,32}(?![\w-])/dg, source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/' },
  { provider: 'Azure Container Registry', hint: '+ACR', pattern: /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9]{6}(?![A-Za-z0-9+/=])/dg, source: TRUFFLEHOG },
  { provider: 'Salesforce', hint: '5Aep861', pattern: /(?<![\w.-])5Aep861[A-Za-z0-9._=]{80,200}(?![\w.=])/dg, source: TRUFFLEHOG },
  { provider: 'SonarQube', hint: 'sqco_', pattern: /(?<![\w-])sqco_[A-Za-z0-9]{59}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Sourcegraph', hint: 'slk_', pattern: /(?<![\w-])slk_[a-f0-9]{64}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Flexport', hint: 'shltm_', pattern: /(?<![\w-])shltm_[\w-]{40}(?![\w-])/dg, source: TRUFFLEHOG },
  { provider: 'pganalyze', hint: 'pgar_', pattern: /(?<![\w-])pgar_[A-Za-z0-9]{27}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Spectral', hint: 'spu-', pattern: /(?<![\w-])spu-[a-z0-9]{32}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'Fleetbase', hint: 'flb_live_', pattern: /(?<![\w-])flb_live_[A-Za-z0-9]{20}(?!\w)/dg, source: TRUFFLEHOG },
  { provider: 'X (Twitter)', hint: 'AAAAAAAAAAAAAAAAAAAA', pattern: /(?<![\w%])A{20,22}[A-Za-z0-9%]{80,100}(?![\w%=])/dg, source: 'https://docs.x.com/fundamentals/authentication/oauth-2-0/bearer-tokens' },
  { provider: 'Yandex Cloud', hint: 't1.', pattern: /(?<![\w.-])t1\.[\w-]+={0,2}\.[\w-]{86}={0,2}(?![\w=-])/dg, source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token' },
  { provider: 'Dropbox', hint: 'sl.', pattern: /(?<![\w.-])sl\.(?:u\.)?[\w=-]{130,1400}(?![\w=-])/dg, source: GITLEAKS },
  { provider: 'AWS AppSync', hint: 'da2-', pattern: /(?<![\w-])da2-[a-z0-9]{26}(?!\w)/dg, isOftenPublic: true, source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html' },
  { provider: 'Deno Deploy', hint: 'dd', pattern: /(?<![\w-])dd[pw]_[A-Za-z0-9]{36}(?!\w)/dg, source: 'https://docs.deno.com/deploy/manual/deployctl/#authentication' },
];

/** A JSON web token: three base64url parts, the first two JSON objects. Source: https://www.rfc-editor.org/rfc/rfc7519 */
export const JWT = /(?<![\w.-])eyJ[\w-]{10,}\.(eyJ[\w-]{10,})\.[\w-]{16,}(?![\w-])/dg;

/** A private key, with real line endings or with `\n` in place of them. Source: https://www.rfc-editor.org/rfc/rfc7468#section-10 */
export const PRIVATE_KEY =
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr\\]|\\\s)*((?:[A-Za-z0-9+/=:,.\- \t\r\n]|\\[nr\\]|\\\r?\n)*?)(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|$)/dg;

/**
 * `scheme://user:password@host`: group 1 is the user, 2 the password. The login ends at the last `@`: a password may hold one. Source:
 * https://url.spec.whatwg.org/#authority-state
 */
export const URL_LOGIN = /(?<![\w+.-])[A-Za-z][A-Za-z0-9+.-]*:\/\/([^\s/:@"'`<>|]*):((?:[^\s/@"'`<>|]|@(?=[^\s/@"'`<>|,;]*@))+)@(?=[\w$[{.%-])/dg;

/** An `Authorization: Basic` value. Source: https://www.rfc-editor.org/rfc/rfc7617 */
export const BASIC_LOGIN = /\bBasic\s+([A-Za-z0-9+/]{8,}={0,2})(?![A-Za-z0-9+/=])/dg;
