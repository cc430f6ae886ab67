import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { MODEL_VARIABLES } from './shared.ts';

export const dvc: Tool = {
  name: 'dvc',
  docs: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  programs: ['dvc'],
  environment: [
    {
      variables: MODEL_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
    },
  ],
  readsFilesOf: [{ tool: 'aws' }],
};
