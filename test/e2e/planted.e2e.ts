import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PACKED } from '../prove/contents/packed-contents.ts';
import { VALUE, WRITTEN } from '../prove/written-values.ts';
import { dockerlint, placesOf, proveProjects } from './harness/proving.ts';

const { project } = proveProjects();

/** The value of the places of an image: of letters that no place has to quote. */
const PLACED = 'plc_Zz0123456789ZzAbCdEfGhIjKlMnOp';
/** One letter is another one: what holds this holds no secret. */
const twinOf = (value: string): string => value.replace('Zz', 'Zy');

const IMAGES = ['dockerlint-e2e:planted', 'dockerlint-e2e:twin'] as const;

/** Each place of an image that can hold a value, and what the report calls it. The lines of the Dockerfile have VALUE for the value. */
const PLACES: readonly (readonly [lines: string, place: RegExp])[] = [
  ['COPY plain /file', /^layer \d+ of \d+, \/file$/],
  ['COPY plain /removed\nRUN rm /removed', /^layer \d+ of \d+, \/removed$/],
  ['COPY plain /hidden\nRUN echo other > /hidden', /^layer \d+ of \d+, \/hidden$/],
  ['RUN echo x > /file-VALUE', /^layer \d+ of \d+, \/file-\*\*\*$/],
  ['RUN mkdir /folder-VALUE', /^layer \d+ of \d+, \/folder-\*\*\*$/],
  ['RUN busybox ln -s /to/VALUE /link', /^layer \d+ of \d+, \/link$/],
  ['ENV SETTING=VALUE', /^ENV SETTING$/],
  ['LABEL note=VALUE', /^LABEL note$/],
  ['LABEL VALUE=note', /^LABEL \*\*\*$/],
  ['USER VALUE', /^USER$/],
  ['WORKDIR /place/VALUE', /^WORKDIR$/],
  ['VOLUME /data/VALUE', /^VOLUME$/],
  ['STOPSIGNAL 9\nSHELL ["/bin/sh", "-c", "VALUE"]', /^SHELL$/],
  ['HEALTHCHECK CMD check --token VALUE', /^HEALTHCHECK$/],
  ['ONBUILD RUN login VALUE', /^ONBUILD$/],
  ['ENTRYPOINT ["serve", "--token=VALUE"]', /^ENTRYPOINT$/],
  ['CMD ["--password", "VALUE"]', /^CMD$/],
];

const dockerfile = (value: string): string =>
  ['FROM BASE', 'COPY forms /forms', 'COPY packed /packed', ...PLACES.map(([lines]) => lines.replaceAll('VALUE', value)), ''].join('\n');

/** The files of a build: each form of `form`, each archive with `placed`, and under `twins/` each with one other letter. */
async function files(form: string, placed: string): Promise<Record<string, string | Uint8Array>> {
  const made: Record<string, string | Uint8Array> = { plain: `token=${placed}\n` };
  for (const [index, [, , write]] of WRITTEN.entries()) {
    made[`forms/${index}`] = write(form);
    made[`forms/twins/${index}`] = write(twinOf(form));
  }
  for (const [index, [, pack]] of PACKED.entries()) {
    const content = (value: string): Buffer => Buffer.from(`${'line\n'.repeat(500)}token=${value}\n`);
    made[`packed/${index}`] = await pack(content(placed));
    made[`packed/twins/${index}`] = await pack(content(twinOf(placed)));
  }
  return made;
}

describe('values planted in an image, in each place and form', () => {
  beforeAll(async () => {
    for (const [image, form, placed] of [
      [IMAGES[0], VALUE, PLACED],
      [IMAGES[1], twinOf(VALUE), twinOf(PLACED)],
    ] as const) {
      const folder = project(image.replace(':', '-'), dockerfile(placed), await files(form, placed));
      const built = spawnSync('docker', ['buildx', 'build', '-q', '--network=none', '--provenance=false', '-t', image, '.'], { cwd: folder, encoding: 'utf8' });
      if (built.status !== 0) throw new Error(built.stderr);
    }
  });
  afterAll(() => {
    spawnSync('docker', ['image', 'rm', '-f', ...IMAGES]);
  });

  const search = (image: string) =>
    dockerlint('.', ['prove', '--image', image, 'FORM_TOKEN', 'PLACED_TOKEN', '--format', 'json'], { FORM_TOKEN: VALUE, PLACED_TOKEN: PLACED });

  test('nothing is missed, nothing is found twice, and no twin is found', () => {
    const run = search(IMAGES[0]);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 1, stderr: '' });
    expect(run.stdout).not.toContain(PLACED);
    const image = JSON.parse(run.stdout).images[0];
    const places = placesOf(image);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
    expect(places.filter((place) => place.includes('twins'))).toEqual([]);
    // each place once in the image, and once in the history if an instruction contains the value
    for (const [lines, place] of PLACES) {
      expect({ lines, found: places.filter((found) => place.test(found)).length }).toEqual({ lines, found: 1 });
    }
    const recorded = PLACES.filter(([lines]) => lines.includes('VALUE') && !lines.startsWith('ONBUILD'));
    expect(places.filter((found) => found.startsWith('the history'))).toHaveLength(recorded.length);
    const forms = WRITTEN.map(([form], index) => ({ form, place: `/forms/${index}` }));
    const packed = PACKED.map(([, , inside], index) => ({ form: 'as it is', place: [`/packed/${index}`, ...(inside ? [inside] : [])].join(' › ') }));
    const inFolders = image.traces.flatMap(({ form, place }: { readonly form: string; readonly place: string }) =>
      /, \/(?:forms|packed)\//.test(place) ? [{ form, place: place.replace(/^layer \d+ of \d+, /, '') }] : [],
    );
    expect(inFolders).toHaveLength(forms.length + packed.length);
    expect(inFolders).toEqual(expect.arrayContaining([...forms, ...packed]));
    // WORKDIR makes its folder, too
    const others = places.filter(
      (found) => !found.startsWith('the history') && !/, \/(?:forms|packed)\//.test(found) && !PLACES.some(([, place]) => place.test(found)),
    );
    expect(others).toEqual([expect.stringMatching(/^layer \d+ of \d+, \/place\/\*\*\*$/)]);
  });

  test('the image with the twins alone is clean', () => {
    const run = search(IMAGES[1]);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(run.stdout).images[0].traces).toEqual([]);
  });
});
