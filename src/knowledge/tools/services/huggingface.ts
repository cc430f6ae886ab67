import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const huggingface: Tool = {
  name: 'huggingface',
  title: 'huggingface-cli',
  docs: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  programs: ['huggingface-cli', 'hf'],
  environment: [
    {
      variables: /(?:HF|HUGGING_?FACE\w*)_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
    },
  ],
  files: [
    {
      kind: 'Hugging Face token',
      path: /\/huggingface\/(?:token|stored_tokens)$/,
      where: 'home',
      source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
    },
  ],
  options: [{ options: ['--token'], form: 'value', source: 'https://huggingface.co/docs/huggingface_hub/guides/cli' }],
  writes: [
    {
      kind: 'login',
      arguments: /^(?:auth )?login\b/,
      files: ['~/.cache/huggingface/token'],
      moved: ['HF_TOKEN_PATH', 'HF_HOME'],
      holds: 'one',
      revertedBy: /^(?:huggingface-cli|hf auth) logout\b/,
      revert: [
        {
          command: ['login'],
          undo: { statement: 'rm -f "${HF_HOME:-$HOME/.cache/huggingface}/token" "${HF_HOME:-$HOME/.cache/huggingface}/stored_tokens"' },
          source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
        },
        {
          programs: ['hf'],
          command: ['auth', 'login'],
          undo: { statement: 'rm -f "${HF_HOME:-$HOME/.cache/huggingface}/token" "${HF_HOME:-$HOME/.cache/huggingface}/stored_tokens"' },
          source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
        },
      ],
      source: 'https://huggingface.co/docs/huggingface_hub/guides/cli#hf-auth-login',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://huggingface.co/docs/huggingface_hub/guides/cli' },
    {
      arguments: /^(?:cache|env|scan-cache|delete-cache|auth (?:list|logout|switch)|logout)\b/,
      source: 'https://huggingface.co/docs/huggingface_hub/guides/cli',
    },
  ],
  logins: [{ source: 'https://huggingface.co/docs/huggingface_hub/guides/cli' }],
  places: [
    {
      kinds: ['huggingface'],
      home: /^\.cache\/huggingface\/(?:token|stored_tokens)$/,
      serves: 'either',
      source: 'https://huggingface.co/docs/huggingface_hub/quick-start',
    },
  ],
};
