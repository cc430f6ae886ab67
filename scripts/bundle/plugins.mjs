// Plugins for esbuild that more than one build has.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../source.mjs';

/** dockerfile-ast gets a stand-in of a few lines for the types package; the language server, which needs all of it, the real one. */
export const smallTypes = {
  name: 'small-types',
  setup({ onResolve }) {
    onResolve({ filter: /^vscode-languageserver-types$/ }, ({ importer }) =>
      importer.includes(path.join('node_modules', 'dockerfile-ast')) ? { path: path.join(root, 'scripts/bundle/vscode-languageserver-types.mjs') } : undefined,
    );
  },
};

/** A table says where each row comes from for those who read it; the program does not. Nothing else in these files is an address, but for a `page:` that people are told. */
export const withoutSources = {
  name: 'without-sources',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]knowledge[\\/].*\.ts$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8')
        .replaceAll(/,\s*source: 'https:\/\/[^'\n]*'/g, '')
        .replaceAll(/(?<!\bpage: )'https:\/\/[^'\n]*'/g, "''"),
      loader: 'ts',
    }));
  },
};

/** Paths for browsers, which have neither Node's module nor a working folder. */
export const browserPaths = {
  name: 'browser-paths',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:path(?:\/posix)?$/ }, () => ({ path: path.join(root, 'node_modules/path-browserify/index.js') }));
    onLoad({ filter: /[\\/]path-browserify[\\/]index\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8').replaceAll('process.cwd()', "'/'"),
      loader: 'js',
    }));
  },
};
