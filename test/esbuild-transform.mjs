import { transformSync } from 'esbuild';

/** Strips the types for jest, which runs the tests as native ES modules. */
export default {
  process: (code, file) => ({
    code: transformSync(code, { loader: 'ts', format: 'esm', target: 'node20', sourcefile: file, sourcemap: 'inline' }).code,
  }),
};
