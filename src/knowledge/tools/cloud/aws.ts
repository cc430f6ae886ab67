import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const aws: Tool = {
  name: 'aws',
  docs: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
  forServices: true,
  programs: words(`
      aws s5cmd eb sam cdk ecs-cli eksctl aws-vault copilot awslocal amplify serverless sls goofys ecr-login
    `),
  environment: [
    {
      variables: /AWS_\w+|\w*AWS_(?:SECRET_)?ACCESS_KEY(?:_ID)?/i,
      how: 'reads %s',
      readsNothing: /^(?:--version|help|configure list)$/,
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
    },
  ],
  files: [
    {
      kind: 'AWS logins',
      path: /\/\.aws(?:\/[^/]+)?$/,
      where: 'home',
      programOnly: true,
      mentions: /aws|amazon|boto|codeartifact|codecommit|dynamo|serverless|cloudformation|(?<![a-z])(?:s3|ecr|cdk|sst|sqs|sns|sam|vsis3)(?![a-z])/i,
      helpers:
        /\bkeyrings\.|codeartifact|codecommit|ecr-login|credential-helper|sccache|x-aws|boto|s3fs|storages|aws-?sdk|s3-?(?:wagon|resolver|plugin|source)|helm-s3|apt-transport-s3|aws-maven|awscli-plugin/i,
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
    },
  ],
  readsFilesOf: [{ tool: 'gsutil', programs: ['aws'] }],
  operands: [
    {
      programs: ['aws'],
      command: ['configure', 'set'],
      key: /(?:secret_access_key|session_token|access_key_id)$/,
      operand: 1,
      form: 'value',
      source: 'https://docs.aws.amazon.com/cli/latest/reference/configure/set.html',
    },
  ],
  writes: [
    {
      programs: ['aws'],
      kind: 'config',
      // On its standard input it takes the answers to its questions: key, secret, region, output.
      arguments: /\bconfigure (?:set (?:--\S+ \S+ )*\S*(?:key|token|secret)|import)|\bconfigure(?: --\S+(?: [^-\s]\S*)?)*$/,
      files: ['~/.aws/credentials'],
      scopes: [
        {
          option: /\bconfigure set (?:--\S+ \S+ )*(?!--|(?:\S+\.)?aws_(?:access_key_id|secret_access_key|session_token)\b)\S*(?:key|token|secret)/,
          file: '~/.aws/config',
        },
      ],
      moved: ['AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE'],
      holds: 'profile',
      revert: [
        {
          command: ['configure', 'set'],
          arguments: /\baws_(?:access_key_id|secret_access_key|session_token)\b/,
          valued: /^--profile$/,
          undo: { statement: 'rm -f "${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}"' },
          others: /\.aws\/|\bconfigure import\b/,
          source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
        },
        {
          command: ['configure'],
          arguments: /\bconfigure(?: --|$)/,
          valued: /^--profile$/,
          undo: { statement: 'rm -f "${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}"' },
          others: /\.aws\/|\bconfigure import\b/,
          source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
        },
      ],
      source: 'https://docs.aws.amazon.com/cli/latest/reference/configure/set.html',
    },
    {
      programs: ['aws'],
      kind: 'login',
      arguments: /\bcodeartifact login\b.*--tool[ =]npm\b/,
      files: ['~/.npmrc'],
      moved: ['NPM_CONFIG_USERCONFIG'],
      holds: 'registry',
      always: true,
      keeps: 'it runs npm config set, and npm 8 and newer also writes the command to ~/.npm/_logs',
      keepsUnless: 'NPM_CONFIG_LOGS_MAX=0',
      source: 'https://docs.aws.amazon.com/codeartifact/latest/ug/npm-auth.html',
    },
    {
      programs: ['aws'],
      kind: 'login',
      arguments: /\bcodeartifact login\b/,
      files: ['~/.config/pip/pip.conf', '~/.pypirc', '~/.nuget/NuGet/NuGet.Config'],
      scopes: [
        { option: /--tool[ =]twine\b/, file: '~/.pypirc' },
        { option: /--tool[ =](?:nuget|dotnet)\b/, file: '~/.nuget/NuGet/NuGet.Config' },
        { option: /--tool[ =]swift\b/, file: '~/.netrc' },
      ],
      holds: 'registry',
      always: true,
      revertedBy: /^pip config unset global\.index-url\b/,
      revert: [
        {
          command: ['codeartifact', 'login'],
          arguments: /--tool[ =]pip\b/,
          valued: /^--(?:tool|domain|domain-owner|repository|namespace|duration-seconds|endpoint-type|region|profile)$/,
          undo: { statement: 'pip config unset global.index-url' },
          source: 'https://docs.aws.amazon.com/codeartifact/latest/ug/python-configure-pip.html',
        },
      ],
      source: 'https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html',
    },
  ],
  prints: [
    {
      programs: ['aws'],
      arguments:
        /\bcodeartifact get-authorization-token\b|\becr get-login(?:-password)?\b|\bsecretsmanager get-secret-value\b|\bssm get-parameters?\b.*--with-decryption|\bsts (?:assume-role|get-session-token)\b/,
      what: 'a token from AWS',
      source: 'https://docs.aws.amazon.com/cli/latest/reference/codeartifact/get-authorization-token.html',
    },
  ],
  offline: [
    { programs: ['aws'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['aws'], arguments: /^configure\b/, source: 'https://docs.aws.amazon.com/cli/latest/reference/configure/' },
  ],
  logs: [
    {
      arguments: /(?:^| )--debug(?: |$)/,
      to: 'errors',
      shows: 'always',
      // the headers of its requests hold both
      environment: /^AWS_(?:ACCESS_KEY_ID|SESSION_TOKEN)$/,
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html',
    },
  ],
  credentialFiles: [
    { kind: 'aws', variables: ['AWS_SHARED_CREDENTIALS_FILE'], source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html' },
  ],
  credentialFolders: [{ name: '.aws', file: 'credentials', source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html' }],
};
