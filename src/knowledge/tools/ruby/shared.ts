import { subcommands } from '../../patterns.ts';

/** Variables of Bundler and RubyGems, and those that a Gemfile or a Rails application names by habit. */
export const GEM_VARIABLES =
  /BUNDLE_\w+|GEM_HOST_\w+|RUBYGEMS_\w+|RAILS_\w+|SECRET_KEY_BASE|DATABASE_URL|(?:\w+_)?(?:FURY|SIDEKIQ|CONTRIBSYS)\w*|(?:GH|GITHUB)_?(?:\w+_)?(?:TOKEN|PAT)/i;

/** Sub-commands that ask a source of gems. */
export const LOGIN_COMMANDS = subcommands('install update add outdated lock fetch push yank cache package', '$|-{1,2}(?!v$|version)[\\w=-]+$');
