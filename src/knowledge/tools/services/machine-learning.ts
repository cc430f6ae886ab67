import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const machineLearning: Tool = {
  name: 'machine-learning',
  docs: 'https://mlflow.org/docs/latest/api_reference/cli.html',
  programs: ['ngc', 'mlflow', 'clearml', 'comet'],
  environment: [
    {
      variables: /(?:NGC|MLFLOW|CLEARML|TRAINS|COMET)_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://mlflow.org/docs/latest/api_reference/python_api/mlflow.environment_variables.html',
    },
  ],
};
