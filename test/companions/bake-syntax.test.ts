import { describe, expect, test } from '@jest/globals';
import { entriesOf, readHcl } from '../../src/companions/bake/syntax.ts';
import { readTargets } from '../../src/companions/bake/targets.ts';

describe('readHcl', () => {
  test('finds blocks, labels and attributes with their places', () => {
    const text = '# c\ntarget "app" {\n  context = "." // d\n  args = { A = "1", B = x }\n  nested "l" { y = 2 }\n}\nz = [1,\n 2]\n';
    const file = readHcl(text);
    const [target] = file?.blocks ?? [];
    expect(target?.labels).toEqual(['app']);
    expect(target?.attributes.map((one) => text.slice(one.range.start, one.range.end))).toEqual(['context = "."', 'args = { A = "1", B = x }']);
    expect(target?.blocks.map((one) => [one.type, one.labels])).toEqual([['nested', ['l']]]);
    expect(file?.attributes.map((one) => text.slice(one.range.start, one.range.end))).toEqual(['z = [1,\n 2]']);
  });

  test.each([
    ['strings with expressions and quotes in them', 'a = "x ${f("}", b)} \\" y"'],
    ['an escaped expression', 'a = "$${x}"'],
    ['a heredoc', 'a = <<-EOT\n  { " ${x}\n  EOT\nb = 1'],
    ['a conditional', 'a = b != "" ? c : [for x in y : upper(x) if x != null]'],
    ['comments of all kinds', '/* { */ a = 1 # }\n// "\n'],
    ['a byte order mark and CRLF', '\uFEFFtarget "x" {\r\n  a = 1\r\n}\r\n'],
    ['an empty file', ''],
  ])('reads %s', (_, text) => {
    expect(readHcl(text)).toBeDefined();
  });

  test.each([
    'target "a" {',
    'a = "x',
    'a = [1',
    'a = }',
    '}',
    'a',
    '= 1',
    'a = <<E\nx',
    'a = 1\na = 2',
    'é = 1',
    'x {'.repeat(5000),
    `a = ${'"${'.repeat(5000)}`,
  ])('gives nothing back for %.20j', (text) => {
    expect(readHcl(text)).toBeUndefined();
  });
});

test('entriesOf splits objects and lists at their own commas and lines', () => {
  const value = (text: string): readonly string[] | undefined =>
    entriesOf(readHcl(`a = ${text}`)?.attributes[0]?.value ?? [])?.map((entry) => `${entry.key}:${entry.value.map((token) => token.text).join('')}`);
  expect(value('{ A = f(1, 2), "B" = [3, 4]\n C : {x = 5} }')).toEqual(['A:f(1,2)', 'B:[3,4]', 'C:{x=5}']);
  expect(value('["a",\n "b",]')).toEqual([':a', ':b']);
  expect(value('{}')).toEqual([]);
  expect(value('merge({}, x)')).toBeUndefined();
});

test('readTargets sees the same in HCL and in JSON', () => {
  const hcl = readTargets('/p/docker-bake.hcl', 'target "a" {\n context = "x"\n inherits = ["b"]\n target = "t"\n}\ntarget "b" { dockerfile = "${d}" }');
  const json = readTargets('/p/docker-bake.json', '{"target":{"a":{"context":"x","inherits":["b"],"target":"t"},"b":{"dockerfile":"${d}"}}}');
  expect(hcl).toEqual(json);
  expect(hcl).toEqual([
    { name: 'a', context: 'x', dockerfile: 'absent', stage: 't', inherits: ['b'] },
    { name: 'b', context: 'absent', dockerfile: undefined, stage: undefined, inherits: [] },
  ]);
});
