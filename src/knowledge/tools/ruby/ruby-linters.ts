import type { Tool } from '../../tool.ts';

export const rubyLinters: Tool = {
  name: 'ruby-linters',
  docs: 'https://docs.rubocop.org/rubocop/configuration.html',
  programs: ['rubocop', 'brakeman'],
  project: [{ manifest: /\.rb$/, files: /(?:^|\/)\.rubocop\.yml$/, source: 'https://docs.rubocop.org/rubocop/configuration.html' }],
};
