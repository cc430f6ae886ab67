import { describe, expect, test } from '@jest/globals';
import { placesOf } from '../../../src/facts/commands/places.ts';
import { scriptOf } from '../script-of.ts';

describe('where commands stand', () => {
  test.each([
    ['cd /a && x && cd b && y', ['/w', '/a', '/a', '/a/b']],
    ['(cd /a && x); y', ['/w', '/a', '/w']],
    ['cd /a; (x; cd b; y); z', ['/w', '/a', '/a', '/a/b', '/a']],
    ['pushd /a && x', ['/w', '/a']],
    ['cd && x', ['/w', '/root']],
  ])('%s', (text, workdirs) => {
    expect(placesOf(scriptOf(text), { workdir: '/w', home: '/root' }).map((place) => place.workdir)).toEqual(workdirs);
  });
});
