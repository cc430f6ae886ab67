import type { Tool } from '../../tool.ts';
import { RUBY_READS, RUNS_PROJECT } from './shared.ts';

export const rubyRunners: Tool = {
  name: 'ruby-runners',
  docs: 'https://docs.ruby-lang.org/en/master/ENV.html',
  programs: ['rspec', 'sidekiq', 'bootsnap', 'hanami'],
  project: [RUNS_PROJECT],
  readsByItself: [{ programs: ['rspec'], ...RUBY_READS }],
};
