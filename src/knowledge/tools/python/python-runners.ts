import type { Tool } from '../../tool.ts';
import { RUNS_MODULE, RUNS_PROJECT } from './shared.ts';

export const pythonRunners: Tool = {
  name: 'python-runners',
  docs: 'https://docs.python.org/3/library/os.html#os.environ',
  programs: ['uvicorn', 'poe', 'snakemake', 'prefect', 'dagster', 'coverage'],
  project: [
    { programs: ['uvicorn'], ...RUNS_MODULE, source: 'https://www.uvicorn.org/settings/' },
    {
      programs: ['coverage'],
      arguments: /^(?:-\S+ )*run (?:(?:--(?:source|omit|include|rcfile|data-file|context|concurrency)|-a) \S+ |--(?!module )\S+ |-(?!m )[a-z]+ )*(?=\S)/,
      follows: 'program',
      libraries: 'python',
      source: 'https://coverage.readthedocs.io/en/latest/cmd.html',
    },
    { programs: ['coverage'], manifest: /\.py$/, files: /(?:^|\/)\.coveragerc$/, source: 'https://coverage.readthedocs.io/en/latest/cmd.html' },
    { programs: ['poe'], manifest: /^pyproject\.toml$/, follows: 'program', libraries: 'python', source: 'https://poethepoet.natn.io/' },
    { programs: ['snakemake', 'prefect', 'dagster'], ...RUNS_PROJECT },
  ],
};
