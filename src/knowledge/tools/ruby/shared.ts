import { subcommands } from '../../patterns.ts';
import type { OwnReads, ProjectUse } from '../../tool-project.ts';

/** Variables of Bundler and RubyGems, and those that a Gemfile or a Rails application usually names. */
export const GEM_VARIABLES =
  /BUNDLE_\w+|GEM_HOST_\w+|RUBYGEMS_\w+|RAILS_\w+|SECRET_KEY_BASE|DATABASE_URL|(?:\w+_)?(?:FURY|SIDEKIQ|CONTRIBSYS)\w*|(?:GH|GITHUB)_?(?:\w+_)?(?:TOKEN|PAT)/i;

/** Sub-commands that contact a gem source. */
export const LOGIN_COMMANDS = subcommands('install update add outdated lock fetch push yank cache package', '$|-{1,2}(?!v$|version)[\\w=-]+$');

const CODE = /\.(?:rb|rake|erb|haml|slim|ya?ml|ru|gemspec|builder|jbuilder|[cm]?[jt]sx?|json)$|(?:^|\/)(?:Rakefile|Gemfile|config\.ru|\.env[\w.-]*)$/;

/** Programs that run the project's code. */
export const RUNS_PROJECT: ProjectUse = {
  manifest: /^(?:Gemfile|Rakefile|gems\.rb|config\.ru)$/,
  files: CODE,
  libraries: 'ruby',
  source: 'https://docs.ruby-lang.org/en/master/ENV.html',
};

/** Variables that Bundler and RubyGems read by themselves. */
export const GEM_READS: OwnReads = { variables: /^(?:BUNDLE|BUNDLER|GEM|RUBYGEMS)_\w+$/i, source: 'https://bundler.io/man/bundle-config.1.html' };

/** Variables that Ruby reads by itself. */
export const RUBY_READS: OwnReads = { variables: /^(?:RUBY|GEM)_?\w+$/, source: 'https://docs.ruby-lang.org/en/master/environment_variables_rdoc.html' };
