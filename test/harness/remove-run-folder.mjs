/** After all tests of a run: see run-folder.mjs. */
export default function tearDown() {
  globalThis.removeRunFolder();
}
