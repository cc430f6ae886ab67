import { expect, test } from '@jest/globals';
import { compose } from '../../../src/companions/compose/compose.ts';
import type { BuildChange } from '../../../src/companions/types.ts';
import { passedToCompose } from '../../../src/project/callers/passed-to-compose.ts';

const CHANGE: BuildChange = {
  dockerfile: '/project/Dockerfile',
  context: '/project',
  secrets: [{ id: 'NPM_TOKEN', from: { env: 'NPM_TOKEN' }, required: false }],
  removedArgs: new Map([['NPM_TOKEN', 'NPM_TOKEN']]),
  containerEnv: new Map(),
  excluded: [],
};

function passing(text: string): readonly string[] {
  const found = [{ path: '/project/compose.override.yaml', real: '/project/compose.override.yaml', companion: compose }];
  return (
    passedToCompose(found, CHANGE, () => text)
      .get('NPM_TOKEN')
      ?.map(({ file }) => file) ?? []
  );
}

test('a compose file passes the arguments that it names', () => {
  expect(passing('services:\n  app:\n    build:\n      args:\n        NPM_TOKEN:\n')).toEqual(['/project/compose.override.yaml']);
});

test('an argument in a comment is passed by nobody', () => {
  expect(passing('services:\n  app:\n    build:\n      args:\n        # NPM_TOKEN:\n        VERSION: 1\n')).toEqual([]);
});
