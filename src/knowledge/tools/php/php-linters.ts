import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const phpLinters: Tool = {
  name: 'php-linters',
  docs: 'https://phpstan.org/config-reference',
  programs: words('phpstan psalm phpcs phpcbf php-cs-fixer rector phpmd pint deptrac parallel-lint phan ecs phploc phpcpd'),
  project: [{ manifest: /\.php$|^composer\.json$/, files: /(?:^|\/)phpstan[\w.-]*\.neon(?:\.dist)?$/, source: 'https://phpstan.org/config-reference' }],
};
