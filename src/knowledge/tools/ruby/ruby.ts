import { NEVER, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';
import { RAKE_TESTS, RUBY_READS, RUBY_VARIABLES, RUNS_PROJECT } from './shared.ts';

export const ruby: Tool = {
  name: 'ruby',
  docs: 'https://docs.ruby-lang.org/en/master/ENV.html',
  programs: words(`
      rake rails ruby irb cap jekyll middleman puma foreman fastlane chef puppet r10k librarian-puppet berks
    `),
  spellings: [{ starts: 'ruby', pattern: /^ruby\d(?:\.\d)?$/, name: 'ruby' }],
  environment: [
    {
      variables: RUBY_VARIABLES,
      how: 'reads %s',
      runs: 'code of the project and its gems',
      readsNothing: VERSION,
      source: 'https://docs.ruby-lang.org/en/master/ENV.html',
    },
  ],
  files: [
    {
      programs: ['rails', 'rake'],
      kind: 'Rails key',
      path: /\/(?:master|production|staging|development)\.key$/,
      where: 'project',
      source: 'https://guides.rubyonrails.org/security.html#custom-credentials',
    },
  ],
  readsFilesOf: [
    { tool: 'ssh', programs: ['cap'] },
    { tool: 'bundler', programs: ['rails', 'rake', 'ruby'] },
    { tool: 'dotenv', programs: ['foreman'] },
  ],
  output: [{ programs: ['ruby'], of: 'input', source: 'https://docs.ruby-lang.org/en/master/ruby/options_md.html' }],
  fileArguments: [
    { programs: ['ruby'], effect: 'edit', when: /^-\w*i/, files: { operands: 'last' }, source: 'https://docs.ruby-lang.org/en/master/ruby/options_md.html' },
  ],
  logins: [
    { programs: ['cap'], source: 'https://capistranorb.com/documentation/getting-started/authentication-and-authorisation/' },
    { programs: ['rails', 'rake', 'ruby'], arguments: NEVER, source: 'https://bundler.io/man/bundle-exec.1.html' },
  ],
  project: [
    { programs: ['ruby'], ...RUNS_PROJECT, follows: 'module', modules: 'relative', source: 'https://docs.ruby-lang.org/en/master/Kernel.html' },
    {
      programs: ['jekyll'],
      arguments: /^(?:build|b|doctor|clean)(?: |$)/,
      ...RUNS_PROJECT,
      files: /(?:^|\/)(?:_plugins\/.+\.rb|_config[\w.-]*\.(?:ya?ml|toml))$/,
      source: 'https://jekyllrb.com/docs/plugins/installation/',
    },
    { programs: ['rake'], arguments: RAKE_TESTS, ...RUNS_PROJECT, idle: 'rake-tasks', source: 'https://ruby.github.io/rake/doc/rakefile_rdoc.html' },
    {
      programs: ['rake'],
      ...RUNS_PROJECT,
      follows: 'settings',
      modules: 'relative',
      settings: [/(?:^|\/)(?:[Rr]akefile(?:\.rb)?|[\w.-]+\.rake)$/],
      runsCode: /rails|hanami|\bpadrino|config\/environment|config\/application|\bzeitwerk\b|Bundler\.require/i,
      idle: 'rake-tasks',
      source: 'https://ruby.github.io/rake/doc/rakefile_rdoc.html',
    },
    { programs: words('rails jekyll middleman cap puma'), ...RUNS_PROJECT },
  ],
  readsByItself: [{ programs: words('ruby rails rake jekyll puma cap'), ...RUBY_READS }],
};
