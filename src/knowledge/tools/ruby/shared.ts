import { subcommands } from '../../patterns.ts';
import type { OwnReads, ProjectUse } from '../../tool-project.ts';

/**
 * Variables of Bundler and RubyGems, and those that a Gemfile usually names. Sources: https://bundler.io/man/bundle-config.1.html,
 * https://guides.rubygems.org/command-reference/
 */
export const GEM_VARIABLES = /BUNDLE_\w+|GEM_HOST_\w+|RUBYGEMS_(?!API_KEY)\w+|(?:\w+_)?(?:FURY|SIDEKIQ|CONTRIBSYS)\w*|(?:GH|GITHUB)_?(?:\w+_)?(?:TOKEN|PAT)/i;

/** Those, and the ones of a Rails application, which Bundler itself does not load. Source: https://guides.rubyonrails.org/configuring.html */
export const RUBY_VARIABLES = new RegExp(`${GEM_VARIABLES.source}|RAILS_\\w+|SECRET_KEY_BASE|DATABASE_URL`, 'i');

/** Sub-commands that contact a gem source. Source: https://bundler.io/man/bundle.1.html */
export const LOGIN_COMMANDS = subcommands('install update add outdated lock fetch push yank cache package', '$|-{1,2}(?!v$|version)[\\w=-]+$');

const CODE = /\.(?:rb|rake|erb|haml|slim|ya?ml|ru|gemspec|builder|jbuilder|[cm]?[jt]sx?|json)$|(?:^|\/)(?:Rakefile|Gemfile|config\.ru|\.env[\w.-]*)$/;

/** Tasks of rake that may run tests: the default one, and those that are called so. Source: https://ruby.github.io/rake/doc/Rake/TestTask.html */
export const RAKE_TESTS = /^(?:-\S+(?: |$))*$|\b(?:test|spec|ci|default|check|verify|cucumber|features)\b/i;

/** Programs that run the project's code. */
export const RUNS_PROJECT: ProjectUse = {
  manifest: /^(?:Gemfile|Rakefile|gems\.rb|config\.ru)$/,
  files: CODE,
  aside: /(?:^|\/)(?!config\.ru$)[^/]+\.ru$/,
  libraries: 'ruby',
  source: 'https://docs.ruby-lang.org/en/master/ENV.html',
};

/** Tests of a library, which load it by its name; those of an application load all of that. */
export const TESTS_RUBY: ProjectUse = {
  ...RUNS_PROJECT,
  programs: ['rspec'],
  follows: 'tests',
  modules: 'relative',
  settings: [/(?:^|\/)(?:\.rspec|spec\/[\w/]*helper\w*\.rb|spec\/support\/.+\.rb)$/],
  runsCode: /rails|hanami|sinatra|\broda\b|config\/environment|config\/application|\bzeitwerk\b|\bbootsnap\b|Bundler\.require/i,
  source: 'https://rspec.info/features/3-13/rspec-core/command-line/',
};

/** Variables that Bundler and RubyGems read by themselves. */
export const GEM_READS: OwnReads = { variables: /^(?:BUNDLE|BUNDLER|GEM|RUBYGEMS)_(?!API_KEY$)\w+$/i, source: 'https://bundler.io/man/bundle-config.1.html' };

/** Variables that Ruby reads by itself. */
export const RUBY_READS: OwnReads = { variables: /^(?:RUBY|GEM)_?\w+$/, source: 'https://docs.ruby-lang.org/en/master/environment_variables_rdoc.html' };
