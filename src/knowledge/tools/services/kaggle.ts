import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { MODEL_VARIABLES } from './shared.ts';

export const kaggle: Tool = {
  name: 'kaggle',
  docs: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  programs: ['kaggle'],
  environment: [
    {
      variables: MODEL_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
    },
  ],
  files: [{ kind: 'Kaggle token', path: /\/kaggle\.json$/, where: 'home', source: 'https://www.kaggle.com/docs/api' }],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
};
