import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const s3cmd: Tool = {
  name: 's3cmd',
  docs: 'https://s3tools.org/usage',
  forServices: true,
  programs: ['s3cmd'],
  environment: [
    {
      variables: /AWS_\w+|\w*AWS_(?:SECRET_)?ACCESS_KEY(?:_ID)?|S3CMD_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://github.com/s3tools/s3cmd/blob/master/S3/Config.py',
    },
  ],
  files: [{ kind: 's3cmd settings', path: /\/\.s3cfg$/, where: 'home', source: 'https://s3tools.org/s3cmd-howto' }],
  readsFilesOf: [{ tool: 'aws' }],
  options: [{ options: ['--secret_key', '--access_token'], form: 'value', source: 'https://s3tools.org/usage' }],
  writes: [
    {
      kind: 'config',
      arguments: /--configure\b/,
      files: ['~/.s3cfg'],
      scopes: [{ option: /(?:^| )(?:-c|--config)[ =](?<path>\S+)/ }],
      moved: ['S3CMD_CONFIG'],
      holds: 'one',
      revert: [
        {
          command: [],
          arguments: /^(?!.*(?: -c | --config\b)|--config\b|-c )/,
          undo: { statement: 'rm -f ~/.s3cfg' },
          others: /\.s3cfg\b/,
          source: 'https://s3tools.org/s3cmd-howto',
        },
      ],
      source: 'https://s3tools.org/usage',
    },
  ],
  offline: [{ arguments: HELP, source: 'https://s3tools.org/usage' }],
  credentialFiles: [{ kind: 'cloud-storage', options: ['-c', '--config'], source: 'https://s3tools.org/usage' }],
};
