import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const gsutil: Tool = {
  name: 'gsutil',
  docs: 'https://cloud.google.com/sdk/docs/properties#setting_properties_using_environment_variables',
  programs: ['gsutil'],
  environment: [
    {
      variables: /CLOUDSDK_\w+|GOOGLE_\w+|GCLOUD_\w+|GCP_\w+/i,
      how: 'reads %s',
      plain: /^(?:config|components|version)\b/,
      readsNothing: VERSION,
      source: 'https://cloud.google.com/sdk/docs/properties#setting_properties_using_environment_variables',
    },
  ],
  files: [{ kind: 'boto settings', path: /\/\.boto$|^\/etc\/boto\.cfg$/, where: 'home', source: 'https://docs.cloud.google.com/storage/docs/boto-gsutil' }],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'gcloud' }],
  credentialFiles: [{ kind: 'cloud-storage', variables: ['BOTO_CONFIG'], source: 'https://cloud.google.com/storage/docs/boto-gsutil' }],
};
