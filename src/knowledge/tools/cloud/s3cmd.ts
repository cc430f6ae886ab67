import type { Tool } from '../../tool.ts';

export const s3cmd: Tool = {
  name: 's3cmd',
  docs: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
  programs: ['s3cmd'],
  environment: [
    {
      variables: /AWS_\w+|\w*AWS_(?:SECRET_)?ACCESS_KEY(?:_ID)?/i,
      how: 'reads %s',
      quiet: /^(?:--version|help|configure list)$/,
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
    },
  ],
  files: [{ kind: 's3cmd settings', path: /\/\.s3cfg$/, where: 'home', source: 'https://s3tools.org/s3cmd-howto' }],
  readsFilesOf: [{ tool: 'aws' }],
  options: [{ options: ['--secret_key', '--access_token'], form: 'value', source: 'https://s3tools.org/usage' }],
  writes: [
    {
      kind: 'config',
      arguments: /\balias set\b|\bconfig host add\b|\bconfig create\b|--configure\b/,
      files: ['its settings below ~'],
      holds: 'name',
      revertedBy: /\balias (?:rm|remove)\b/,
      source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html',
    },
  ],
};
