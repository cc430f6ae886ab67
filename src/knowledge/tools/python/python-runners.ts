import type { Tool } from '../../tool.ts';
import { RUNS_MODULE, RUNS_PROJECT } from './shared.ts';

export const pythonRunners: Tool = {
  name: 'python-runners',
  docs: 'https://docs.python.org/3/library/os.html#os.environ',
  programs: ['uvicorn', 'poe', 'snakemake', 'prefect', 'dagster', 'coverage'],
  project: [
    { programs: ['uvicorn'], ...RUNS_MODULE, source: 'https://www.uvicorn.org/settings/' },
    { programs: ['poe', 'snakemake', 'prefect', 'dagster', 'coverage'], ...RUNS_PROJECT },
  ],
};
