import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const otherLanguages: Tool = {
  name: 'other-languages',
  docs: 'https://perldoc.perl.org/perlvar#%25ENV',
  programs: words(`
      opam dune ocaml nim nimble crystal shards zig dub luarocks tclsh lua elm purs spago raco sbcl gprbuild fpc
    `),
  environment: [{ runs: 'code of the project or its packages', readsNothing: VERSION, source: 'https://perldoc.perl.org/perlvar#%25ENV' }],
  options: [
    {
      programs: ['luarocks'],
      options: ['--api-key', '--temp-key'],
      form: 'value',
      source: 'https://github.com/luarocks/luarocks/wiki/upload',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['opam'] },
    { tool: 'git', programs: ['opam'] },
    { tool: 'ssh', programs: ['opam'] },
  ],
  writes: [
    {
      programs: ['opam'],
      kind: 'config',
      arguments: /^(?:-\S+ )*pin .*:\/\/[^\s/]*@/,
      files: ['~/.opam'],
      moved: ['OPAMROOT'],
      holds: 'name',
      source: 'https://opam.ocaml.org/doc/man/opam-pin.html',
    },
    {
      programs: ['opam'],
      kind: 'config',
      arguments: /^(?:repo(?:sitory)?|remote) (?:\S+ )*(?:add|set-url)\b.*:\/\/[^\s/]*@/,
      files: ['~/.opam/repo/repos-config'],
      moved: ['OPAMROOT'],
      holds: 'name',
      revertedBy: /^opam (?:repo(?:sitory)?|remote) remove\b/,
      source: 'https://opam.ocaml.org/doc/man/opam-repository.html',
    },
    {
      programs: ['luarocks'],
      kind: 'config',
      // it is kept for the next upload, which --temp-key is not
      arguments: /^upload\b.* --api-key[ =]/,
      files: ['~/.luarocks/upload_config.lua'],
      holds: 'one',
      source: 'https://github.com/luarocks/luarocks/wiki/upload',
    },
    {
      programs: ['luarocks'],
      kind: 'config',
      arguments: /^config\b.*:\/\/[^\s/]+@/,
      files: ['~/.luarocks/config-<version>.lua'],
      holds: 'setting',
      source: 'https://github.com/luarocks/luarocks/wiki/config',
    },
  ],
  compiles: [{ programs: ['zig', 'crystal', 'nim', 'dub', 'shards'], source: 'https://crystal-lang.org/reference/man/crystal/' }],
};
