import type { Tool } from '../../tool.ts';

export const rubyLinters: Tool = {
  name: 'ruby-linters',
  docs: 'https://docs.rubocop.org/rubocop/configuration.html',
  programs: ['rubocop', 'brakeman', 'htmlproofer', 'erblint', 'reek', 'standardrb', 'haml-lint', 'slim-lint', 'bundle-audit'],
  project: [{ manifest: /\.rb$|^Gemfile$/, files: /(?:^|\/)\.rubocop\.yml$/, source: 'https://docs.rubocop.org/rubocop/configuration.html' }],
};
