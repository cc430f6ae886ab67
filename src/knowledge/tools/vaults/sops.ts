import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const sops: Tool = {
  name: 'sops',
  docs: 'https://getsops.io/docs/',
  programs: ['chamber', 'sops'],
  environment: [
    {
      variables: /(?:AWS|SOPS|AZURE|GOOGLE|VAULT|CHAMBER)_\w+|GNUPGHOME/i,
      how: 'reads %s',
      runs: 'the command that it is given',
      plain: /^(?!(?:.* )?(?:exec|exec-env|exec-file|publish)\b)/,
      readsNothing: VERSION,
      source: 'https://getsops.io/docs/#encrypting-using-age',
    },
  ],
  readsFilesOf: [{ tool: 'aws' }, { tool: 'gcloud', programs: ['sops'] }, { tool: 'az', programs: ['sops'] }, { tool: 'vault', programs: ['sops'] }],
  files: [{ programs: ['sops'], kind: 'age keys', path: /\/sops\/age\/keys\.txt$/, where: 'home', source: 'https://getsops.io/docs/#encrypting-using-age' }],
  prints: [
    { programs: ['sops'], arguments: /(?:^| )(?:-d|--decrypt|decrypt)\b/, what: 'a decrypted file', source: 'https://getsops.io/docs/#usage' },
    { programs: ['chamber'], arguments: /^(?:read|export|env)\b/, what: 'a secret from a secret store', source: 'https://github.com/segmentio/chamber' },
  ],
  output: [{ programs: ['sops'], of: 'input', source: 'https://getsops.io/docs/#usage' }],
  credentialFiles: [{ programs: ['sops'], kind: 'private-key', variables: ['SOPS_AGE_KEY_FILE'], source: 'https://getsops.io/docs/#encrypting-using-age' }],
};
