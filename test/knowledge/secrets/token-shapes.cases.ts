import { createHash } from 'node:crypto';

/** Hexadecimal digits that look random and are the same in every run. */
function hex(length: number, seed: string): string {
  let text = '';
  for (let block = 0; text.length < length; block++) text += createHash('sha256').update(`${seed}${block}`).digest('hex');
  return text.slice(0, length);
}

/** Letters and digits of an alphabet that look random and are the same in every run. */
export function mixed(length: number, seed: string, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'): string {
  return [...hex(length * 4, seed).matchAll(/..../g)].map(([four]) => alphabet[Number.parseInt(four, 16) % alphabet.length] ?? '').join('');
}

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Put together at run time, so that no scanner of this repository takes them for real. [provider, token, text before it, text behind it] */
export const TOKEN_CASES: readonly (readonly [provider: string, token: string, before?: string, behind?: string])[] = [
  ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((prefix) => ['GitHub', `${prefix}_${mixed(36, prefix)}`] as const),
  ['GitHub', `github_pat_${mixed(22, 'pat')}_${mixed(59, 'pat2')}`],
  ['npm', `npm_${mixed(36, 'npm')}`],
  ['GitLab', `glpat-${mixed(20, 'gl')}`],
  ['AWS', `AKIA${mixed(16, 'aws', UPPER)}`],
  ['AWS', mixed(40, 'awssecret'), 'aws_secret_access_key = '],
  ['Google', `AIza${mixed(35, 'google')}`],
  ['Google', `GOCSPX-${mixed(28, 'oauth')}`],
  ['Google', `ya29.${mixed(60, 'ya29')}`],
  ['Azure Storage', `${mixed(86, 'storage')}==`, 'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=', ';EndpointSuffix=core.windows.net'],
  ['Azure Service Bus', `${mixed(43, 'bus')}=`, 'SharedAccessKeyName=root;SharedAccessKey='],
  ['Azure SAS', `${mixed(43, 'sas')}%3D`, 'https://acme.blob.core.windows.net/a/b?sv=2022-11-02&sig='],
  ['Microsoft Entra', `${mixed(3, 'e1')}8Q~${mixed(34, 'e2')}`],
  ['Azure DevOps', `${mixed(76, 'ado')}AZDO${mixed(4, 'ado2')}`],
  ['Slack', `xoxb-${mixed(12, 'sl', '0123456789')}-${mixed(24, 'sl2')}`],
  ['Slack', `xapp-1-${mixed(10, 'xa', UPPER)}-${mixed(12, 'xb', '0123456789')}-${hex(64, 'xc')}`],
  ['Slack webhook', `T${mixed(9, 'w1', UPPER)}/B${mixed(9, 'w2', UPPER)}/${mixed(24, 'w3')}`, 'https://hooks.slack.com/services/'],
  ['Discord webhook', `${mixed(18, 'd1', '123456789')}/${mixed(68, 'd2')}`, 'https://discord.com/api/webhooks/'],
  ['Discord', `M${mixed(23, 'd3')}.${mixed(6, 'd4')}.${mixed(27, 'd5')}`],
  ['Telegram', `${mixed(10, 't1', '123456789')}:AA${mixed(33, 't2')}`],
  ['Stripe', `sk_live_${mixed(24, 's1')}`],
  ['Stripe', `rk_test_${mixed(24, 's2')}`],
  ['Stripe webhook', `whsec_${mixed(32, 's3')}`],
  ['Square', `sq0atp-${mixed(22, 'sq')}`],
  ['Shopify', `shpat_${hex(32, 'sh')}`],
  ['SendGrid', `SG.${mixed(22, 'sg')}.${mixed(43, 'sg2')}`],
  ['Mailgun', `key-${hex(32, 'mg')}`],
  ['Mailchimp', `${hex(32, 'mc')}-us12`],
  ['Twilio', `SK${hex(32, 'tw')}`],
  ['OpenAI', `sk-proj-${mixed(48, 'oa')}`],
  ['OpenAI', `sk-${mixed(48, 'oa2')}`],
  ['Anthropic', `sk-ant-api03-${mixed(93, 'an')}AA`],
  ['OpenRouter', `sk-or-v1-${hex(64, 'or')}`],
  ['Groq', `gsk_${mixed(52, 'gr')}`],
  ['Replicate', `r8_${mixed(37, 'r8')}`],
  ['Hugging Face', `hf_${mixed(34, 'hf', LETTERS)}`],
  ['Docker Hub', `dckr_pat_${mixed(27, 'dk')}`],
  ['PyPI', `pypi-AgEIcHlwaS5vcmc${mixed(80, 'py')}`],
  ['RubyGems', `rubygems_${hex(48, 'rg')}`],
  ['NuGet', `oy2${mixed(43, 'nu', LOWER)}`],
  ['crates.io', `cio${mixed(32, 'ci')}`],
  ['Clojars', `CLOJARS_${hex(60, 'cl')}`],
  ['JFrog', `AKCp${mixed(69, 'jf')}`],
  ['JFrog', `cmVmdGtu${mixed(56, 'jf2')}`],
  ['Atlassian', `ATATT3${mixed(180, 'at')}`],
  ['Bitbucket', `ATBB${mixed(32, 'bb')}`],
  ['DigitalOcean', `dop_v1_${hex(64, 'do')}`],
  ['Heroku', `HRKU-${mixed(40, 'hk')}`],
  ['Fly.io', `fm2_${mixed(120, 'fl')}`],
  ['Netlify', `nfp_${mixed(36, 'ne')}`],
  ['Terraform', `${mixed(14, 'tf')}.atlasv1.${mixed(67, 'tf2')}`],
  ['Vault', `hvs.${mixed(90, 'hv')}`],
  ['Doppler', `dp.st.prd.${mixed(43, 'dp')}`],
  ['1Password', `ops_eyJ${mixed(300, 'op')}`],
  ['Pulumi', `pul-${hex(40, 'pu')}`],
  ['Databricks', `dapi${hex(32, 'db')}`],
  ['Grafana', `glsa_${mixed(32, 'gf')}_${hex(8, 'gf2')}`],
  ['New Relic', `NRAK-${mixed(27, 'nr', UPPER)}`],
  ['Sentry', `sntryu_${hex(64, 'se')}`],
  ['SonarQube', `squ_${hex(40, 'so')}`],
  ['Linear', `lin_api_${mixed(40, 'li')}`],
  ['Notion', `ntn_${mixed(46, 'no')}`],
  ['Figma', `figd_${mixed(40, 'fi')}`],
  ['Postman', `PMAK-${hex(24, 'pm')}-${hex(34, 'pm2')}`],
  ['CircleCI', `CCIPAT_${mixed(22, 'cc')}_${hex(40, 'cc2')}`],
  ['Buildkite', `bkua_${mixed(40, 'bk')}`],
  ['Airtable', `pat${mixed(14, 'ai')}.${hex(64, 'ai2')}`],
  ['Contentful', `CFPAT-${mixed(43, 'cf')}`],
  ['PlanetScale', `pscale_pw_${mixed(43, 'ps')}`],
  ['Supabase', `sbp_${hex(40, 'sb')}`],
  ['age', `AGE-SECRET-KEY-1${mixed(58, 'age', UPPER)}`],
  ['Tailscale', `tskey-auth-${mixed(12, 'ts')}-${mixed(32, 'ts2')}`],
  [
    'JSON web token',
    ['{"alg":"HS256"}', '{"sub":"build","iat":1700000000}']
      .map((part) => Buffer.from(part).toString('base64url'))
      .concat(mixed(43, 'jwt'))
      .join('.'),
  ],
  ['URL with a password', mixed(20, 'url'), 'postgres://app:', '@db.example.com/app'],
  ['URL with a password', mixed(40, 'oauth'), 'https://', ':x-oauth-basic@git.example.com/a.git'],
  ['basic login', Buffer.from(`deploy:${mixed(16, 'basic')}`).toString('base64'), 'Authorization: Basic '],
];

