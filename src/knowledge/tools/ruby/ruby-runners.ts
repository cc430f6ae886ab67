import type { Tool } from '../../tool.ts';
import { RUBY_READS, RUNS_PROJECT, TESTS_RUBY } from './shared.ts';

export const rubyRunners: Tool = {
  name: 'ruby-runners',
  docs: 'https://docs.ruby-lang.org/en/master/ENV.html',
  programs: ['rspec', 'sidekiq', 'bootsnap', 'hanami'],
  environment: [{ programs: ['bootsnap'], runs: 'code of the project', plain: /^precompile\b/, source: 'https://github.com/rails/bootsnap#precompilation' }],
  project: [TESTS_RUBY, RUNS_PROJECT],
  readsByItself: [{ programs: ['rspec'], ...RUBY_READS }],
};
