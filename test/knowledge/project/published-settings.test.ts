import { describe, expect, test } from '@jest/globals';
import type { BuildContext } from '../../../src/facts/project/build-context.ts';
import { publishedPlace } from '../../../src/facts/project/published-code.ts';
import { PUBLISHED_SETTINGS } from '../../../src/knowledge/project/published-settings.ts';

/** One for each row, in its order. */
const EXAMPLES: readonly (readonly [path: string, text: string])[] = [
  ['webpack.config.js', "new webpack.DefinePlugin({ 'process.env.MAPS_KEY': JSON.stringify(process.env.MAPS_KEY) })"],
  ['webpack.prod.js', "new EnvironmentPlugin(['NODE_ENV', 'MAPS_KEY'])"],
  ['next.config.mjs', 'export default { env: { MAPS_KEY: process.env.MAPS_KEY } };'],
  ['nuxt.config.ts', 'export default { runtimeConfig: { public: { maps: process.env.MAPS_KEY } } };'],
  ['nuxt.config.ts', 'export default { runtimeConfig: { maps: process.env.MAPS_KEY } };'],
  ['src/routes/+page.server.ts', "import { A, MAPS_KEY } from '$env/static/private';"],
  ['app.config.ts', 'export default { extra: { maps: process.env.MAPS_KEY } };'],
  ['quasar.config.js', 'build: { env: { MAPS: process.env.MAPS_KEY } }'],
  ['docusaurus.config.js', 'customFields: { maps: process.env.MAPS_KEY }'],
  ['src/main.rs', 'const KEY: &str = env!("MAPS_KEY");'],
  ['build.rs', 'println!("cargo:rustc-env=KEY={}", std::env::var("MAPS_KEY").unwrap());'],
  ['app/build.gradle', 'def key = System.getenv("MAPS_KEY")\nbuildConfigField "String", "KEY", "\\"${key}\\""'],
  ['app/build.gradle.kts', 'manifestPlaceholders["key"] = System.getenv("MAPS_KEY")'],
  ['build.gradle', "processResources { filesMatching('a.yml') { expand(key: System.getenv('MAPS_KEY')) } }"],
  ['app.csproj', '<AssemblyMetadata Include="Key" Value="$(MAPS_KEY)" />'],
  ['Directory.Build.props', '<DefineConstants>KEY=$(MAPS_KEY)</DefineConstants>'],
  ['pom.xml', '<manifestEntries><Key>${env.MAPS_KEY}</Key></manifestEntries>'],
  ['build.sbt', 'buildInfoKeys := Seq(name, "key" -> sys.env("MAPS_KEY"))'],
  ['rollup.config.js', 'plugins: [replace({ __MAPS__: process.env.MAPS_KEY })]'],
  ['vite.config.ts', 'export default { define: { __MAPS__: process.env.MAPS_KEY } };'],
];

function contextOf(path: string, text: string): BuildContext {
  return { read: (one) => (one === path ? text : undefined), files: () => [path], isFolder: () => false, canIgnore: false };
}

describe('settings that write variables into code', () => {
  test('every row has an example', () => {
    const found = EXAMPLES.map(([path, text]) => publishedPlace(contextOf(path, text), 'MAPS_KEY')?.what);
    expect(found).toEqual(PUBLISHED_SETTINGS.map((row) => row.what));
  });

  test('a name beside them is not written', () => {
    const text = "const token = process.env.MAPS_KEY;\nexport default { define: { __A__: '1' }, plugins: [upload(token)] };";
    expect(publishedPlace(contextOf('vite.config.ts', text), 'MAPS_KEY')).toBeUndefined();
  });

  test('by another name of the same file', () => {
    const script = 'const key = process.env.MAPS_KEY;\nexport default { define: { __KEY__: JSON.stringify(key) } };';
    expect(publishedPlace(contextOf('vite.config.ts', script), 'MAPS_KEY')?.what).toBe('define');
    const project = '<Project>\n<Key>$(MAPS_KEY)</Key>\n<AssemblyMetadata Include="Key" Value="$(Key)" />\n</Project>';
    expect(publishedPlace(contextOf('app.csproj', project), 'MAPS_KEY')?.line).toBe(3);
  });

  test('a prefix of the project', () => {
    const text = "export default {\n  envPrefix: ['APP_', 'MAPS_'],\n};";
    expect(publishedPlace(contextOf('vite.config.ts', text), 'MAPS_KEY')).toEqual({ path: 'vite.config.ts', line: 2, bundler: 'Vite', what: 'envPrefix' });
    expect(publishedPlace(contextOf('vite.config.ts', text), 'CMS_TOKEN')).toBeUndefined();
  });
});