/** Texts in which nothing is a literal credential. */
export const NO_TOKENS: readonly string[] = [
  '',
  'npm ci --token "$NPM_TOKEN"',
  'git clone https://x-access-token:${GITHUB_TOKEN}@github.com/acme/app.git',
  'git clone https://oauth2:$(cat /run/secrets/token)@git.example.com/app.git',
  'git clone git@github.com:acme/app.git && git clone ssh://git@github.com/acme/app.git',
  'git clone https://user@git.example.com/app.git',
  'postgres://postgres:postgres@localhost/app',
  'postgresql://user:password@db:5432/app',
  'amqp://guest:guest@rabbitmq:5672',
  'https://{{ user }}:{{ password }}@npm.example.com/',
  `FROM node@sha256:${hex(64, 'digest')}`,
  `echo "${hex(64, 'sum')}  app.tgz" | sha256sum -c -`,
  `git checkout ${hex(40, 'commit')}`,
  `gpg --recv-keys ${hex(40, 'gpg').toUpperCase()}`,
  `"integrity": "sha512-${mixed(86, 'integrity')}=="`,
  `url(data:image/png;base64,iVBORw0KGgo${mixed(120, 'png')}=)`,
  'pip install torch==2.1.0+cu118 --extra-index-url https://download.example.com/whl/cu118',
  'AKIAIOSFODNN7EXAMPLE',
  'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  `ghp_${'x'.repeat(36)}`,
  `npm_${'0'.repeat(36)}`,
  `grep -q "BEGIN RSA ${'PRIVATE'} KEY" key.pem`,
  'Basic authentication is off',
  `Authorization: Basic ${Buffer.from('user:password').toString('base64')}`,
  ['{"alg":"HS256","typ":"JWT"}', '{"iss":"supabase","role":"anon"}']
    .map((part) => Buffer.from(part).toString('base64url'))
    .concat(mixed(43, 'anon'))
    .join('.'),
  'https://example.com/a?sig=abc',
  'task-risk-sk-learn',
];
