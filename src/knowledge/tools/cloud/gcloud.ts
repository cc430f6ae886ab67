import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const gcloud: Tool = {
  name: 'gcloud',
  docs: 'https://cloud.google.com/sdk/docs/properties#setting_properties_using_environment_variables',
  forServices: true,
  programs: ['gcloud', 'bq', 'cbt', 'docker-credential-gcr'],
  environment: [
    {
      variables: /CLOUDSDK_\w+|GOOGLE_\w+|GCLOUD_\w+|GCP_\w+/i,
      how: 'reads %s',
      plain: /^(?:config|components|version)\b/,
      readsNothing: VERSION,
      source: 'https://cloud.google.com/sdk/docs/properties#setting_properties_using_environment_variables',
    },
  ],
  files: [
    {
      programs: ['gcloud', 'bq'],
      kind: 'Google Cloud logins',
      path: /\/\.config\/gcloud(?:\/|$)/,
      where: 'home',
      source: 'https://cloud.google.com/docs/authentication/application-default-credentials',
    },
  ],
  writes: [
    {
      programs: ['gcloud'],
      kind: 'login',
      arguments: /\bauth (?:activate-service-account|login|application-default)/,
      files: ['~/.config/gcloud'],
      moved: ['CLOUDSDK_CONFIG'],
      always: true,
      holds: 'account',
      revertedBy: /^gcloud auth revoke\b|^rm .*\bcredentials\.db\b.*\baccess_tokens\.db\b.*\blegacy_credentials\b/,
      revert: [
        {
          command: ['auth', 'activate-service-account'],
          undo: {
            statement:
              'rm -rf "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/credentials.db "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/access_tokens.db "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/legacy_credentials',
          },
          source: 'https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account',
        },
      ],
      source: 'https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account',
    },
  ],
  prints: [
    {
      programs: ['gcloud'],
      arguments: /\bauth (?:application-default )?print-(?:access|identity)-token\b|\bsecrets versions access\b/,
      what: 'a token from Google Cloud',
      source: 'https://cloud.google.com/sdk/gcloud/reference/auth/print-access-token',
    },
  ],
  offline: [
    { programs: ['gcloud'], arguments: HELP, source: 'https://cloud.google.com/sdk/gcloud/reference' },
    {
      programs: ['gcloud'],
      arguments: /^(?:config|components|auth (?:activate-service-account|revoke|list|configure-docker)|info|topic)\b/,
      source: 'https://cloud.google.com/sdk/gcloud/reference',
    },
  ],
  credentialFiles: [
    {
      kind: 'service-account',
      options: ['--key-file', '--cred-file', '--credential-file-override'],
      source: 'https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account',
    },
    { kind: 'service-account', options: ['--service_account_credential_file'], source: 'https://cloud.google.com/bigquery/docs/reference/bq-cli-reference' },
    {
      programs: [],
      kind: 'service-account',
      variables: ['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE'],
      source: 'https://cloud.google.com/docs/authentication/application-default-credentials',
    },
  ],
};
