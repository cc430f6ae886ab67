import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { MODEL_VARIABLES } from './shared.ts';

export const huggingface: Tool = {
  name: 'huggingface',
  docs: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  programs: ['huggingface-cli', 'hf'],
  environment: [
    {
      variables: MODEL_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
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
      arguments: /\blogin\b/,
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
};
