import type { Tool } from '../../tool.ts';
import { BUILD_READS, buildVariables, JAVA_DEFINITION, RUNS_BUILD_FILES, RUNS_TESTS } from './shared.ts';

export const ant: Tool = {
  name: 'ant',
  docs: 'https://ant.apache.org/manual/running.html',
  programs: ['ant', 'ivy'],
  environment: [
    {
      variables: buildVariables(/ANT_\w+|IVY_\w+/),
      how: 'reads %s',
      runs: 'the build scripts of the project',
      readsNothing: /^-(?:version|v|diagnostics|h|help)$/,
      source: 'https://ant.apache.org/manual/Tasks/property.html',
    },
  ],
  options: [{ programs: ['ant'], options: ['-D'], form: 'key=value', key: JAVA_DEFINITION, source: 'https://ant.apache.org/manual/running.html#options' }],
  project: [
    { programs: ['ant'], ...RUNS_TESTS },
    { programs: ['ant'], ...RUNS_BUILD_FILES },
  ],
  readsByItself: [{ programs: ['ant'], ...BUILD_READS }],
  compiles: [{ programs: ['ant'], source: 'https://ant.apache.org/manual/running.html' }],
};
